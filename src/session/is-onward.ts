import type { MoveCommand } from './command.ts'
import type { Session } from './session.ts'

/** Whether a move goes on to another slide that the room sees: then what lies over the slide goes, but for what people are still at. */
export function isOnward({ to, stays }: MoveCommand, now: Pick<Session, 'position' | 'isFrozen'>): boolean {
  return to.index > now.position.index && !now.isFrozen && stays !== true
}
