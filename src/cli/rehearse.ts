// `lectern rehearse`: the times of a plan, set by what was measured. The difference is shown before anything is written.

import { existsSync } from 'node:fs'
import { stat } from 'node:fs/promises'
import process from 'node:process'
import { createInterface } from 'node:readline/promises'
import { visible } from '../base/diagnostic.ts'
import { isWide } from '../base/text.ts'
import { fileMessage, type Message } from '../host/messages.ts'
import { readSession } from '../host/session/read-session.ts'
import { readSidecar, writeSidecar } from '../host/session/sidecar-file.ts'
import { isTelling, minutesIn, type RehearsedSection, rehearsedTimes, withTimes } from '../plan/study/rehearsed.ts'
import type { Event } from '../session/event.ts'
import { folded } from '../session/fold.ts'
import { lengthText } from '../session/moment-text.ts'
import { spentUntil } from '../session/session.ts'
import { type Misused, misused } from './arguments.ts'
import { type ExitCode, exitCodes } from './exit-codes.ts'
import { type Input, inputsOf } from './inputs.ts'
import { type OnInterrupt, serveSession } from './present.ts'
import { sessionInput } from './session-input.ts'
import { type Terminal, terminal } from './terminal.ts'

/** Without a session that was measured, it serves one, until the leader ends it or an interrupt does. */
export async function rehearse(
  operands: readonly string[],
  flags: ReadonlyMap<string, string>,
  onInterrupt: OnInterrupt,
): Promise<ExitCode | Misused> {
  const [named] = operands
  if (named === undefined || operands.length > 1)
    return misused('rehearse takes one article', 'write lectern rehearse ARTICLE --from SESSION')
  const out = terminal({ json: flags.has('json'), quiet: false })
  const input = await inputOf(named)
  if (input === null) {
    out.report([fileMessage(named, 'error', 'E-NOT-FOUND', 'there is no such article')])
    return exitCodes.input
  }
  const measured = await measuredSession(input, flags, out, onInterrupt)
  if (measured.kind === 'misused') return measured
  if (measured.kind === 'none') {
    out.report(measured.messages)
    return measured.code
  }
  const session = await readSession(measured.folder)
  if (session.kind === 'unreadable') {
    out.report([session.message])
    return exitCodes.input
  }
  out.report(session.messages)
  return setTimes(input.path, measured.folder, session.events, flags.has('write'), out)
}

type Measured =
  | { readonly kind: 'folder'; readonly folder: string }
  | { readonly kind: 'none'; readonly code: ExitCode; readonly messages: readonly Message[] }
  | Misused

/** The session that was named, else one that is rehearsed now. */
async function measuredSession(
  input: Input,
  flags: ReadonlyMap<string, string>,
  out: Terminal,
  onInterrupt: OnInterrupt,
): Promise<Measured> {
  const from = flags.get('from')
  if (from !== undefined) {
    const folder = await sessionInput(from)
    return typeof folder === 'string'
      ? { kind: 'folder', folder }
      : { kind: 'none', code: exitCodes.input, messages: [folder] }
  }
  const ended = await serveSession(input, flags, out, onInterrupt, true)
  if ('kind' in ended) return ended
  if (ended.folder === null || !existsSync(ended.folder)) return { kind: 'none', code: ended.code, messages: [] }
  return { kind: 'folder', folder: ended.folder }
}

async function setTimes(
  article: string,
  folder: string,
  events: readonly Event[],
  mayWrite: boolean,
  out: Terminal,
): Promise<ExitCode> {
  const sidecar = await readSidecar(article)
  if (sidecar.kind === 'none') {
    out.report([fileMessage(article, 'error', 'E-UNREADABLE', sidecar.why)])
    return exitCodes.input
  }
  const session = folded(events)
  const spent = spentUntil(
    session,
    events.reduce((last, { at }) => Math.max(last, at), 0),
  )
  const minutes = minutesIn(sidecar.text)
  const total = minutes === null ? session.plan.seconds : minutes * 60
  if (total === 0 || !Object.values(spent).some((time) => time > 0)) {
    const message = total === 0 ? 'the plan of this session has no times' : 'no time was measured in this session'
    out.report([fileMessage(folder, 'error', 'E-NO-SESSION', message)])
    return exitCodes.input
  }
  const times = rehearsedTimes(session.plan, spent, total)
  const text = withTimes(sidecar.text, times)
  show(times, out)
  if (!isTelling(times)) {
    const message =
      'this session took less than half, or more than twice, of what was planned for its sections: its times say little about the hour'
    out.report([
      fileMessage(folder, 'warning', 'rehearsed-little', message, 'rehearse the whole hour, at the pace of the room'),
    ])
  }
  if (text === sidecar.text) {
    out.say(`${sidecar.path} has these times.`)
    return exitCodes.done
  }
  if (!mayWrite && !(await saysYes(sidecar.path, out))) return exitCodes.done
  const written = await writeSidecar(sidecar.path, text)
  if (written.kind === 'not-written') {
    out.report([fileMessage(written.path, 'error', 'E-OUTPUT', written.message, written.hint)])
    return exitCodes.output
  }
  out.say(`${sidecar.path} is written.`)
  return exitCodes.done
}

async function saysYes(file: string, out: Terminal): Promise<boolean> {
  if (out.isJson || !process.stdin.isTTY || !process.stderr.isTTY) {
    out.say('Nothing is written; --write writes it.')
    return false
  }
  const asking = createInterface({ input: process.stdin, output: process.stderr })
  const answer = await asking.question(`Write these times into ${visible(file)}? (y/n) `)
  asking.close()
  return /^\s*(?:y|yes|是|j|ja)\s*$/i.test(answer)
}

function show(times: readonly RehearsedSection[], out: Terminal): void {
  if (out.isJson) {
    for (const { title, planned, measured, next } of times)
      out.result(JSON.stringify({ section: title, planned, measured: Math.round(measured), new: next }))
    return
  }
  const sum = (of: (time: RehearsedSection) => number) => times.reduce((all, time) => all + of(time), 0)
  const rows = [
    ['section', 'planned', 'measured', 'new'],
    ...times.map(({ title, planned, measured, next }) => [
      visible(title),
      lengthText(planned),
      measured === 0 ? '–' : lengthText(Math.round(measured)),
      lengthText(next),
    ]),
    [
      'all',
      lengthText(sum(({ planned }) => planned)),
      lengthText(Math.round(sum(({ measured }) => measured))),
      lengthText(sum(({ next }) => next)),
    ],
  ]
  const widths = [0, 1, 2, 3].map((column) => Math.max(...rows.map((row) => widthOf(row[column] ?? ''))))
  for (const [title = '', ...cells] of rows) {
    const padded = cells.map((cell, index) => cell.padStart(widths[index + 1] ?? 0))
    out.result([title + ' '.repeat((widths[0] ?? 0) - widthOf(title)), ...padded].join('  '))
  }
}

/** In columns of a terminal. */
function widthOf(text: string): number {
  return Array.from(text).reduce((sum, character) => sum + (isWide(character.codePointAt(0) ?? 0) ? 2 : 1), 0)
}

async function inputOf(named: string): Promise<Input | null> {
  const inputs = await inputsOf([named])
  if ('kind' in inputs || inputs.length !== 1) return null
  const [input] = inputs
  const isThere = input !== undefined && (await stat(input.path).catch(() => null))?.isFile() === true
  return isThere ? input : null
}
