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
import type { Tool } from '../host/tool.ts'
import { type HostWorld, hostWorld } from '../host/world.ts'
import { settingsFor } from './article-settings.ts'
import { inputsOf } from './inputs.ts'

export interface ReadArticle {
  readonly kind: 'read'
  readonly source: Source
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
  const { settings, messages } = settingsFor(source, flags, configuration, tool.themes.names)
  const files = configuration.path === null ? [articlePath] : [articlePath, configuration.path]
  return {
    kind: 'read',
    source,
    settings,
    host: hostWorld(tool, {
      articlePath,
      root: settings.root,
      fontFormat: settings.fontFormat,
      fetch: settings.fetch,
      browser,
    }),
    messages: [...messagesOf(source, read.diagnostics), ...messages],
    folders: files.map((file) => path.resolve(path.dirname(file))),
  }
}
