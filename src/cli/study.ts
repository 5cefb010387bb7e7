// `lectern study`: the plan of an hour over an article, and the file in which its leader writes down the rest.

import path from 'node:path'
import process from 'node:process'
import { visible } from '../base/diagnostic.ts'
import { type Compiled, compile } from '../compile.ts'
import { isThere } from '../host/is-there.ts'
import { counted, fileMessage } from '../host/messages.ts'
import { writeWhole } from '../host/outputs.ts'
import { sidecarPath } from '../host/session/sidecar-path.ts'
import { openTool } from '../host/tool.ts'
import { type Misused, misused } from './arguments.ts'
import { settingsOfFlags } from './article-settings.ts'
import { browserOptions } from './browser-options.ts'
import { codeOfMessages } from './code-of-messages.ts'
import { type ExitCode, exitCodes } from './exit-codes.ts'
import { messagesOfCompiled } from './messages-of-compiled.ts'
import { minutesOfFlags } from './minutes-of-flags.ts'
import { type ReadArticle, readInput } from './read-input.ts'
import { studyTable } from './study-table.ts'
import { type Terminal, terminal } from './terminal.ts'

/** Of the hour, where nobody says, min. */
const HOUR = 60

export async function study(
  operands: readonly string[],
  flags: ReadonlyMap<string, string>,
): Promise<ExitCode | Misused> {
  const [article] = operands
  if (article === undefined || operands.length > 1)
    return misused('study takes one article', 'write lectern study ARTICLE')
  const minutes = minutesOfFlags(flags)
  if (minutes !== null && typeof minutes === 'object') return minutes
  const tool = openTool()
  const settings = settingsOfFlags(flags, tool.themes.names)
  if ('kind' in settings) return settings
  const out = terminal({ json: flags.has('json'), quiet: false })
  const read = await readInput(article, settings, flags.get('encoding'), tool, browserOptions(flags))
  if (read.kind === 'unreadable') {
    out.report([read.message])
    return exitCodes.input
  }
  if (flags.has('show')) return show(read, minutes, out)
  return write(read, minutes ?? HOUR, flags.get('output') ?? null, out)
}

/** The plan as it is, with the leader's file. */
async function show(read: ReadArticle, minutes: number | null, out: Terminal): Promise<ExitCode> {
  const { source, settings, host, sidecar } = read
  const hour = minutes ?? (sidecar === null ? HOUR : null)
  const compiled = await compile(source, settings, host.world, sidecar, hour)
  const messages = messagesOfCompiled(read, compiled)
  tell(compiled, '', out.result, out.isJson)
  out.report(messages)
  return codeOfMessages(settings, messages)
}

async function write(read: ReadArticle, minutes: number, output: string | null, out: Terminal): Promise<ExitCode> {
  const { source, settings, host } = read
  const file = output ?? sidecarPath(source.path)
  if (output !== '-' && (await isThere(file))) {
    const hint = 'lectern study --show prints its plan; -o - writes a new one to standard output'
    out.report([fileMessage(file, 'error', 'E-OUTPUT', 'this file is there already: it is kept as it is', hint)])
    return exitCodes.output
  }
  const compiled = await compile(source, settings, host.world, null, minutes)
  const messages = messagesOfCompiled({ ...read, sidecar: null }, compiled)
  if (output === '-') {
    process.stdout.write(compiled.sidecar())
    tell(compiled, '', out.say, false)
  } else {
    const bytes = Buffer.from(compiled.sidecar())
    const written = await writeWhole(path.dirname(file), { name: path.basename(file), bytes })
    if (written.kind === 'not-written') {
      out.report([fileMessage(written.path, 'error', 'E-OUTPUT', written.message, written.hint)])
      return exitCodes.output
    }
    tell(compiled, file, out.result, out.isJson)
  }
  out.report(messages)
  return codeOfMessages(settings, messages)
}

function tell({ study: plan }: Compiled, file: string, say: (line: string) => void, isJson: boolean): void {
  if (isJson) {
    say(JSON.stringify({ file: file === '' ? null : file, plan }))
    return
  }
  const { sections, topics, cards, seconds } = plan
  const length = seconds === 0 ? 'no minutes' : `${Math.round(seconds / 6) / 10} minutes`
  const counts = [
    counted(sections.length, 'section'),
    counted(topics.length, 'question'),
    counted(cards.length, 'card'),
  ].join(', ')
  for (const line of studyTable(plan)) say(line)
  say(`${length}: ${counts}${file === '' ? '' : `; ${visible(file)}`}`)
}
