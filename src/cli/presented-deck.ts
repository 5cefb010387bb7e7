// The article of a session, built as often as it is saved.

import path from 'node:path'
import type { SomeSettings } from '../article/read-settings.ts'
import { compile } from '../compile.ts'
import type { BrowserOptions } from '../host/browser.ts'
import { fileMessage, type Message } from '../host/messages.ts'
import type { DeckPages } from '../host/serve/deck-pages.ts'
import type { Tool } from '../host/tool.ts'
import type { StudyPlan } from '../session/study-plan.ts'
import { type ExitCode, exitCodes } from './exit-codes.ts'
import { messagesOfCompiled } from './messages-of-compiled.ts'
import { readInput } from './read-input.ts'
import { servedDeck } from './served-deck.ts'

export type BuiltDeck =
  | {
      readonly kind: 'built'
      readonly pages: DeckPages
      readonly plan: StudyPlan
      readonly title: string
      readonly slides: number
      readonly messages: readonly Message[]
      readonly folders: ReadonlySet<string>
    }
  | {
      readonly kind: 'failed'
      readonly code: ExitCode
      readonly messages: readonly Message[]
      readonly folders: ReadonlySet<string>
    }

export interface DeckOrder {
  readonly article: string
  readonly flags: SomeSettings
  readonly encoding: string | undefined
  readonly browser: BrowserOptions
  readonly tool: Tool
  /** Of the hour, where it was asked for. */
  readonly minutes: number | null
}

/** Everything that can be wrong with the article becomes a message. */
export async function presentedDeck({
  article,
  flags,
  encoding,
  browser,
  tool,
  minutes,
}: DeckOrder): Promise<BuiltDeck> {
  const read = await readInput(article, flags, encoding, tool, browser)
  const own = new Set([path.resolve(path.dirname(article))])
  if (read.kind === 'unreadable')
    return { kind: 'failed', code: exitCodes.input, messages: [read.message], folders: own }
  const { source, settings, host } = read
  const compiled = await compile(source, settings, { ...host.world, spoken: tool.study.script }, read.sidecar, minutes)
  const messages = messagesOfCompiled(read, compiled)
  const folders = new Set([...read.folders, ...host.files.map((file) => path.dirname(file)), ...host.awaited])
  if (compiled.promise !== 'kept') {
    const broken = compiled.promise.broken.map((sentence) => fileMessage(article, 'error', 'promise-broken', sentence))
    return { kind: 'failed', code: exitCodes.promise, messages: [...messages, ...broken], folders }
  }
  return {
    kind: 'built',
    pages: servedDeck(compiled, tool),
    plan: compiled.study,
    title: compiled.deck.title,
    slides: compiled.slides,
    messages,
    folders,
  }
}
