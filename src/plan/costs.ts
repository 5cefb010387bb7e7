// Every number that the search weighs, and what it is for. 25 is worth about one slide.

import type { Density } from './deck.ts'

export interface Costs {
  /** Each slide, so that a deck does not fall into crumbs. */
  readonly slide: number
  /** Each step below the largest type. */
  readonly steps: readonly number[]
  /** How much of that counts where code or a table is what the slide is for. */
  readonly stepsWithBlock: number
  /** Below this share of the body a slide looks empty; the cost grows with the square of what is missing. */
  readonly underfull: { readonly from: number; readonly factor: number }
  readonly overfull: { readonly from: number; readonly factor: number }
  /** Han characters (or words × 1.6) that an audience reads while listening; squared beyond. */
  readonly load: { readonly from: number; readonly factor: number; readonly most: number }
  /** How much what is only said counts as load: the audience looks at the same slide while it is said. */
  readonly said: number
  /** Rows beyond this many are a list nobody follows. */
  readonly rows: { readonly from: number; readonly each: number }
  /** Each further whole section on one slide; pieces of several never share one. */
  readonly shared: number
  /** Each small section that rides on the slide of the one before. */
  readonly rider: number
  /** Text beside a figure: more than a few lines, and nobody looks at the figure. */
  readonly figureLoad: { readonly from: number; readonly factor: number }
  /** A line of text alone beside a figure: it floats. */
  readonly lineBeside: number
  /** Text that stands before its figure. */
  readonly beforeFigure: number
  /** A figure alone although its section says something right before or after it. */
  readonly lonelyFigure: number
  /** A figure smaller than the best place for it, per share lost. */
  readonly figureArea: number
  /** One so much smaller that nobody can read it, at a share of nothing. */
  readonly tinyFigure: { readonly below: number; readonly cost: number }
  /** Each further figure on a slide where none of them loses: they are seen together. */
  readonly sharedFigures: number
  /** A slide of prose with hardly anything on it; `filled` where it has more to show than was chosen. */
  readonly orphan: { readonly below: number; readonly cost: number; readonly filled: number }
  /**
   * One sentence alone, set large: fine for a key sentence, a habit otherwise. Dear enough to stay rare in every article, since
   * counting them over a deck would let an edit in one section change the slides of another.
   */
  readonly statement: { readonly key: number; readonly other: number }
  /** A layout that shows what the text is: parts of one kind, steps, numbers, a question and its answer. A reward. */
  readonly shaped: number
  /** Code and tables at each of the small steps: text beside them gives way first. */
  readonly smallSteps: readonly number[]
  /** How much more a slide of formulas costs that is too full: they need air. */
  readonly fullOfFormulas: number
  /** A figure that stands otherwise than its author wishes. */
  readonly unwished: number
  /** What belongs together stays together up to this load, on a slide 1280 px wide. */
  readonly held: number
  /** Code beside its explanation: the eye has to find its way twice. */
  readonly beside: number
  /** A slide that shows less of its text than the density promises; and one that shows so little that its speaker reads aloud. */
  readonly hidden: { readonly below: number; readonly cost: number; readonly least: number; readonly most: number }
  /** A slide that begins with what is not shown: it belongs to the slide before. */
  readonly hiddenStart: number
  /** One short item of a list whose others stand on other slides. */
  readonly stranded: number
  readonly breaks: BreakCosts
}

