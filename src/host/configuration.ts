// The configuration file of an article: the nearest one above it.

import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import { keySpan } from '../article/key-span.ts'
import { readSettings, type SomeSettings } from '../article/read-settings.ts'
import { readTable } from '../article/read-table.ts'
import { collector } from '../base/diagnostic.ts'
import { fileMessage, type Message, messagesOf } from './messages.ts'
import { isThemeFile } from './themes.ts'

export interface Configuration {
  /** As the user would write it; null where there is no file. */
  readonly path: string | null
  readonly settings: SomeSettings
  readonly messages: readonly Message[]
}

const formats = { json: 'json', yaml: 'yaml', yml: 'yaml', toml: 'toml' } as const

export async function configurationFor(articlePath: string): Promise<Configuration> {
  const file = await nearestFile(articlePath)
  if (file === null) return { path: null, settings: {}, messages: [] }
  const text = await readFile(file, 'utf8').catch(() => null)
  if (text === null) {
    const message = fileMessage(file, 'warning', 'configuration-unreadable', 'this file cannot be read: ignored')
    return { path: file, settings: {}, messages: [message] }
  }
  return { path: file, ...read(file, text.replace(/^\ufeff/, '')) }
}

async function nearestFile(articlePath: string): Promise<string | null> {
  let shown = path.dirname(articlePath)
  for (let folder = path.resolve(shown); ; folder = path.dirname(folder)) {
    const names = await readdir(folder).catch(() => [])
    const name = names.sort().find((candidate) => /^lectern\.config\.(?:json|ya?ml|toml)$/.test(candidate))
    if (name !== undefined) return path.join(shown, name)
    if (folder === path.dirname(folder)) return null
    shown = path.join(shown, '..')
  }
}

function read(file: string, text: string): { settings: SomeSettings; messages: readonly Message[] } {
  const place = { text, span: { start: 0, end: text.length } }
  const { report, diagnostics } = collector()
  const ending = path.extname(file).slice(1) as keyof typeof formats
  const table = readTable(place, formats[ending], (diagnostic) =>
    report({ ...diagnostic, code: diagnostic.code.replace('front-matter', 'configuration') }),
  )
  const settings = readSettings(table, 'file', ({ name, code, message, hint }) =>
    report({ code, severity: 'warning', span: keySpan(place, name), message, ...(hint !== undefined && { hint }) }),
  )
  const { root, theme } = settings
  const here = (written: string) => path.resolve(path.dirname(file), written)
  return {
    settings: {
      ...settings,
      ...(typeof root === 'string' && { root: here(root) }),
      ...(theme !== undefined && isThemeFile(theme) && { theme: here(theme) }),
    },
    messages: messagesOf({ path: file, text }, diagnostics),
  }
}
