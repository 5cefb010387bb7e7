// The style sheet of a theme: what every deck is built of, and the theme over it.

import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'

export interface Themes {
  readonly names: readonly string[]
  readonly folder: string
  /** The whole style sheet of one of `names`. */
  read(name: string): string
}

export function themesIn(assets: string): Themes {
  const folder = path.join(assets, 'themes')
  return {
    names: readdirSync(folder).flatMap((name) => (name.endsWith('.css') ? [name.slice(0, -'.css'.length)] : [])),
    folder,
    read: (name) => dressed(assets, readFileSync(path.join(folder, `${name}.css`), 'utf8')),
  }
}

/** A theme says once what is dark; a reader who prefers the dark gets the same. */
function dressed(assets: string, theme: string): string {
  const structure = readFileSync(path.join(assets, 'deck.css'), 'utf8')
  const preferred = Array.from(theme.matchAll(DARK), ([, block = '']) => block).join('')
  const byPreference =
    preferred === '' || !followsReader(theme)
      ? ''
      : `@media (prefers-color-scheme: dark) {\n  :root:not([data-scheme='light']) {${preferred}}\n}\n`
  return `${structure}\n${theme}\n${byPreference}`
}

const DARK = /^:root\[data-scheme=["']?dark["']?\]\s*\{([^}]*)\}/gm

/** A theme that is dark by itself stays so until somebody asks for the light. */
function followsReader(theme: string): boolean {
  return /^:root\s*\{[^}]*\bcolor-scheme:\s*light dark\s*;/m.test(theme)
}
