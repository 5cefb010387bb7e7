// The settings of one article: its flags, its front matter and its configuration file, together.

import path from 'node:path'
import process from 'node:process'
import { frontMatter } from '../article/front-matter.ts'
import { keySpan } from '../article/key-span.ts'
import { propertyOf, readSettings, resolveSettings, type SomeSettings } from '../article/read-settings.ts'
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
  const fonts = withFonts(settings, process.cwd(), true)
  if (fonts.missing.length > 0)
    return misused(
      `there is no file "${fonts.missing[0]}"`,
      'a font of your own is a .ttf or .otf file, seen from where you are',
    )
  return withTheme(fonts.settings, themes)
}

function withTheme(settings: SomeSettings, themes: readonly string[]): SomeSettings | Misused {
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

const FONT_SETTINGS = ['font', 'fontCjk'] as const

/** Font files by their whole paths; those that are not there are left out. */
function withFonts(
  settings: SomeSettings,
  folder: string,
  mayLeave: boolean,
): { readonly settings: SomeSettings; readonly missing: readonly string[] } {
  const found: Record<string, unknown> = { ...settings }
  const missing: string[] = []
  for (const name of FONT_SETTINGS) {
    const written = settings[name]
    if (written == null || !/\.(?:ttf|otf)$/i.test(written)) continue
    const file = themeFile(written, folder, mayLeave)
    if (file === null) {
      missing.push(written)
      delete found[name]
    } else found[name] = file
  }
  return { settings: found, missing }
}

function isSwitch(name: string): boolean {
  return typeof defaultSettings[propertyOf(name as SettingName) as keyof Settings] === 'boolean'
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
  const home = path.resolve(path.dirname(source.path))
  const { settings: ownSettings, missing } = withFonts(own, home, false)
  for (const name of missing)
    report({
      code: 'font-unusable',
      severity: 'warning',
      span: keySpan(place, own.font === name ? 'font' : 'font-cjk'),
      message: `there is no font file "${name}" in the article's folder: the theme's own is used`,
    })
  const configured =
    configuration.path === null
      ? { settings: configuration.settings, missing: [] }
      : withFonts(configuration.settings, path.dirname(path.resolve(configuration.path)), true)
  const ownLang: SomeSettings = meta.lang === undefined ? {} : { lang: meta.lang }
  const resolved = resolveSettings(flags, { ...ownLang, ...ownSettings }, configured.settings)
  const theme = themes.includes(resolved.theme) ? resolved.theme : ownTheme(resolved.theme, own.theme, source.path)
  const isKnown = theme !== null
  const settings = { ...resolved, theme: theme ?? defaultSettings.theme }
  const unknown = {
    code: 'theme-unknown',
    message: `there is no theme "${resolved.theme}": ${defaultSettings.theme} is used`,
    hint: `there is ${themes.join(', ')}`,
  }
  if (!isKnown && own.theme !== undefined) report({ ...unknown, severity: 'warning', span: keySpan(place, 'theme') })
  const file = configuration.path
  const elsewhere =
    file === null
      ? []
      : [
          ...(!isKnown && own.theme === undefined
            ? [fileMessage(file, 'warning', unknown.code, unknown.message, unknown.hint)]
            : []),
          ...configured.missing.map((name) =>
            fileMessage(file, 'warning', 'font-unusable', `there is no font file "${name}": the theme's own is used`),
          ),
        ]
  return { settings, messages: [...configuration.messages, ...elsewhere, ...messagesOf(source, diagnostics)] }
}

/** The path of a theme file; null for any other name, and where it is not. An article may name one in its own folder only. */
function ownTheme(theme: string, written: string | undefined, articlePath: string): string | null {
  if (!isThemeFile(theme)) return null
  const isOfArticle = theme === written && !path.isAbsolute(theme)
  return themeFile(theme, path.resolve(path.dirname(articlePath)), !isOfArticle)
}
