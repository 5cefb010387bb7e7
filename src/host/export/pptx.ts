// The deck as PowerPoint, to be edited: text as text, lists as lists, tables as tables, at the places and in the sizes of the deck.

import type Module from 'pptxgenjs'
import type { Text } from '../../article/article.ts'
import type { Palette } from '../../measure/palette.ts'
import type { Theme } from '../../measure/theme.ts'
import { slice, spelled } from '../../outline/pieces.ts'
import type {
  AgendaEntry,
  ApartRow,
  Box,
  CodeRow,
  Column,
  Deck,
  Part,
  PlacedFigure,
  Row,
  SetText,
  Slide,
  TableRow,
  TextRow,
} from '../../plan/deck.ts'
import type { LeaderLines } from '../../plan/study/leader-lines.ts'
import { type Told, toldOn } from '../../plan/told.ts'
import { leadersOwn, titleOf } from '../../render/notes.ts'
import { documentDate } from '../pdf/document-date.ts'
import { finishPptx, type PptxFonts } from './finish-pptx.ts'
import { type Picture, pictureKey } from './pptx-pictures.ts'

export interface PptxLook {
  readonly theme: Theme
  readonly palette: Palette
  /** Faces by name; whoever opens it has them, or something like them. */
  readonly fonts: PptxFonts
}

type Run = Module.default.TextProps
type Options = Module.default.TextPropsOptions
type Page = Module.default.Slide
type TableCell = Module.default.TableCell

/** CSS pixels in an inch, and points in one. */
const INCH = 96
const POINT = 0.75
/** Another face may have wider letters. */
const SMALLER = 0.96

export interface PptxOptions {
  /** What is the leader's own on each slide, to stand among the speaker notes; null for what anybody may have. */
  readonly leader: readonly LeaderLines[] | null
  readonly generator: string
  readonly env: Readonly<Record<string, string | undefined>>
}

/** @throws Error where the library is not installed */
export async function makePptx(
  deck: Deck,
  look: PptxLook,
  pictures: ReadonlyMap<string, Picture>,
  { leader, generator, env }: PptxOptions,
): Promise<Uint8Array> {
  const library = await import('pptxgenjs')
  const pptx = new (library.default as unknown as typeof Module.default)()
  const { theme, palette } = look
  const rtl = deck.direction === 'rtl'
  pptx.defineLayout({ name: 'DECK', width: theme.slide.width / INCH, height: theme.slide.height / INCH })
  pptx.layout = 'DECK'
  pptx.rtlMode = rtl
  for (const [name, box, size] of [
    ['TITLE', titleBox(theme, 'title'), theme.cover.size],
    ['SECTION', titleBox(theme, 'section'), theme.section.size],
    ['CONTENT', titleBox(theme, 'content'), theme.title.size],
  ] as const)
    pptx.defineSlideMaster({
      title: name,
      background: { color: bare(palette.paper) },
      objects: [
        {
          placeholder: {
            options: {
              name: 'title',
              type: 'title',
              ...inches(box),
              fontSize: points(size),
              bold: true,
              color: bare(palette.ink),
              align: rtl ? 'right' : 'left',
              valign: name === 'CONTENT' ? 'top' : 'middle',
              margin: 0,
            },
            text: '',
          },
        },
      ],
      slideNumber: {
        ...inches(numberBox(theme)),
        fontSize: 10,
        color: bare(palette.muted),
        align: rtl ? 'left' : 'right',
      },
    })
  const told = toldOn(deck)
  let section = ''
  for (const [index, slide] of deck.slides.entries()) {
    if (slide.layout === 'section') {
      section = titleOf(slide)
      pptx.addSection({ title: section })
    }
    const master = slide.layout === 'title' ? 'TITLE' : slide.layout === 'section' ? 'SECTION' : 'CONTENT'
    const page = pptx.addSlide({ masterName: master, ...(section !== '' && { sectionTitle: section }) })
    new SlideWriter(page, deck, look, index, pictures).write(slide)
    const notes = notesOf(told[index] ?? [], leadersOwn(leader?.[index], deck.lang))
    if (notes !== '') page.addNotes(notes)
  }
  const written = (await pptx.write({ outputType: 'uint8array' })) as Uint8Array
  const { author, description, date } = deck.meta
  const made = documentDate(date, env)
  return finishPptx(written, { lang: deck.lang, title: deck.title, author, description, generator, made, ...look })
}

