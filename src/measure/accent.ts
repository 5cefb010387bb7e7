// A deck's own accent: the theme's style sheet with another colour, as near to the one that was asked for as can be read.

import { contrastRatio, hexOf, mixed, type Rgb, rgbOf } from '../base/contrast.ts'
import { palettesOf, schemeOf } from './palette.ts'

/** What text in the accent has to have, on the paper and on what is made of the accent itself. */
const READABLE = 4.6
const SOFT = { light: 0.1, dark: 0.18 }

/** The style sheet, and the colour of each scheme; the same sheet where it is no colour. */
export function withAccent(css: string, accent: string): { readonly css: string; readonly used: readonly string[] } {
  const asked = rgbOf(accent)
  if (asked === null) return { css, used: [] }
  const palettes = palettesOf(css)
  const rules = (['light', 'dark'] as const).map((scheme) => {
    const [paper, ink] = [rgbOf(palettes[scheme].paper), rgbOf(palettes[scheme].ink)]
    if (paper === null || ink === null) return { scheme, own: accent, block: '' }
    const own = readable(asked, ink, paper, SOFT[scheme])
    const soft = mixed(own, paper, SOFT[scheme])
    const on = contrastRatio(own, paper) >= contrastRatio(own, ink) ? paper : ink
    const block = `--accent:${hexOf(own)};--accent-soft:${hexOf(soft)};--on-accent:${hexOf(on)}`
    return { scheme, own: hexOf(own), block }
  })
  const sheet = rules.map(({ scheme, block }) => `:root[data-scheme='${scheme}']{${block}}`).join('\n')
  const [light, dark] = rules.map(({ block }) => block)
  const own = schemeOf(css)
  const base =
    own === 'reader'
      ? `:root{${light}}\n@media (prefers-color-scheme: dark){:root:not([data-scheme='light']){${dark}}}`
      : `:root{${own === 'dark' ? dark : light}}`
  return { css: `${css}\n${base}\n${sheet}\n`, used: rules.map(({ own }) => own) }
}

/** Moved towards the ink until it can be read on the paper, and on its own soft surface. */
function readable(asked: Rgb, ink: Rgb, paper: Rgb, soft: number): Rgb {
  for (let share = 1; share > 0; share -= 0.05) {
    const own = mixed(asked, ink, share)
    if (contrastRatio(own, paper) >= READABLE && contrastRatio(own, mixed(own, paper, soft)) >= READABLE) return own
  }
  return ink
}
