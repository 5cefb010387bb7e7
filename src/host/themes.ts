// The style sheet of a theme: what every deck is built of, and the theme over it. A person's own sheet lies over the usual theme.

import { existsSync, readdirSync, readFileSync, realpathSync } from 'node:fs'
import path from 'node:path'
import { defaultSettings } from '../article/settings.ts'
import type { Diagnostic } from '../base/diagnostic.ts'
import { palettesOf, schemeOf } from '../measure/palette.ts'
import { themeOf } from '../measure/theme.ts'
import { weaknessesOf } from '../measure/theme-weaknesses.ts'

export interface Themes {
  readonly names: readonly string[]
  readonly folder: string
  /** The whole style sheet of one of `names`. */
  read(name: string): string
  /** The same of a person's own file, and what is to be said of it; the usual theme where it cannot be used. */
  readOwn(file: string): { readonly css: string; readonly diagnostics: readonly Diagnostic[] }
}

export function themesIn(assets: string): Themes {
  const folder = path.join(assets, 'themes')
  const fileOf = (name: string) => readFileSync(path.join(folder, `${name}.css`), 'utf8')
  const read = (name: string) => dressed(assets, fileOf(name))
  return {
    names: readdirSync(folder).flatMap((name) => (name.endsWith('.css') ? [name.slice(0, -'.css'.length)] : [])),
    folder,
    read,
    readOwn(file) {
      const usual = defaultSettings.theme
      try {
        const own = withoutEnd(readFileSync(file, 'utf8'))
        const css = dressed(assets, `${fileOf(usual)}\n${own}`)
        for (const aspect of ['16:9', '4:3'] as const) themeOf(css, aspect)
        palettesOf(css)
        return { css, diagnostics: [...asksFor(own, file), ...weaknessesOf(css).map((weak) => told(file, weak))] }
      } catch (error) {
        const why = error instanceof Error ? error.message : String(error)
        return { css: read(usual), diagnostics: [told(file, `it cannot be used, and ${usual} is: ${why}`)] }
      }
    },
  }
}

export function isThemeFile(theme: string): boolean {
  return theme.endsWith('.css')
}

/** Where a theme file is, seen from a folder; null where none is. An article's own must not lie outside of its folder. */
export function themeFile(theme: string, folder: string, mayLeave: boolean): string | null {
  const file = path.resolve(folder, theme)
  if (!existsSync(file)) return null
  const [real, home] = [realpathSync(file), realpathSync(folder)]
  return mayLeave || real.startsWith(home + path.sep) ? real : null
}

function told(file: string, what: string): Diagnostic {
  return { code: 'theme-weak', severity: 'warning', span: null, message: `the theme ${path.basename(file)}: ${what}` }
}

/** The page's policy lets nothing be asked for; who wrote it should know. */
function asksFor(own: string, file: string): Diagnostic[] {
  const asked = /@import\b|url\(\s*["']?(?!data:|#)[^)]*/i.exec(own)?.[0]
  return asked === undefined ? [] : [told(file, `a deck asks for nothing, so "${asked.slice(0, 40)}" has no effect`)]
}

/** What ends a style element is no style. */
function withoutEnd(css: string): string {
  return css.replace(/^\ufeff/, '').replace(/<(?=[/!])/g, '\\3c ')
}

/** A theme says once what is dark; a reader who prefers the dark gets the same, unless the theme is dark by itself. */
function dressed(assets: string, theme: string): string {
  const structure = readFileSync(path.join(assets, 'deck.css'), 'utf8')
  const preferred = Array.from(theme.matchAll(DARK), ([, block = '']) => block).join('')
  const byPreference =
    preferred === '' || schemeOf(theme) !== 'reader'
      ? ''
      : `@media (prefers-color-scheme: dark) {\n  :root:not([data-scheme='light']) {${preferred}}\n}\n`
  return `${structure}\n${theme}\n${byPreference}`
}

const DARK = /^:root\[data-scheme=["']?dark["']?\]\s*\{([^}]*)\}/gm