function notesOf(told: readonly Told[], leader: readonly string[]): string {
  return [...told.filter(({ kind }) => kind !== 'heading').map(({ text }) => text.trim()), ...leader].join('\n\n')
}

function titleBox({ margin, slide, title }: Theme, kind: 'title' | 'section' | 'content'): Box {
  const width = slide.width - 2 * margin
  if (kind === 'content') return { x: margin, y: title.top, width, height: 2 * title.line }
  return { x: margin, y: slide.height * 0.25, width, height: slide.height * 0.28 }
}

function numberBox({ margin, slide }: Theme): Box {
  return { x: slide.width - margin - 80, y: slide.height - 46, width: 80, height: 26 }
}

class SlideWriter {
  private readonly page: Page
  private readonly deck: Deck
  private readonly look: PptxLook
  private readonly index: number
  private readonly pictures: ReadonlyMap<string, Picture>

  constructor(page: Page, deck: Deck, look: PptxLook, index: number, pictures: ReadonlyMap<string, Picture>) {
    this.page = page
    this.deck = deck
    this.look = look
    this.index = index
    this.pictures = pictures
  }

  write(slide: Slide): void {
    const title = titleOf(slide)
    if (slide.layout !== 'statement' && slide.layout !== 'closing' && title !== '')
      this.page.addText(title, { placeholder: 'title', fit: 'shrink' })
    // What stands before the first heading has none: a slide of PowerPoint is found by its title.
    if (title === '') {
      const { kicker, margin, slide: whole } = this.look.theme
      const box = { x: margin, y: kicker.top, width: whole.width - 2 * margin, height: kicker.line }
      const look = { fontSize: points(kicker.size), color: this.colour('muted'), bold: false, fit: 'shrink' } as const
      this.page.addText(this.deck.title, { placeholder: 'title', ...this.place(box), ...look })
    }
    if (slide.kicker.length > 0) {
      const { kicker, margin, slide: whole } = this.look.theme
      const box = { x: margin, y: kicker.top, width: whole.width - 2 * margin, height: kicker.line }
      this.text(
        [{ text: textOf(slide.kicker), options: { fontSize: points(kicker.size), color: this.colour('muted') } }],
        box,
      )
    }
    this.body(slide)
    if (slide.notes !== null) {
      const { box, texts } = slide.notes
      this.text(
        texts.flatMap((text) => this.paragraph(text, { color: this.colour('muted') })),
        box,
      )
    }
  }

  private body(slide: Slide): void {
    switch (slide.layout) {
      case 'title': {
        const { margin, slide: whole } = this.look.theme
        const box = { x: margin, y: whole.height * 0.56, width: whole.width - 2 * margin, height: whole.height * 0.3 }
        const lines = slide.lines.flatMap(({ text }) => this.paragraph(text, { color: this.colour('muted') }))
        if (lines.length > 0) this.text(lines, box)
        return
      }
      case 'agenda':
        this.entries(slide.entries, slide.box, slide.columns)
        return
      case 'section':
        if (slide.intro !== null) this.column(slide.intro)
        if (slide.entries.length > 0) this.entries(slide.entries, slide.entriesBox, slide.entries.length > 4 ? 2 : 1)
        return
      case 'statement':
      case 'closing':
        // Its sentence is the title, so that it stands in the outline.
        this.page.addText(this.runs(slide.text.parts, slide.text), {
          placeholder: 'title',
          ...inches(slide.box),
          fontSize: points(slide.text.size),
          valign: 'middle',
          fit: 'shrink',
        } as Options)
        return
      case 'bullets':
      case 'callout':
      case 'evidence':
      case 'question':
      case 'discussion':
      case 'recap':
      case 'quote':
      case 'table':
      case 'code':
      case 'formula':
        this.column(slide.column)
        return
      case 'cards':
      case 'compare':
        if (slide.opening !== null) this.column(slide.opening)
        for (const card of slide.columns) this.card(card)
        if (slide.ending !== null) this.column(slide.ending)
        return
      case 'stats':
      case 'beside':
        if ('opening' in slide && slide.opening !== null) this.column(slide.opening)
        for (const one of slide.columns) this.column(one)
        if ('ending' in slide && slide.ending !== null) this.column(slide.ending)
        return
      case 'steps':
      case 'timeline':
        if (slide.opening !== null) this.column(slide.opening)
        for (const { number, column, lead } of slide.stops) {
          this.mark(number, column.box, lead, slide.direction)
          this.column(column)
        }
        if (slide.ending !== null) this.column(slide.ending)
        return
      case 'figure':
      case 'figure-beside':
      case 'figure-above':
        if (slide.before !== null) this.column(slide.before)
        this.figure(slide.figure)
        if (slide.after !== null) this.column(slide.after)
        return
      case 'figures':
        if (slide.opening !== null) this.column(slide.opening)
        for (const figure of slide.figures) this.figure(figure)
        if (slide.ending !== null) this.column(slide.ending)
    }
  }

