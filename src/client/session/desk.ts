// What the speaker view stands on: the session as the leader sees it, and what can be asked of it. The session itself may live in this
// window, in the one that opened it, or on a server.

import type { LeaderCommand } from '../../session/command.ts'
import type { Stroke } from '../../session/event.ts'
import type { LeaderSnapshot } from '../../session/snapshot.ts'
import type { StudyPlan } from '../../session/study-plan.ts'
import type { Point, Projection } from './projection.ts'

export type { Point } from './projection.ts'

/** A projection too, so that a window which has a desk can project from it. */
export interface Desk extends Projection {
  plan(): StudyPlan
  now(): LeaderSnapshot
  /** By the clock of the session; milliseconds since 1970. */
  time(): number
  /** Called with every newer snapshot, and when the plan has changed. */
  onChange(listener: () => void): void
  /**
   * What comes of it stands in the next snapshot. `settled` is called once it is not on its way any more: with false where the session
   * will not take it, with true where it has, or where nobody can know.
   */
  ask(command: LeaderCommand, settled?: (isTaken: boolean) => void): void
  /** Shows the laser on the projector; null takes it away. Not part of the session, and not recorded. */
  point(at: Point | null): void
  /** All that was drawn, on whatever slide; a snapshot holds that of the present slides only. */
  drawings(): Promise<readonly Stroke[]>
  /** What to say to the leader, such as a lost connection or an article that does not build; empty when it is over. */
  onTrouble(listener: (text: string) => void): void
}
