// The public API: an article to a deck from a program.

import { readSettings, resolveSettings, type SomeSettings } from './article/read-settings.ts'
import { withoutControls } from './article/without-controls.ts'
import { sourceOf } from './base/source.ts'
import { settingsFor } from './cli/article-settings.ts'
import { type Compiled, compile as compileSource } from './compile.ts'
import { configurationFor } from './host/configuration.ts'
import { type Message, messagesOf } from './host/messages.ts'
import { sidecarPath } from './host/session/sidecar-path.ts'
import { openTool, type Tool } from './host/tool.ts'
import { hostWorld } from './host/world.ts'

export type { Settings } from './article/settings.ts'
export type { Compiled } from './compile.ts'
export type { Message } from './host/messages.ts'
export type { Deck, Slide } from './plan/deck.ts'
export type { StudyPlan } from './session/study-plan.ts'

/** Any of the settings of docs/options.md, in camel case, and where the article stands. */
export interface CompileOptions extends SomeSettings {
  /** The text of the leader's file, `article.study.md`; none by default. */
  readonly sidecar?: string
  /** The length of a study session; by default that of the leader's file. */
  readonly minutes?: number
  /** Its file name: figures are looked for beside it, and messages name it. It need not exist. Default `article.md`. */
  readonly path?: string
}

export interface CompiledDeck extends Compiled {
  /** What is to be said about the article, with `file:line:col`. */
  readonly messages: readonly Message[]
}

/**
 * Makes a deck of a Markdown text. `html` of the answer is the whole page; nothing is written to disk.
 * Settings given here win over the front matter.
 * @throws TypeError for an option that is not there or has no such value; Error when the tool's own files are missing; never because
 * of the article
 */
export async function compile(
  markdown: string,
  { path = 'article.md', sidecar: leaders, minutes, ...given }: CompileOptions = {},
): Promise<CompiledDeck> {
  if (typeof markdown !== 'string') throw new TypeError('compile takes the text of an article')
  if (minutes !== undefined && !(Number.isInteger(minutes) && minutes > 0))
    throw new TypeError('minutes must be a whole number from 1')
  mustBeSettings(given)
  tool ??= openTool()
  const { source, diagnostics } = withoutControls(sourceOf(path, markdown))
  const configuration = await configurationFor(path)
  const { settings, messages } = settingsFor(source, given, configuration, tool.themes.names)
  const { world, remarks } = hostWorld(tool, {
    articlePath: path,
    root: settings.root,
    fontFormat: settings.fontFormat,
    fetch: settings.fetch,
  })
  const sidecar = leaders === undefined ? null : sourceOf(sidecarPath(path), leaders)
  const compiled = await compileSource(source, resolveSettings(settings), world, sidecar, minutes ?? null)
  return {
    ...compiled,
    messages: [
      ...messages,
      ...messagesOf(source, [...diagnostics, ...compiled.diagnostics, ...remarks]),
      ...(sidecar === null ? [] : messagesOf(sidecar, compiled.sidecarDiagnostics)),
    ],
  }
}

function mustBeSettings(given: Readonly<Record<string, unknown>>): void {
  const written = Object.entries(given).filter(([, value]) => value !== undefined && value !== null)
  const named = written.map(([name, value]) => [name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`), value])
  readSettings(Object.fromEntries(named), 'file', ({ message, hint }) => {
    throw new TypeError(hint === undefined ? message : `${message}: ${hint}`)
  })
}

let tool: Tool | null = null