  private colour(name: 'ink' | 'muted' | 'accent' | 'paper' | 'soft' | 'surface' | 'line'): string {
    return bare(this.look.palette[name])
  }

  /** Boxes of the deck count from the start of the line, those of PowerPoint from the left. */
  private place(box: Box): { x: number; y: number; w: number; h: number } {
    const x = this.deck.direction === 'rtl' ? this.look.theme.slide.width - box.x - box.width : box.x
    return inches({ ...box, x })
  }

  private text(runs: readonly Run[], box: Box, options: Options = {}): void {
    if (runs.length === 0) return
    this.page.addText([...runs], {
      ...this.place(box),
      margin: 0,
      valign: 'top',
      fit: 'shrink',
      align: this.deck.direction === 'rtl' ? 'right' : 'left',
      color: this.colour('ink'),
      lang: this.deck.lang,
      rtlMode: this.deck.direction === 'rtl',
      ...options,
    })
  }

  private entries(entries: readonly AgendaEntry[], box: Box, columns: number): void {
    const width = columns === 1 ? box.width : (box.width - this.look.theme.gutter) / 2
    for (let column = 0; column < columns; column++) {
      const own = entries.filter((_, index) => index % columns === column)
      const runs = own.flatMap(({ text, children }) => [
        ...this.paragraph(text, { bold: true, paraSpaceBefore: 12 }),
        ...(children === null ? [] : this.paragraph(children, { color: this.colour('muted') })),
      ])
      this.text(runs, { ...box, x: box.x + column * (width + this.look.theme.gutter), width })
    }
  }

  /** Rows of one kind, one under the other, share a box, so that they are one list to edit. */
  private column({ box, rows, gap }: Column): void {
    let y = box.y
    let waiting: { row: TextRow; y: number }[] = []
    const flush = () => {
      const [first] = waiting
      const last = waiting.at(-1)
      if (first !== undefined && last !== undefined) {
        const runs = waiting.flatMap(({ row }, index) => this.row(row, index < waiting.length - 1 ? gap * POINT : 0))
        this.text(runs, { ...box, y: first.y, height: last.y + last.row.height - first.y })
      }
      waiting = []
    }
    for (const row of rows) {
      if (
        row.kind === 'text' &&
        (row.look === 'item' || row.look === 'plain' || row.look === 'question' || row.look === 'subhead')
      )
        waiting.push({ row, y })
      else {
        flush()
        this.block(row, { ...box, y, height: row.height })
      }
      y += row.height + gap
    }
    flush()
  }

  private block(row: Row, box: Box): void {
    switch (row.kind) {
      case 'text':
        this.boxed(row, box)
        return
      case 'apart':
        this.apart(row, box)
        return
      case 'code':
        this.code(row, box)
        return
      case 'table':
        this.table(row, box)
        return
      case 'formula': {
        const picture = this.pictures.get(pictureKey(this.index, row.of))
        if (picture === undefined) this.text([{ text: row.tex, options: { fontSize: points(row.size) } }], box)
        else this.picture(picture, row.tex)
      }
    }
  }

  private boxed(row: TextRow, box: Box): void {
    const { padding } = this.look.theme
    const isCallout = row.look === 'callout'
    if (isCallout) this.page.addShape('rect', { ...this.place(box), fill: { color: this.colour('soft') } })
    const bar = { ...box, width: 6 }
    this.page.addShape('rect', {
      ...this.place(bar),
      fill: { color: this.colour(row.look === 'aside' ? 'line' : 'accent') },
    })
    const inner = {
      x: box.x + padding.x,
      y: box.y + (isCallout ? padding.y : 0),
      width: box.width - 2 * padding.x,
      height: box.height - (isCallout ? 2 * padding.y : 0),
    }
    const runs = this.paragraph(row.text, row.look === 'aside' ? { color: this.colour('muted') } : {})
    this.text(runs, inner)
  }

