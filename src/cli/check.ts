// `lectern check`: a deck measured in a real browser. The gates decide how it ends.

import { stat } from 'node:fs/promises'
import { printVector } from '../check/print-vector.ts'
import { type Beside, gatesHold, vector } from '../check/vector.ts'
import { compile } from '../compile.ts'
import { BrowserTrouble } from '../host/browser/trouble.ts'
import { type Document, withBrowser } from '../host/browser.ts'
import { gatherFacts } from '../host/gather-facts.ts'
import { fileMessage } from '../host/messages.ts'
import { openTool } from '../host/tool.ts'
import { type Misused, misused } from './arguments.ts'
import { settingsOfFlags } from './article-settings.ts'
import { browserOptions } from './browser-options.ts'
import { codeOfMessages } from './code-of-messages.ts'
import { type ExitCode, exitCodes } from './exit-codes.ts'
import { messagesOfCompiled } from './messages-of-compiled.ts'
import { readInput } from './read-input.ts'
import { type Terminal, terminal } from './terminal.ts'

/** Every slide is looked at in three views. */
const SECONDS = 300

export async function check(
  operands: readonly string[],
  flags: ReadonlyMap<string, string>,
): Promise<ExitCode | Misused> {
  const [named] = operands
  if (named === undefined || operands.length > 1)
    return misused('check takes one article or deck', 'write lectern check ARTICLE')
  const out = terminal({ json: flags.has('json'), quiet: false })
  const deck = /\.html?$/i.test(named) ? await deckOf(named, out) : await compiledDeck(named, flags, out)
  if (typeof deck === 'number' || 'kind' in deck) return deck
  try {
    const facts = await withBrowser({ ...browserOptions(flags), seconds: SECONDS }, (browser) =>
      gatherFacts(browser, deck.document, deck.bytes),
    )
    if (facts.slides.length === 0) {
      const hint = 'name an article, or an index.html that lectern has built'
      out.report([fileMessage(named, 'error', 'E-NOT-A-DECK', 'there are no slides in this page', hint)])
      return exitCodes.input
    }
    const metrics = vector(facts, deck.beside)
    out.result(out.isJson ? metrics.map((metric) => JSON.stringify(metric)).join('\n') : printVector(metrics).trimEnd())
    return gatesHold(metrics) ? deck.code : exitCodes.promise
  } catch (error) {
    if (!(error instanceof BrowserTrouble)) throw error
    out.report([fileMessage(named, 'error', 'E-BROWSER', `nothing is measured: ${error.message}`, error.hint)])
    for (const place of error.looked) out.say(`  looked at ${place}`)
    return exitCodes.browser
  }
}

interface DeckToCheck {
  readonly document: Document
  readonly bytes: number
  readonly beside: Beside
  /** How the run ends where every gate holds. */
  readonly code: ExitCode
}

/** A page as it was built; without its article, only what the page itself says is checked. */
async function deckOf(file: string, out: Terminal): Promise<DeckToCheck | ExitCode> {
  const found = await stat(file).catch(() => null)
  if (found?.isFile()) return { document: { file }, bytes: found.size, beside: {}, code: exitCodes.done }
  out.report([
    fileMessage(file, 'error', 'E-NOT-FOUND', 'there is no such file', 'name an article or a built index.html'),
  ])
  return exitCodes.input
}

async function compiledDeck(
  named: string,
  flags: ReadonlyMap<string, string>,
  out: Terminal,
): Promise<DeckToCheck | ExitCode | Misused> {
  const tool = openTool()
  const settings = settingsOfFlags(flags, tool.themes.names)
  if ('kind' in settings) return settings
  const input = await readInput(named, settings, flags.get('encoding'), tool, browserOptions(flags))
  if (input.kind === 'unreadable') {
    out.report([input.message])
    return exitCodes.input
  }
  const compiled = await compile(input.source, input.settings, input.host.world, input.sidecar)
  const { html, promise } = compiled
  const messages = messagesOfCompiled(input, compiled)
  const broken = promise === 'kept' ? [] : promise.broken
  out.report([...messages, ...broken.map((sentence) => fileMessage(named, 'error', 'promise-broken', sentence))])
  const code = broken.length > 0 ? exitCodes.promise : codeOfMessages(input.settings, messages)
  return { document: { html }, bytes: Buffer.byteLength(html), beside: { source: input.source.text }, code }
}
