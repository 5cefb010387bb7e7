// Where a session is at a broker: the topics of its room, and what stands in them. Knows nothing of connections.

import type { Snapshot } from './snapshot.ts'

/** What the leader publishes of the followers' snapshot, and which session it is of. It goes to all at every slide, so it is small. */
export interface RoomState extends Omit<Snapshot, 'questions'> {
  /** A mark of the host that wrote it, which says nothing to anybody else. */
  readonly by: string
}

/** The rest of the snapshot, which is the most of it and changes less often. */
export type RoomQuestions = Pick<Snapshot, 'questions' | 'count' | 'began'>

/** Letters and digits, so that it is one level of a topic and means nothing else in it. */
export function isRoom(name: string): boolean {
  return /^[0-9A-Za-z]{1,64}$/.test(name)
}

/** Long enough that nobody guesses it: who knows it can write in its place. */
export function isDeviceName(name: string): boolean {
  return /^[0-9A-Za-z]{20,40}$/.test(name)
}

/** Retained; written by the leader, read by all. */
export function stateTopic(room: string): string {
  return `lectern/${room}/state`
}

/** Retained, as the state is. */
export function questionsTopic(room: string): string {
  return `${stateTopic(room)}/questions`
}

/** Retained; written by the device, read by the leader. `+` stands for all of them. */
export function upTopic(room: string, device: string): string {
  return `lectern/${room}/up/${device}`
}

/** The device that a topic belongs to; null for any other topic. */
export function deviceOf(room: string, topic: string): string | null {
  const start = upTopic(room, '')
  const device = topic.startsWith(start) ? topic.slice(start.length) : ''
  return isDeviceName(device) ? device : null
}