  private card(column: Column): void {
    const { padding, indent } = this.look.theme
    const { box } = column
    this.page.addShape('rect', { ...this.place(box), fill: { color: this.colour('surface') } })
    this.page.addShape('rect', { ...this.place({ ...box, height: 5 }), fill: { color: this.colour('accent') } })
    this.column({
      ...column,
      box: {
        x: box.x + indent,
        y: box.y + padding.y + 5,
        width: box.width - 2 * indent,
        height: box.height - 2 * padding.y - 5,
      },
    })
  }

  private mark(number: number | null, box: Box, lead: number, direction: 'across' | 'down'): void {
    const { size } = this.look.theme.stop
    const side = number === null ? 18 : size
    const y = direction === 'across' ? box.y - lead + (size - side) / 2 : box.y + (size - side) / 2
    const x = direction === 'across' ? box.x : box.x - lead + (size - side) / 2
    const place = { ...this.place({ x, y, width: side, height: side }), fill: { color: this.colour('accent') } }
    if (number === null) this.page.addShape('ellipse', place)
    else
      this.page.addText(String(number), {
        ...place,
        shape: 'ellipse',
        align: 'center',
        valign: 'middle',
        margin: 0,
        bold: true,
        fontSize: points(size * 0.5),
        color: this.colour('paper'),
      } as Options)
  }

  private apart({ pieces, indent, look }: ApartRow, box: Box): void {
    if (indent > 0) {
      for (const { isMain, text } of pieces) {
        const place = isMain ? { ...box, width: indent } : { ...box, x: box.x + indent, width: box.width - indent }
        this.text(this.paragraph(text, isMain ? { color: this.colour('accent'), bold: true } : {}), place)
      }
      return
    }
    const runs = pieces.flatMap(({ isMain, text }) =>
      this.paragraph(text, isMain && look === 'stat' ? { color: this.colour('accent'), bold: true } : {}),
    )
    this.text(runs, box)
  }

  private row(row: TextRow, after: number): Run[] {
    const isNumber = row.marker?.kind === 'number' || row.marker?.kind === 'letter'
    const bullet: Options['bullet'] =
      row.look !== 'item' || row.marker === null
        ? false
        : row.marker.kind === 'number'
          ? { type: 'number', numberStartAt: row.marker.number, indent: row.indent * POINT }
          : row.marker.kind === 'letter'
            ? {
                type: 'number',
                style: 'alphaUcPeriod',
                numberStartAt: row.marker.letter.charCodeAt(0) - 64,
                indent: row.indent * POINT,
              }
            : { indent: row.indent * POINT }
    return this.paragraph(
      row.text,
      {
        paraSpaceAfter: after,
        ...(bullet !== false && { bullet, indentLevel: Math.min(row.depth, 4) }),
        ...(row.look === 'subhead' || row.look === 'question' ? { color: this.colour('accent'), bold: true } : {}),
        ...(isNumber && { bold: false }),
      },
      row.label,
    )
  }

  private paragraph(text: SetText, options: Options = {}, label = 0): Run[] {
    const runs = this.runs(text.parts, text, options, label)
    const [first] = runs
    const last = runs.at(-1)
    if (first !== undefined) first.text = first.text?.trimStart() ?? ''
    if (last?.options !== undefined) last.options.breakLine = true
    return runs
  }

  private runs(
    parts: readonly Part[],
    { size, line, weight, hardBreak }: SetText,
    options: Options = {},
    label = 0,
  ): Run[] {
    const all = parts.flatMap(({ runs }) => runs).filter(({ marks }) => !marks.some(({ kind }) => kind === 'note'))
    const made = (runs: readonly Text[], isLabel: boolean) =>
      runs.map(
        (run): Run => ({
          text: spelled([run]).replace(/\n/g, ' '),
          options: {
            fontSize: points(size),
            lineSpacing: Math.round(line * POINT * SMALLER),
            bold: weight === 700 || isLabel,
            ...(isLabel && { color: this.colour('accent') }),
            ...this.direction(),
            ...options,
            ...this.marked(run),
          },
        }),
      )
    const head = made(slice(all, 0, label), true)
    const last = head.at(-1)
    // The name of a card stands on a line of its own.
    if (hardBreak > 0 && last !== undefined) {
      last.options = { ...last.options, breakLine: true }
      last.text = last.text?.trimEnd() ?? ''
    }
    const tail = made(slice(all, label, Number.POSITIVE_INFINITY), false)
    const [first] = tail
    if (hardBreak > 0 && first !== undefined) first.text = first.text?.trimStart() ?? ''
    return [...head, ...tail]
  }

