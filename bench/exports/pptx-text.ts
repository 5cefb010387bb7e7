// Whether a presentation, drawn by an office, says what its slides say and stays in its boxes.

import { createRequire } from 'node:module'
import { decodeXML } from 'entities'
import { compact } from '../../src/check/characters.ts'
import type { PlacedPage } from './readers.ts'

interface Zip {
  readonly files: Readonly<Record<string, { async(kind: 'string'): Promise<string> }>>
}
const require = createRequire(createRequire(import.meta.url).resolve('pptxgenjs'))
const { loadAsync } = require('jszip') as { loadAsync(bytes: Uint8Array): Promise<Zip> }

export interface PptxSlide {
  readonly title: string
  readonly notes: string
  readonly shapes: readonly Shape[]
}

/** A box with text, CSS pixels of the slide. */
export interface Shape {
  readonly name: string
  readonly text: string
  readonly left: number
  readonly top: number
  readonly right: number
  readonly bottom: number
}

const MARK = /^(?:•|\d+\.)$/

/** English Metric Units in a CSS pixel. */
const EMU = 9525

export async function readPptx(bytes: Uint8Array): Promise<readonly PptxSlide[]> {
  const { files } = await loadAsync(bytes)
  const read = async (name: string) => (await files[name]?.async('string')) ?? ''
  const count = Object.keys(files).filter((name) => /^ppt\/slides\/slide\d+\.xml$/.test(name)).length
  return Promise.all(
    Array.from({ length: count }, async (_, index): Promise<PptxSlide> => {
      const markup = await read(`ppt/slides/slide${index + 1}.xml`)
      const notes = wordsOf(await read(`ppt/notesSlides/notesSlide${index + 1}.xml`))
      const layout = /slideLayout\d+\.xml/.exec(await read(`ppt/slides/_rels/slide${index + 1}.xml.rels`))?.[0] ?? ''
      const inherited = boxIn(await read(`ppt/slideLayouts/${layout}`), true)
      const all = [...markup.matchAll(/<p:(sp|graphicFrame)>[\s\S]*?<\/p:\1>/g)].map(([own]) => own)
      const shapes = all.flatMap((own): Shape[] => {
        const text = wordsOf(own)
        const box = boxIn(own, false) ?? (own.includes('type="title"') ? inherited : null)
        return text.trim() === '' || box === null
          ? []
          : [{ name: own.includes('<a:tbl>') ? 'table' : 'text', text, ...box }]
      })
      const title = all.find((own) => own.includes('type="title"')) ?? ''
      return { title: wordsOf(title), notes, shapes }
    }),
  )
}

function boxIn(markup: string, ofTitle: boolean): Omit<Shape, 'name' | 'text'> | null {
  const own = ofTitle
    ? [...markup.matchAll(/<p:sp>[\s\S]*?<\/p:sp>/g)]
        .map(([shape]) => shape)
        .find((shape) => shape.includes('type="title"'))
    : markup
  const found = /<(?:a|p):xfrm[^>]*>\s*<a:off x="(-?\d+)" y="(-?\d+)"\s*\/>\s*<a:ext cx="(\d+)" cy="(\d+)"/.exec(
    own ?? '',
  )
  if (found === null) return null
  const [x = 0, y = 0, width = 0, height = 0] = found.slice(1).map((value) => Number(value) / EMU)
  return width === 0 ? null : { left: x, top: y, right: x + width, bottom: y + height }
}

function wordsOf(markup: string): string {
  return [...markup.matchAll(/<a:t>([^<]*)<\/a:t>|<\/a:p>|<a:br\/>/g)]
    .map(([, text]) => (text === undefined ? '\n' : decodeXML(text)))
    .join('')
}

export interface OfficeFaults {
  readonly missing: readonly string[]
  /** Text that leaves its box, with the pixels by which it does. */
  readonly outside: readonly { readonly slide: number; readonly text: string; readonly by: number }[]
  /** Lines whose box is known, and lines that no box holds as one. */
  readonly placed: number
  readonly unplaced: number
}

export function officeFaults(slides: readonly PptxSlide[], pages: readonly PlacedPage[], most: number): OfficeFaults {
  const missing: string[] = []
  const outside: { slide: number; text: string; by: number }[] = []
  let placed = 0
  let unplaced = 0
  slides.forEach(({ shapes }, index) => {
    const page = pages[index]
    const letters = bag(page?.lines.map(({ text }) => text).join('') ?? '')
    for (const shape of shapes) {
      const lost = [...plain(shape.text)].filter((letter) => {
        const left = letters.get(letter) ?? 0
        if (left > 0) letters.set(letter, left - 1)
        return left === 0
      })
      if (lost.length > 0) missing.push(`${index + 1}: “${lost.slice(0, 12).join('')}” of “${shape.text.slice(0, 20)}”`)
    }
    if (page === undefined) return
    const scale = 1280 / (page.width / 0.75)
    const ownersOf = (text: string) => shapes.filter((shape) => plain(shape.text).includes(plain(text)))
    // A reader joins what stands beside each other: such a line is looked at word by word.
    const parts = page.lines.flatMap((line) => (ownersOf(line.text).length > 0 ? [line] : line.words))
    for (const part of parts) {
      if (MARK.test(part.text) || part.text === String(index + 1)) continue // marks of lists, and the number of the slide
      const box = scaled(part, (1 / 0.75) * scale)
      const owners = ownersOf(part.text)
      if (owners.length === 0) unplaced += 1
      else placed += 1
      const by = Math.min(...owners.map((owner) => beyond(box, scaled(owner, scale))))
      if (owners.length > 0 && by > most)
        outside.push({ slide: index + 1, text: part.text.slice(0, 30), by: Math.round(by) })
    }
  })
  return { missing, outside, placed, unplaced }
}

type Box = Omit<Shape, 'name' | 'text'>

function scaled({ left, top, right, bottom }: Box, factor: number): Box {
  return { left: left * factor, top: top * factor, right: right * factor, bottom: bottom * factor }
}

/** By how much a line leaves a box; the white over and under its letters may. */
function beyond(line: Box, box: Box): number {
  const white = (line.bottom - line.top) * 0.2
  return Math.max(
    box.left - line.left,
    line.right - box.right,
    box.top - line.top - white,
    line.bottom - white - box.bottom,
    0,
  )
}

function plain(text: string): string {
  return compact(text.normalize('NFKC'))
}

function bag(text: string): Map<string, number> {
  const letters = new Map<string, number>()
  for (const letter of plain(text)) letters.set(letter, (letters.get(letter) ?? 0) + 1)
  return letters
}
