// What a projector stands on: what is shown, and where the leader points.

import type { ProjectorSnapshot } from '../../session/snapshot.ts'

/** In thousandths of the slide's width and height. */
export interface Point {
  readonly x: number
  readonly y: number
}

export interface Projection {
  now(): ProjectorSnapshot
  /** Called with every newer snapshot. */
  onChange(listener: () => void): void
  /** Null where the laser is off. */
  onPoint(listener: (at: Point | null) => void): void
}
