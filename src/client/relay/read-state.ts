import { readSnapshot } from '../../session/read-snapshot.ts'
import type { RoomQuestions, RoomState } from '../../session/room.ts'
import type { Snapshot } from '../../session/snapshot.ts'

/** What stands in a room; null for anything else: a broker may be set up so that others can write there. */
export function readState(text: string): RoomState | null {
  const given = objectIn(text)
  const { questions: _, ...state } = readSnapshot({ ...given, questions: [] }) ?? { questions: [] }
  return isState(state) && typeof given?.by === 'string' ? { ...state, by: given.by } : null
}

/** The same of its questions. */
export function readQuestions(text: string): RoomQuestions | null {
  const { began, count, questions } = objectIn(text) ?? {}
  const read = readSnapshot({ ...nothing, began, count, questions })
  return read === null ? null : { began: read.began, count: read.count, questions: read.questions }
}

function isState(state: object): state is Omit<Snapshot, 'questions'> {
  return 'began' in state
}

/** The rest of a snapshot, where only its questions are looked at. */
const nothing: Snapshot = {
  began: 0,
  count: 0,
  now: 0,
  build: '',
  shown: { slide: '', index: 0, step: 0 },
  isBlack: false,
  isRoomShown: false,
  topic: null,
  questions: [],
  shownQuestion: null,
  isOver: false,
}

function objectIn(text: string): Readonly<Record<string, unknown>> | null {
  const given = parsed(text)
  return typeof given === 'object' && given !== null ? (given as Readonly<Record<string, unknown>>) : null
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