export interface BreakCosts {
  readonly firstRank: number
  readonly secondRank: number
  readonly leaf: number
  readonly acting: number
  readonly figure: number
  readonly closing: number
  readonly closingAtEnd: number
  readonly paragraph: number
  readonly line: number
  readonly sentence: number
  readonly afterQuestion: number
  readonly counterpart: number
  /** Before what only goes on with what stands before it: a lead-in of a word or two, the same said again. */
  readonly goesOn: number
  readonly figureFromText: number
  /** Behind a figure whose text stood before it. */
  readonly afterFigure: number
  readonly afterLeadIn: number
  readonly loneItem: number
  readonly item: number
  readonly nestedItem: number
  readonly aside: number
  /** After the key sentence that opens a paragraph, and before one. */
  readonly afterKey: number
  readonly key: number
  /** Between code and the short paragraph before it. */
  readonly codeFromText: number
  /** Between a formula and the words that lead to it or explain it, and behind one. */
  readonly formulaFromText: number
  readonly afterFormula: number
  /** Before what begins with a word for what stands before it. */
  readonly pointsBack: number
  /** Before a quotation, and inside of one. */
  readonly quote: number
  readonly quoted: number
  /** Between the pieces of what could not fit on one slide. */
  readonly piece: number
}

export const COSTS: Costs = {
  slide: 21,
  steps: [0, 8, 30],
  stepsWithBlock: 0.5,
  underfull: { from: 0.45, factor: 150 },
  overfull: { from: 0.86, factor: 240 },
  load: { from: 110, factor: 1 / 72, most: 178 },
  said: 0.7,
  rows: { from: 6, each: 14 },
  shared: 28,
  rider: 10,
  figureLoad: { from: 35, factor: 1 / 20 },
  lineBeside: 10,
  beforeFigure: 80,
  lonelyFigure: 150,
  figureArea: 40,
  tinyFigure: { below: 0.3, cost: 320 },
  sharedFigures: -8,
  orphan: { below: 25, cost: 400, filled: 60 },
  statement: { key: 4, other: 52 },
  shaped: -6,
  smallSteps: [0, 0, 3, 7, 12, 18],
  fullOfFormulas: 4,
  unwished: 600,
  held: 130,
  beside: 8,
  hidden: { below: 0.36, cost: 60, least: 0.31, most: 120 },
  hiddenStart: 60,
  stranded: 300,
  breaks: {
    firstRank: -90,
    secondRank: -60,
    leaf: -45,
    acting: -30,
    figure: -25,
    closing: -22,
    closingAtEnd: -45,
    paragraph: 12,
    line: 34,
    sentence: 70,
    afterQuestion: 200,
    counterpart: 175,
    goesOn: 175,
    figureFromText: 180,
    afterFigure: -12,
    afterLeadIn: 400,
    loneItem: 160,
    item: 50,
    nestedItem: 70,
    aside: 40,
    afterKey: 140,
    key: 0,
    codeFromText: 90,
    formulaFromText: 140,
    afterFormula: 40,
    pointsBack: 34,
    quote: -12,
    quoted: 60,
    piece: 4,
  },
}

/**
 * The share of an article's text that each density shows: what is chosen before slides are made, and how far slides with room to
 * spare are filled up afterwards. The gates of quality.md leave room on both sides.
 */
export const SHOWN: Readonly<Record<Density, number>> = { full: 1, balanced: 0.6, sparse: 0.12 }
export const SHOWN_AT_MOST: Readonly<Record<Density, number>> = { full: 1, balanced: 0.8, sparse: 0.26 }

/** The share of the whole article up to which slides that look empty are filled. */
export const DECK_AT_MOST: Readonly<Record<Density, number>> = { full: 1, balanced: 0.82, sparse: 0.33 }

/** And up to which a sentence that stands alone gets company. */
export const FREE_AT_MOST: Readonly<Record<Density, number>> = { full: 1, balanced: 0.82, sparse: 0.46 }

/** From how many lines on a block of code is too long to be looked at, and how many are shown then at least; the rest is in the source text. */
export const LONG_CODE: Readonly<Record<Density, { readonly from: number; readonly shown: number }>> = {
  full: { from: Number.POSITIVE_INFINITY, shown: Number.POSITIVE_INFINITY },
  balanced: { from: 100, shown: 45 },
  sparse: { from: 60, shown: 25 },
}

/** Never left out from this importance on. */
export const NEVER_HIDDEN = 8.5
