// What the host of a session put into the page: it is our own, and comes with the page.

import type { Before } from '../../session/before.ts'
import type { LeaderSnapshot, ProjectorSnapshot, Snapshot } from '../../session/snapshot.ts'
import type { StudyPlan } from '../../session/study-plan.ts'

export interface Island {
  readonly device: string
  readonly isHost?: boolean
  readonly room?: RoomCard
  readonly plan?: StudyPlan
  readonly snapshot?: Snapshot | ProjectorSnapshot | LeaderSnapshot
  readonly before?: Before
  /** A page that follows over a broker. */
  readonly relay?: { readonly url: string; readonly room: string }
}

/** How to come in. */
export interface RoomCard {
  readonly joinUrl: string
  readonly code: string
  readonly qr: { readonly size: number; readonly path: string }
}

/** As people type it. */
export function bareUrl({ joinUrl }: RoomCard): string {
  return joinUrl.replace(/^http:\/\//, '').replace(/\/$/, '')
}

export function islandIn(owner: Document): Island {
  const text = owner.querySelector('script[data-part="session"]')?.textContent ?? ''
  return text === '' ? { device: '' } : (JSON.parse(text) as Island)
}
