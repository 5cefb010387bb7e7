// `lectern plan`: the list of slides, or the deck model, of one article.

import { compile } from '../compile.ts'
import { counted } from '../host/messages.ts'
import { openTool } from '../host/tool.ts'
import { type Misused, misused } from './arguments.ts'
import { settingsOfFlags } from './article-settings.ts'
import { browserOptions } from './browser-options.ts'
import { codeOfMessages } from './code-of-messages.ts'
import { type ExitCode, exitCodes } from './exit-codes.ts'
import { messagesOfCompiled } from './messages-of-compiled.ts'
import { readInput } from './read-input.ts'
import { slideList } from './slide-list.ts'
import { summary, terminal } from './terminal.ts'

export async function plan(
  operands: readonly string[],
  flags: ReadonlyMap<string, string>,
): Promise<ExitCode | Misused> {
  const [article] = operands
  if (article === undefined || operands.length > 1)
    return misused('plan takes one article', 'write lectern plan ARTICLE')
  const out = terminal({ json: flags.has('json'), quiet: false })
  const tool = openTool()
  const settings = settingsOfFlags(flags, tool.themes.names)
  if ('kind' in settings) return settings
  const input = await readInput(article, settings, flags.get('encoding'), tool, browserOptions(flags))
  if (input.kind === 'unreadable') {
    out.report([input.message])
    return exitCodes.input
  }
  const compiled = await compile(input.source, input.settings, input.host.world, input.sidecar)
  const messages = messagesOfCompiled(input, compiled)
  out.result(out.isJson ? JSON.stringify(compiled.deck) : slideList(compiled.deck).trimEnd())
  out.report(messages)
  out.say(summary(counted(compiled.slides, 'slide'), messages))
  if (compiled.promise !== 'kept') return exitCodes.promise
  return codeOfMessages(input.settings, messages)
}
