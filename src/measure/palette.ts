// The colours of a theme for what is drawn in it, light and dark.

export interface Palette {
  readonly isDark: boolean
  readonly ink: string
  readonly paper: string
  readonly muted: string
  readonly line: string
  readonly accent: string
  /** Behind what stands out, and behind what stands on paper. */
  readonly soft: string
  readonly surface: string
  /** For what has a colour only to be told from the others; ink can be read on each. */
  readonly series: readonly string[]
  /** The same, strong enough for lines and points. */
  readonly marks: readonly string[]
}

/** @throws Error naming the colour that the theme lacks */
export function palettesOf(css: string): { readonly light: Palette; readonly dark: Palette } {
  const own = coloursOf(css, (selector) => selector === ':root')
  const of = (scheme: string) =>
    new Map([...own, ...coloursOf(css, (selector) => selector.replace(/["']/g, '') === `:root[data-scheme=${scheme}]`)])
  const [light, dark] = [of('light'), of('dark')]
  return { light: palette(light, false), dark: palette(dark, true) }
}

/** Whether a theme is as the reader prefers, or dark or light by itself. */
export function schemeOf(css: string): 'reader' | 'light' | 'dark' {
  const written = Array.from(css.matchAll(/^:root\s*\{[^}]*\bcolor-scheme:\s*([^;]*);/gm), ([, scheme = '']) =>
    scheme.trim(),
  )
  const last = written.at(-1) ?? 'light'
  return last.includes('light') && last.includes('dark') ? 'reader' : last === 'dark' ? 'dark' : 'light'
}

function coloursOf(css: string, isWanted: (selector: string) => boolean): Map<string, string> {
  const found = new Map<string, string>()
  for (const [, selector = '', block = ''] of css.matchAll(/(?<![^\s}])(:root(?:\[[^\]]*\])?)\s*\{([^}]*)\}/g)) {
    if (!isWanted(selector)) continue
    for (const [, name = '', value = ''] of block.matchAll(/(--[\w-]+)\s*:\s*(#[\da-f]{3,8})\s*;/gi))
      found.set(name, value)
  }
  return found
}

function palette(colours: ReadonlyMap<string, string>, isDark: boolean): Palette {
  const colour = (name: string): string => {
    const value = colours.get(name)
    if (value === undefined) throw new Error(`the theme has no colour ${name}`)
    return value
  }
  const eight = (name: string) => Array.from({ length: 8 }, (_, index) => colour(`--${name}-${index + 1}`))
  return {
    isDark,
    ink: colour('--ink'),
    paper: colour('--paper'),
    muted: colour('--muted'),
    line: colour('--line'),
    accent: colour('--accent'),
    soft: colour('--accent-soft'),
    surface: colour('--code-paper'),
    series: eight('series'),
    marks: eight('mark'),
  }
}
