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
  /** A long step that is done, with what came of it and the milliseconds since it began. */
  progress(step: string, outcome: string, began: number): void
  report(messages: readonly Message[]): void
}

export function terminal(options: { readonly json: boolean; readonly quiet: boolean }): Terminal {
  const isColoured = process.stderr.isTTY === true && !process.env.NO_COLOR
  const isTalking = !options.json && !options.quiet
  const error = (line: string) => void process.stderr.write(`${line}\n`)
  return {
    isJson: options.json,
    result: (line) => void process.stdout.write(`${line}\n`),
    say: (line) => {
      if (isTalking) error(visible(line))
    },
    progress: (step, outcome, began) => {
      const milliseconds = `${Math.round(performance.now() - began)} ms`
      if (isTalking) error(`  ${step.padEnd(11)} ${outcome.padEnd(24)} ${milliseconds.padStart(8)}`)
    },
    report: (messages) => {
      const lines = options.json ? messages.map(messageJson) : reportLines(messages, isColoured)
      for (const line of lines) error(line)
    },
  }
}

/** The last line of a run. */
export function summary(subject: string, messages: readonly Message[]): string {
  return `${subject}, ${countsOf(messages)}.`
}