  private direction(): Options {
    return this.deck.direction === 'rtl' ? { rtlMode: true, align: 'right' } : {}
  }

  private marked({ marks }: Text): Options {
    const options: Options = {}
    for (const mark of marks) {
      if (mark.kind === 'strong') options.bold = true
      if (mark.kind === 'emphasis') options.italic = true
      if (mark.kind === 'strike') options.strike = 'sngStrike'
      if (mark.kind === 'code') options.fontFace = this.look.fonts.mono
      if (mark.kind === 'link' && /^(?:https?:\/\/|mailto:)/i.test(mark.href)) options.hyperlink = { url: mark.href }
    }
    return options
  }

  private code({ lines, size, lineHeight }: CodeRow, box: Box): void {
    const { padding } = this.look.theme
    this.page.addShape('rect', { ...this.place(box), fill: { color: this.colour('surface') } })
    const runs = lines.flatMap(({ text }): Run[] => [
      {
        text: textOf(text.parts) || ' ',
        options: {
          fontFace: this.look.fonts.mono,
          fontSize: points(size),
          lineSpacing: Math.round(lineHeight * POINT * SMALLER),
          breakLine: true,
          align: 'left',
          rtlMode: false,
        },
      },
    ])
    const inner = {
      x: box.x + padding.x,
      y: box.y + padding.y,
      width: box.width - 2 * padding.x,
      height: box.height - 2 * padding.y,
    }
    this.text(runs, inner)
  }

  private table({ head, rows, widths, size, aligns, padding }: TableRow, box: Box): void {
    const heights = [head, ...rows].map((row) =>
      Math.max(0, ...row.map((text) => (text.breaks.length + 1) * text.line)),
    )
    const space = Math.max(0, (box.height - heights.reduce((sum, height) => sum + height, 0)) / heights.length)
    const margin = (space / 2) * POINT
    const cell = (text: SetText, column: number, isHead: boolean): TableCell => ({
      text: this.runs(text.parts, text, isHead ? { bold: true } : {}) as TableCell[],
      options: {
        align: aligns[column] === 'right' ? 'right' : aligns[column] === 'center' ? 'center' : 'left',
        valign: 'top',
        border: [
          { type: 'none' },
          { type: 'none' },
          { type: 'solid', pt: isHead ? 1.5 : 0.75, color: this.colour(isHead ? 'accent' : 'line') },
          { type: 'none' },
        ],
        margin: [margin, padding * POINT, margin, padding * POINT],
      },
    })
    const all = [
      head.map((one, at) => cell(one, at, true)),
      ...rows.map((row) => row.map((one, at) => cell(one, at, false))),
    ]
    const { x, y } = this.place({ ...box, width: widths.reduce((sum, width) => sum + width, 0) })
    // Its columns are counted from the left, those of the deck from the start of the line.
    const isMirrored = this.deck.direction === 'rtl'
    const ordered = isMirrored ? all.map((row) => row.toReversed()) : all
    const columns = isMirrored ? widths.toReversed() : widths
    this.page.addTable(ordered, {
      x,
      y,
      w: columns.reduce((sum, width) => sum + width, 0) / INCH,
      h: box.height / INCH,
      colW: columns.map((width) => width / INCH),
      rowH: heights.map((height) => (height + space) / INCH),
      fontSize: points(size),
      color: this.colour('ink'),
    })
  }

  private figure(figure: PlacedFigure): void {
    const picture = this.pictures.get(pictureKey(this.index, figure.of))
    if (picture !== undefined) this.picture(picture, figure.alt)
    if (figure.caption !== null) {
      const align = this.deck.slides[this.index]?.layout === 'figures' ? 'left' : 'center'
      this.text(this.paragraph(figure.caption, { color: this.colour('muted') }), figure.captionBox, { align })
    }
  }

  /** Its box is as it stands on the page, counted from the left. */
  private picture({ png, box }: Picture, alt: string): void {
    this.page.addImage({ data: `image/png;base64,${png.toString('base64')}`, ...inches(box), altText: alt })
  }
}

function inches({ x, y, width, height }: Box): { x: number; y: number; w: number; h: number } {
  return { x: x / INCH, y: y / INCH, w: width / INCH, h: height / INCH }
}

function points(pixels: number): number {
  return Math.round(pixels * POINT * SMALLER * 10) / 10
}

function bare(colour: string): string {
  return colour.replace('#', '')
}

function textOf(parts: readonly Part[]): string {
  return parts.map(({ runs }) => spelled(runs)).join('')
}
