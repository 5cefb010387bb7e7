// What is too weak in a theme for the back row: colours that cannot be told apart, and type that is too small.

import { contrastRatio, rgbOf } from '../base/contrast.ts'
import { palettesOf } from './palette.ts'
import { type Theme, themeOf } from './theme.ts'

/** WCAG ratios: of the text itself, and of all else. */
const LEAST = { ink: 7, other: 4.5 }
/** px, on a slide that is 720 px high. */
const SMALLEST: readonly (readonly [string, (theme: Theme) => number, number])[] = [
  ['body text', ({ steps }) => Math.min(...steps), 26],
  ['code and tables', ({ smallSteps }) => Math.min(...smallSteps), 18],
  ['captions', ({ caption }) => caption.size, 16],
  ['footnotes', ({ note }) => note.size, 16],
]

/** A sentence each, without the name of the theme. */
export function weaknessesOf(css: string): string[] {
  const palettes = palettesOf(css)
  const colours = (['light', 'dark'] as const).flatMap((scheme) => {
    const { ink, muted, accent, paper } = palettes[scheme]
    return (
      [
        ['--ink', ink, LEAST.ink],
        ['--muted', muted, LEAST.other],
        ['--accent', accent, LEAST.other],
      ] as const
    ).flatMap(([name, colour, least]) => {
      const [front, back] = [rgbOf(colour), rgbOf(paper)]
      if (front === null || back === null) return []
      const ratio = contrastRatio(front, back)
      return ratio >= least
        ? []
        : [`${name} has a contrast of ${ratio.toFixed(1)} on --paper (${scheme}); it needs ${least}`]
    })
  })
  const theme = themeOf(css, '16:9')
  const sizes = SMALLEST.flatMap(([what, sizeOf, least]) =>
    sizeOf(theme) < least ? [`${what} of ${sizeOf(theme)} px cannot be read from the back row; it needs ${least}`] : [],
  )
  return [...colours, ...sizes]
}
