// What a device has said in a session already: for a page that is opened again.

import type { Pace, Steering } from './event.ts'

export interface Before {
  /** The session in which it was said, by when it began; 0 where nobody knows. What was said in another one is past. */
  readonly began: number
  /** The ids of the questions that it has asked. */
  readonly asked: readonly string[]
  /** The ids of the questions that it has voted for. */
  readonly votes: readonly string[]
  /** Of polls, each in the round, from 0, that it was chosen in. */
  readonly choices: readonly { readonly topic: string; readonly round: number; readonly option: number }[]
  /** The ids of the topics that it is done with. */
  readonly done: readonly string[]
  readonly pace: Pace | null
  /** Counts the devices of the room, from 0: groups are of like size. */
  readonly seat: number
  readonly wish: { readonly as: Steering; readonly number: number } | null
}
