// A projection over a line to the server: for a screen that nobody's speaker view has opened.

import type { ProjectorSnapshot, Snapshot } from '../../session/snapshot.ts'
import { lineTo } from './line.ts'
import type { Point, Projection } from './projection.ts'

export interface ScreenProjection extends Projection {
  close(): void
}

/** `first` is what is shown until the server has spoken; with strokes in it where this is the leader's own browser. */
export function screenProjection(first: Snapshot): ScreenProjection {
  const changes: (() => void)[] = []
  const points: ((at: Point | null) => void)[] = []
  // Only the leader's own browser may hear what is drawn over the slides.
  const isLeaders = 'strokes' in first
  const line = lineTo(isLeaders ? 'projector' : 'follower')
  let now = withStrokes(first)
  line.onEvent(({ name, text }) => {
    if (name === 'gone') location.reload()
    else if (name === '') {
      now = withStrokes(JSON.parse(text) as Snapshot)
      for (const listener of changes) listener()
    } else if (name === 'point') for (const listener of points) listener(JSON.parse(text) as Point | null)
  })
  return {
    now: () => now,
    onChange: (listener) => changes.push(listener),
    onPoint: (listener) => points.push(listener),
    close: line.close,
  }
}

function withStrokes(snapshot: Snapshot): ProjectorSnapshot {
  return { strokes: [], ...snapshot }
}
