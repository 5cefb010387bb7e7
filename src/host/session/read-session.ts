// A session that was: its log, read without touching it.

import { readFile } from 'node:fs/promises'
import path from 'node:path'
import type { Event } from '../../session/event.ts'
import { eventsOf } from '../../session/log.ts'
import { fileMessage, type Message } from '../messages.ts'
import { logName } from './session-folder.ts'

export type ReadSession =
  | {
      readonly kind: 'read'
      readonly events: readonly Event[]
      /** One for each line that is no event. */
      readonly messages: readonly Message[]
    }
  | { readonly kind: 'unreadable'; readonly message: Message }

export async function readSession(folder: string): Promise<ReadSession> {
  const log = path.join(folder, logName)
  const text = await readFile(log, 'utf8').catch((error: NodeJS.ErrnoException) => error)
  if (typeof text !== 'string') {
    const message = text.code === 'ENOENT' ? 'there is no such log' : `this log cannot be read (${text.code})`
    return { kind: 'unreadable', message: fileMessage(log, 'error', 'E-NO-SESSION', message) }
  }
  const { events, broken } = eventsOf(text)
  if (!events.some((event) => event.do === 'begin')) {
    const message = 'no session begins in this log'
    return { kind: 'unreadable', message: fileMessage(log, 'error', 'E-NO-SESSION', message) }
  }
  return { kind: 'read', events, messages: brokenLines(log, broken) }
}

/** What is to be said of lines of a log that are no events. */
export function brokenLines(log: string, broken: readonly number[]): readonly Message[] {
  const message = 'this line is no event, and is left out'
  return broken.map((line) => fileMessage(log, 'warning', 'log-broken', message, undefined, { line, col: 1 }))
}
