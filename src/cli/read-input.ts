// One article with all that its compiling needs: text, settings, and the world around it.

import { stat } from 'node:fs/promises'
import path from 'node:path'
import type { SomeSettings } from '../article/read-settings.ts'
import { defaultSettings, type Settings } from '../article/settings.ts'
import type { Source } from '../base/source.ts'
import type { BrowserOptions } from '../host/browser.ts'
import { configurationFor } from '../host/configuration.ts'
import { readArticle } from '../host/files.ts'
import { fileMessage, type Message, messagesOf } from '../host/messages.ts'
import { isSidecar, sidecarPath } from '../host/session/sidecar-path.ts'
import type { Tool } from '../host/tool.ts'
import { type HostWorld, hostWorld } from '../host/world.ts'
import { settingsFor } from './article-settings.ts'
import { inputsOf } from './inputs.ts'

export interface ReadArticle {
  readonly kind: 'read'
  readonly source: Source
  /** The leader's file beside it; null where there is none. */
  readonly sidecar: Source | null
  readonly settings: Settings
  readonly host: HostWorld
  readonly messages: readonly Message[]
  /** The folders that its files are in so far. */
  readonly folders: readonly string[]
}

export type ReadInput = ReadArticle | { readonly kind: 'unreadable'; readonly message: Message }

/** The article of a folder: its index.md, or the only one there is. */
async function articleIn(folder: string): Promise<string | Message> {
  const inputs = await inputsOf([folder])
  if ('kind' in inputs) return fileMessage(folder, 'error', 'E-NOT-FOUND', 'there is no article in this folder')
  const [only, ...others] = inputs
  if (only !== undefined && others.length === 0) return only.path
  const names = inputs.map(({ path: file }) => path.relative(folder, file)).join(', ')
  return fileMessage(
    folder,
    'error',
    'E-NOT-FOUND',
    'there are several articles in this folder',
    `name one of ${names}`,
  )
}

/** A folder stands for its article. */
export async function readInput(
  named: string,
  flags: SomeSettings,
  encoding: string | undefined,
  tool: Tool,
  browser: BrowserOptions,
): Promise<ReadInput> {
  const isFolder = await stat(named).then(
    (found) => found.isDirectory(),
    () => false,
  )
  const found = isFolder ? await articleIn(named) : named
  if (typeof found !== 'string') return { kind: 'unreadable', message: found }
  const articlePath = found
  if (/\.html?$/i.test(articlePath)) {
    const message = 'this is a web page, not an article in Markdown'
    return {
      kind: 'unreadable',
      message: fileMessage(articlePath, 'error', 'E-NOT-MARKDOWN', message, 'lectern check measures a built page'),
    }
  }
  if (isSidecar(articlePath)) {
    const message = 'this is the file of a study session, not an article'
    const hint = 'name the article that it stands beside'
    return { kind: 'unreadable', message: fileMessage(articlePath, 'error', 'E-SIDECAR', message, hint) }
  }
  const configuration = await configurationFor(articlePath)
  const maxSize = flags.maxSize ?? configuration.settings.maxSize ?? defaultSettings.maxSize
  const read = await readArticle(articlePath, { maxSize, ...(encoding !== undefined && { encoding }) })
  if (read.kind === 'unreadable') {
    return {
      kind: 'unreadable',
      message: fileMessage(read.path, 'error', read.code, read.message, read.hint, read.place),
    }
  }
  const { source } = read
  const leader = await readSidecar(articlePath, maxSize)
  const { settings, messages } = settingsFor(source, flags, configuration, tool.themes.names)
  const files = configuration.path === null ? [articlePath] : [articlePath, configuration.path]
  return {
    kind: 'read',
    source,
    sidecar: leader.source,
    settings,
    host: hostWorld(tool, {
      articlePath,
      root: settings.root,
      fontFormat: settings.fontFormat,
      fetch: settings.fetch,
      browser,
    }),
    messages: [...messagesOf(source, read.diagnostics), ...messages, ...leader.messages],
    folders: files.map((file) => path.resolve(path.dirname(file))),
  }
}

/** An empty one says nothing yet; one that cannot be read is told, and the article is read without it. */
async function readSidecar(
  articlePath: string,
  maxSize: number,
): Promise<{ readonly source: Source | null; readonly messages: readonly Message[] }> {
  const read = await readArticle(sidecarPath(articlePath), { maxSize })
  if (read.kind === 'article') return { source: read.source, messages: messagesOf(read.source, read.diagnostics) }
  if (read.code === 'E-NOT-FOUND' || read.code === 'E-EMPTY') return { source: null, messages: [] }
  return {
    source: null,
    messages: [fileMessage(read.path, 'error', 'sidecar-unreadable', read.message, read.hint, read.place)],
  }
}
