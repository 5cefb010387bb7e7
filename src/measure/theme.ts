// The sizes of a theme, read from the custom properties at the top of its style sheet.

import type { TextFace } from './measurer.ts'

export interface Theme {
  readonly face: TextFace
  readonly slide: { readonly width: number; readonly height: number }
  /** Free space at the left and right of everything. */
  readonly margin: number
  readonly kicker: TextSize & { readonly top: number }
  readonly title: TextSize & { readonly top: number; readonly gap: number; readonly small: number }
  /** Where the body ends. */
  readonly bottom: number
  /** Body text, largest first. */
  readonly steps: readonly number[]
  /** Code and tables, largest first. */
  readonly smallSteps: readonly number[]
  /** Line height of body text, code and tables, as a factor. */
  readonly leading: number
  readonly codeLeading: number
  readonly tableLeading: number
  /** Room for a list marker. */
  readonly indent: number
  /** Between rows: least and most, as factors of the type size. */
  readonly gap: { readonly least: number; readonly most: number }
  /** Inside cards, callouts and code blocks. */
  readonly padding: { readonly x: number; readonly y: number }
  readonly cellPadding: { readonly x: number; readonly y: number }
  /** Between columns. */
  readonly gutter: number
  /** The side of the mark of a step, and the room between it and its text. */
  readonly stop: { readonly size: number; readonly gap: number }
  readonly caption: TextSize
  /** Footnotes. */
  readonly note: TextSize
  readonly cover: TextSize & { readonly width: number }
  readonly section: TextSize
  readonly statement: TextSize
  readonly agenda: TextSize
  /** Inline code, relative to the text around it. */
  readonly inlineCode: { readonly scale: number; readonly padding: number }
  /** Formulas, relative to the text around them: their letters are smaller than those of the text. */
  readonly formulaScale: number
  /** The same in a table, whose text is as small as code may be. */
  readonly cellCode: { readonly scale: number; readonly padding: number }
}

export interface TextSize {
  readonly size: number
  readonly line: number
}

const FACES: readonly TextFace[] = ['sans', 'serif', 'system']

function isFace(name: string): name is TextFace {
  return FACES.some((face) => face === name)
}

export type Aspect = '16:9' | '4:3'

/**
 * Reads the tokens of a style sheet. Lengths are px, factors plain numbers.
 * @throws Error naming the token that is missing or not a number: a theme without its sizes cannot be laid out
 */
export function themeOf(css: string, aspect: Aspect): Theme {
  const tokens = new Map<string, string>()
  for (const [, selector = '', block = ''] of css.matchAll(/(:root(?:\[[^\]]*\])?)\s*\{([^}]*)\}/g)) {
    const only = /data-aspect=["']?([^"'\]]+)/.exec(selector)?.[1]
    if (selector !== ':root' && only !== aspect) continue
    for (const [, name = '', value = ''] of block.matchAll(/(--[\w-]+)\s*:\s*([^;]+);/g)) tokens.set(name, value.trim())
  }
  const number = (name: string): number => {
    const value = Number.parseFloat(tokens.get(name) ?? '')
    if (!Number.isFinite(value)) throw new Error(`the theme has no size ${name}`)
    return value
  }
  const face = tokens.get('--face') ?? ''
  if (!isFace(face)) throw new Error(`the theme has no face "${face}": there is ${FACES.join(', ')}`)
  const steps = (name: string): number[] => {
    const sizes = [number(`${name}-1`)]
    while (tokens.has(`${name}-${sizes.length + 1}`)) sizes.push(number(`${name}-${sizes.length + 1}`))
    return sizes
  }
  return {
    face,
    slide: { width: number('--slide-width'), height: number('--slide-height') },
    margin: number('--margin'),
    kicker: { top: number('--kicker-top'), size: number('--kicker-size'), line: number('--kicker-line') },
    title: {
      top: number('--title-top'),
      size: number('--title-size'),
      small: number('--title-small'),
      line: number('--title-line'),
      gap: number('--title-gap'),
    },
    bottom: number('--body-bottom'),
    steps: steps('--step'),
    smallSteps: steps('--small-step'),
    leading: number('--leading'),
    codeLeading: number('--code-leading'),
    tableLeading: number('--table-leading'),
    indent: number('--indent'),
    gap: { least: number('--gap-least'), most: number('--gap-most') },
    padding: { x: number('--padding-x'), y: number('--padding-y') },
    cellPadding: { x: number('--cell-x'), y: number('--cell-y') },
    gutter: number('--gutter'),
    stop: { size: number('--stop-size'), gap: number('--stop-gap') },
    caption: { size: number('--caption-size'), line: number('--caption-line') },
    note: { size: number('--note-size'), line: number('--note-line') },
    cover: { size: number('--cover-size'), line: number('--cover-line'), width: number('--cover-width') },
    section: { size: number('--section-size'), line: number('--section-line') },
    statement: { size: number('--statement-size'), line: number('--statement-line') },
    agenda: { size: number('--agenda-size'), line: number('--agenda-line') },
    inlineCode: { scale: number('--inline-code-scale'), padding: number('--inline-code-padding') },
    formulaScale: number('--formula-scale'),
    cellCode: { scale: number('--cell-code-scale'), padding: number('--inline-code-padding') },
  }
}
