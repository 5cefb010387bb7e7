// Writes what a session leaves: its record, tables and cards; and carries what is open into the sidecar.

import path from 'node:path'
import { counted, fileMessage, type Message } from '../host/messages.ts'
import { type Output, type Written, writeWhole } from '../host/outputs.ts'
import { readSession } from '../host/session/read-session.ts'
import { sidecarOfSession, writeSidecar } from '../host/session/sidecar-file.ts'
import { carriedInto } from '../plan/study/carried.ts'
import { ankiCards } from '../session/cards.ts'
import { sessionTables } from '../session/csv.ts'
import { drawingsOf } from '../session/drawings-of.ts'
import type { Event } from '../session/event.ts'
import { folded } from '../session/fold.ts'
import { recordMarkdown } from '../session/record.ts'
import { isListed } from '../session/session.ts'
import { type ExitCode, exitCodes, gravest } from './exit-codes.ts'

/** What was written, and how it went. */
interface Step {
  readonly outputs: readonly { readonly path: string; readonly about: string }[]
  readonly messages: readonly Message[]
  readonly code: ExitCode
}

export interface RecordWritten extends Step {
  /** How many were asked; null where the session could not be read. */
  readonly questions: number | null
}

/** `folder` is the session's. */
export async function writeRecord(folder: string, carries: boolean): Promise<RecordWritten> {
  const session = await readSession(folder)
  if (session.kind === 'unreadable')
    return { outputs: [], messages: [session.message], code: exitCodes.input, questions: null }
  const { events } = session
  const written = await writeFiles(folder, events)
  const carried = carries ? await carry(folder, events) : nothing
  return {
    outputs: [...written.outputs, ...carried.outputs],
    messages: [...session.messages, ...written.messages, ...carried.messages],
    code: gravest([written.code, carried.code]),
    questions: folded(events).questions.filter(isListed).length,
  }
}

const nothing: Step = { outputs: [], messages: [], code: exitCodes.done }

async function writeFiles(folder: string, events: readonly Event[]): Promise<Step> {
  const tables = sessionTables(events)
  const drawings = drawingsOf(events)
  const files = [
    ['record.md', recordMarkdown(events), 'the record'],
    ['questions.csv', tables.questions, 'questions, for a spreadsheet'],
    ['polls.csv', tables.polls, 'votes'],
    ['sections.csv', tables.sections, 'times'],
    ['cards.txt', ankiCards(events), 'cards, for Anki'],
    ...(drawings === null ? [] : [['drawings.svg', drawings, 'what was drawn over slides'] as const]),
  ] as const
  const outputs: Step['outputs'][number][] = []
  for (const [name, text, about] of files) {
    // As the log: for the owner.
    const output: Output = { name, bytes: Buffer.from(text), mode: 0o600 }
    const written = await writeWhole(folder, output)
    if (written.kind === 'not-written') return { outputs, messages: [refusal(written)], code: exitCodes.output }
    outputs.push({ path: path.join(folder, name), about })
  }
  return { outputs, messages: [], code: exitCodes.done }
}

async function carry(folder: string, events: readonly Event[]): Promise<Step> {
  const { deck } = folded(events)
  const sidecar = await sidecarOfSession(folder, deck)
  if (sidecar.kind === 'none') {
    const message = `what is open is not carried over: ${sidecar.why}`
    return { ...nothing, messages: [fileMessage(folder, 'warning', 'not-carried', message)] }
  }
  const carried = carriedInto(sidecar.text, events)
  if (carried.added === 0) return nothing
  const written = await writeSidecar(sidecar.path, carried.sidecar)
  if (written.kind === 'not-written') return { ...nothing, messages: [refusal(written)], code: exitCodes.output }
  const about = `${counted(carried.added, 'open question')} carried over`
  return { ...nothing, outputs: [{ path: sidecar.path, about }] }
}

function refusal({ path: file, message, hint }: Written & { kind: 'not-written' }): Message {
  return fileMessage(file, 'error', 'E-OUTPUT', message, hint)
}
