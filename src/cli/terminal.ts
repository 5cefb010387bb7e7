// Where words go: results to standard output, everything said about them to standard error.

import process from 'node:process'
import { visible } from '../base/diagnostic.ts'
import { countsOf, type Message, messageJson, reportLines } from '../host/messages.ts'

export interface Terminal {
  readonly isJson: boolean
  /** A result; ends with a line end. */
  result(line: string): void
  /** Something to know, not a diagnostic; left out for programs and when quiet. */
  say(line: string): void
  /** How far a long step is; the time left is told where its pieces are counted. */
  advance(
    step: string,
    what: string,
    pieces: { readonly done: number; readonly of: number } | null,
    began: number,
  ): void
  /** A long step that is done, with what came of it and the milliseconds since it began. */
  progress(step: string, outcome: string, began: number): void
  report(messages: readonly Message[]): void
}

export function terminal(options: { readonly json: boolean; readonly quiet: boolean }): Terminal {
  const isColoured = process.stderr.isTTY === true && !process.env.NO_COLOR
  const isTalking = !options.json && !options.quiet
  const isLive = isTalking && process.stderr.isTTY === true
  let isOpen = false
  /** Wipes what was only said for the moment. */
  const wiped = (): string => {
    const wipe = isOpen ? '\r\u001b[K' : ''
    isOpen = false
    return wipe
  }
  const error = (line: string) => void process.stderr.write(`${wiped()}${line}\n`)
  let toldAt = performance.now()
  return {
    isJson: options.json,
    result: (line) => {
      const wipe = wiped()
      if (wipe !== '') process.stderr.write(wipe)
      process.stdout.write(`${line}\n`)
    },
    say: (line) => {
      if (isTalking) error(visible(line))
    },
    advance: (step, what, pieces, began) => {
      const line = `  ${step.padEnd(11)} ${pieces === null ? `${what} …` : counted(pieces, began)}`
      if (isLive) {
        process.stderr.write(`${wiped()}${line}`)
        isOpen = true
      } else if (isTalking && performance.now() - toldAt > SILENCE && pieces !== null) error(line)
      else return
      toldAt = performance.now()
    },
    progress: (step, outcome, began) => {
      toldAt = performance.now()
      const milliseconds = `${Math.round(performance.now() - began)} ms`
      if (isTalking) error(`  ${step.padEnd(11)} ${outcome.padEnd(24)} ${milliseconds.padStart(8)}`)
    },
    report: (messages) => {
      const lines = options.json ? messages.map(messageJson) : reportLines(messages, isColoured)
      for (const line of lines) error(line)
    },
  }
}

/** Where lines cannot be wiped one is written this often, in milliseconds. */
const SILENCE = 10_000

function counted({ done, of }: { readonly done: number; readonly of: number }, began: number): string {
  const left = done === 0 ? 0 : Math.ceil(((performance.now() - began) / done) * ((of - done) / 1000))
  return `${done} of ${of}${left > 0 ? `, ${left} s left` : ''}`
}

/** The last line of a run. */
export function summary(subject: string, messages: readonly Message[]): string {
  return `${subject}, ${countsOf(messages)}.`
}

/** What was written, a line each. */
export function tellOutputs(
  { result }: Pick<Terminal, 'result'>,
  outputs: readonly { readonly path: string; readonly about: string }[],
): void {
  const width = Math.max(0, ...outputs.map((output) => visible(output.path).length))
  for (const { path, about } of outputs) result(`${visible(path).padEnd(width)}  ${about}`)
}
