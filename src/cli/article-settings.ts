// The settings of one article: its flags, its front matter and its configuration file, together.

import path from 'node:path'
import process from 'node:process'
import { frontMatter } from '../article/front-matter.ts'
import { keySpan } from '../article/key-span.ts'
import { readSettings, resolveSettings, type SomeSettings } from '../article/read-settings.ts'
import { type SettingName, settingNames } from '../article/setting-names.ts'
import { defaultSettings, type Settings } from '../article/settings.ts'
import { collector } from '../base/diagnostic.ts'
import { nearest } from '../base/nearest.ts'
import type { Source } from '../base/source.ts'
import type { Configuration } from '../host/configuration.ts'
import { fileMessage, type Message, messagesOf } from '../host/messages.ts'
import { isThemeFile, themeFile } from '../host/themes.ts'
import { type Misused, misused } from './arguments.ts'

/** The settings among the flags; a wrong one is a wrong use of the command. */
export function settingsOfFlags(flags: ReadonlyMap<string, string>, themes: readonly string[]): SomeSettings | Misused {
  const written = Object.fromEntries(
    [...flags].filter(([name]) => settingNames.has(name)).map(([name, value]) => [name, isSwitch(name) ? true : value]),
  )
  let wrong: Misused | null = null
  const settings = readSettings(written, 'flags', ({ name, message, hint }) => {
    wrong ??= misused(`--${message}`, hint ?? `see lectern help build for --${name}`)
  })
  if (wrong !== null) return wrong
  const { theme } = settings
  if (theme === undefined || themes.includes(theme)) return settings
  if (isThemeFile(theme)) {
    const file = themeFile(theme, process.cwd(), true)
    if (file !== null) return { ...settings, theme: file }
    return misused(`there is no file "${theme}"`, 'a theme of your own is a CSS file, seen from where you are')
  }
  const meant = nearest(theme, themes)
  return misused(
    `there is no theme "${theme}"`,
    meant === null ? `there is ${themes.join(', ')}` : `did you mean ${meant}?`,
  )
}

function isSwitch(name: string): boolean {
  return typeof defaultSettings[name as SettingName & keyof Settings] === 'boolean'
}

export function settingsFor(
  source: Source,
  flags: SomeSettings,
  configuration: Configuration,
  themes: readonly string[],
): { readonly settings: Settings; readonly messages: readonly Message[] } {
  const { meta } = frontMatter(source, () => {}) // what is wrong with it is reported when the article is parsed
  const { report, diagnostics } = collector()
  const place = { text: source.text, span: meta.span ?? { start: 0, end: 0 } }
  const own = readSettings(meta.settings, 'article', ({ name, code, message, hint }) =>
    report({ code, severity: 'warning', span: keySpan(place, name), message, ...(hint !== undefined && { hint }) }),
  )
  const ownLang: SomeSettings = meta.lang === undefined ? {} : { lang: meta.lang }
  const resolved = resolveSettings(flags, { ...ownLang, ...own }, configuration.settings)
  const theme = themes.includes(resolved.theme) ? resolved.theme : ownTheme(resolved.theme, own.theme, source.path)
  const isKnown = theme !== null
  const settings = { ...resolved, theme: theme ?? defaultSettings.theme }
  const unknown = {
    code: 'theme-unknown',
    message: `there is no theme "${resolved.theme}": ${defaultSettings.theme} is used`,
    hint: `there is ${themes.join(', ')}`,
  }
  if (!isKnown && own.theme !== undefined) report({ ...unknown, severity: 'warning', span: keySpan(place, 'theme') })
  const elsewhere =
    !isKnown && own.theme === undefined && configuration.path !== null
      ? [fileMessage(configuration.path, 'warning', unknown.code, unknown.message, unknown.hint)]
      : []
  return { settings, messages: [...configuration.messages, ...elsewhere, ...messagesOf(source, diagnostics)] }
}

/** The path of a theme file; null for any other name, and where it is not. An article may name one in its own folder only. */
function ownTheme(theme: string, written: string | undefined, articlePath: string): string | null {
  if (!isThemeFile(theme)) return null
  const isOfArticle = theme === written && !path.isAbsolute(theme)
  return themeFile(theme, path.resolve(path.dirname(articlePath)), !isOfArticle)
}
