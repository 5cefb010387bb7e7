// The session that `present` serves, with its folder: the one that was interrupted, else a new one.

import { randomBytes } from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'
import { fileMessage, type Message } from '../host/messages.ts'
import { type LiveSession, liveSession } from '../host/session/live-session.ts'
import { brokenLines } from '../host/session/read-session.ts'
import {
  logName,
  openSession,
  rehearsalsName,
  type SessionFolder,
  sessionsName,
} from '../host/session/session-folder.ts'
import type { Event } from '../session/event.ts'
import { folded } from '../session/fold.ts'
import { isNothing, resumed, stopped } from '../session/going-on.ts'
import { dateText } from '../session/moment-text.ts'
import type { StudyPlan } from '../session/study-plan.ts'

export interface RecordOrder {
  readonly article: string
  readonly deck: string
  readonly plan: StudyPlan
  /** Never goes on with an older one. */
  readonly isNew: boolean
  /** Kept apart from the sessions of the deck. */
  readonly isRehearsal: boolean
  /** Whether anything is written down. */
  readonly isKept: boolean
  /** The record cannot be written any longer. */
  onTrouble(text: string): void
}

export type RecordedSession =
  | { readonly kind: 'refused'; readonly message: Message }
  | {
      readonly kind: 'open'
      readonly session: LiveSession
      readonly key: Uint8Array
      /** Of the folder; null where nothing is kept. */
      readonly path: string | null
      readonly messages: readonly Message[]
      /** Lets the folder go; one in which nothing happened is taken away. */
      close(): void
    }

export function recordedSession(order: RecordOrder): RecordedSession {
  const { isKept, plan, deck } = order
  const folder = isKept ? opened(order) : null
  if (folder !== null && 'level' in folder) return { kind: 'refused', message: folder }
  const before = folder?.events ?? []
  const events = [...before]
  /** What a full disk did not take; it goes first as soon as there is room. */
  let unwritten: readonly Event[] = []
  let isClosed = false
  const append = (added: readonly Event[]) => {
    if (folder === null || isClosed) return
    events.push(...added)
    unwritten = [...unwritten, ...added]
    try {
      folder.append(unwritten)
      if (unwritten.length > added.length) order.onTrouble('')
      unwritten = []
    } catch (error) {
      // It must not end an hour in which people sit together: it goes on, and the leader knows.
      order.onTrouble(`${logName}: the record cannot be written: ${(error as Error).message}`)
    }
  }
  append(resumed(before, Date.now()))
  const session = liveSession(folded(events), append, Date.now)
  if (session.now().began === 0) session.happen({ do: 'begin', deck, plan, zone: zone() })
  else if (JSON.stringify(session.now().plan) !== JSON.stringify(plan)) session.happen({ do: 'plan', plan })
  return {
    kind: 'open',
    session,
    key: folder?.key ?? randomBytes(32),
    path: folder?.path ?? null,
    messages: folder === null ? [] : messagesOf(folder, before.length > 0),
    close: () => {
      if (folder === null || isClosed) return
      append(stopped(events, Date.now()))
      isClosed = true
      folder.close()
      if (before.length === 0 && isNothing(events)) fs.rmSync(folder.path, { recursive: true, force: true })
    },
  }
}

function opened({ article, deck, isNew, isRehearsal }: RecordOrder): SessionFolder | Message {
  const folder = path.dirname(path.resolve(article))
  try {
    const session = openSession(
      folder,
      deck,
      dateText(Date.now(), zone()),
      isNew ? 'new' : 'resume-latest',
      isRehearsal ? rehearsalsName : sessionsName,
    )
    if (session.kind === 'open') return session
    return fileMessage(session.path, 'error', 'E-SESSION', session.message, session.hint)
  } catch (error) {
    const message = `the session cannot be recorded: ${(error as Error).message}`
    return fileMessage(folder, 'error', 'E-SESSION', message, 'make the folder writable, or present with --no-record')
  }
}

function messagesOf({ path: folder, broken }: SessionFolder, isResumed: boolean): Message[] {
  const log = path.join(folder, logName)
  const text = 'this goes on with the session that was not ended'
  return [
    ...(isResumed ? [fileMessage(folder, 'note', 'session-resumed', text, '--new begins another one')] : []),
    ...brokenLines(log, broken),
  ]
}

/** Of the clock on the wall, in minutes ahead of UTC. */
function zone(): number {
  return -new Date().getTimezoneOffset()
}
