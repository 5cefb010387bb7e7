// The promise of every build: all of the article stands in the page, once, in order, and unchanged. Read from the page itself.

import { Parser } from 'htmlparser2'
import type { Markup } from '../base/html.ts'
import type { Source } from '../base/source.ts'
import type { PageFacts, Piece, SlideFacts, SourceEntry } from './facts.ts'
import { homesOf, placedHomes } from './homes.ts'
import { ledgerOf } from './ledger.ts'
import { readSource } from './read-source.ts'

type Page = Pick<PageFacts, 'slides'>

/** `slides` is what stands inside `.slides` of the page. */
export function promiseOf(source: Source, slides: Markup): 'kept' | { readonly broken: readonly string[] } {
  const page = { slides: readSlides(slides.text) }
  const { faults } = ledgerOf(page, readSource(source.text))
  const broken = [...faults.map(({ what }) => what), ...twice(page), ...disorder(page)]
  return broken.length === 0 ? 'kept' : { broken }
}

function twice(page: Page): string[] {
  const seen = new Set<string>()
  return homesOf(page).flatMap(({ id, line }) => {
    if (seen.has(id)) return [`piece ${id} (line ${line}) stands twice`]
    seen.add(id)
    return []
  })
}

function disorder(page: Page): string[] {
  let last = -1
  return placedHomes(page).flatMap(({ home: { id, line }, from }) => {
    const isBehind = from < last
    last = Math.max(last, from)
    return isBehind ? [`piece ${id} (line ${line}) stands after what follows it in the article`] : []
  })
}

interface Open {
  readonly name: string
  readonly piece: number | null
}

const VOID = new Set(['wbr', 'br', 'img', 'col', 'hr', 'meta', 'input'])

/** Only what the ledger asks for: pieces with their texts, and the source texts. */
function readSlides(html: string): SlideFacts[] {
  const slides: { number: number; id: string; figures: readonly never[]; pieces: Piece[]; source: SourceEntry[] }[] = []
  let open: Open[] = []
  let said: { attributes: Record<string, string>; text: string } | null = null
  let drawing = 0
  // Of a formula's MathML only the TeX counts, which is what the article has.
  let math = 0
  let annotation = 0
  let alternatives = ''
  const parser = new Parser(
    {
      onopentag(name, attributes) {
        if (name === 'svg') drawing++
        if (name === 'math') math++
        if (name === 'annotation') annotation++
        // What a picture says stands in its text alternative.
        const alternative = name === 'svg' ? attributes['aria-label'] : name === 'img' ? attributes.alt : undefined
        if (alternative !== undefined) {
          addText(alternative)
          alternatives += alternative
        }
        if (name === 'figure') alternatives = ''
        if (name === 'section' && attributes['data-layout'] !== undefined) {
          slides.push({ number: slides.length + 1, id: attributes.id ?? '', figures: [], pieces: [], source: [] })
        }
        const slide = slides.at(-1)
        const isInSource = open.some((one) => one.name === 'aside')
        let piece: number | null = null
        if (slide !== undefined && isInSource) {
          if (['data-of', 'data-home', 'data-moved'].some((one) => attributes[one] !== undefined))
            said = { attributes, text: '' }
        } else if (slide !== undefined) {
          const kind = (['home', 'echo', 'word'] as const).find((one) => attributes[`data-${one}`] !== undefined)
          if (kind !== undefined) {
            const within = open.findLast((one) => one.piece !== null)?.piece ?? null
            slide.pieces.push(pieceOf(kind, attributes, within))
            piece = slide.pieces.length - 1
          }
        }
        if (!VOID.has(name)) open.push({ name, piece })
      },
      ontext(text) {
        if (drawing > 0 || (math > 0 && annotation === 0)) return
        if (said === null) addText(text)
        else said.text += text
      },
      onclosetag(name) {
        if (name === 'svg') drawing--
        // A caption may stand over its picture in the article; in the page it stands behind it.
        if (name === 'figure') addText(alternatives)
        if (name === 'math') math--
        if (name === 'annotation') annotation--
        if (VOID.has(name)) return
        open = open.slice(
          0,
          open.findLastIndex((one) => one.name === name),
        )
        if (name !== 'p' || said === null) return
        const { attributes, text } = said
        const { 'data-of': of, 'data-moved': moved, 'data-home': home = '' } = attributes
        const entry = { ...place(attributes), text }
        slides
          .at(-1)
          ?.source.push(
            of !== undefined
              ? { kind: 'shown', of, text }
              : moved !== undefined
                ? { kind: 'moved', id: moved, ...entry }
                : { kind: 'said', id: home, ...entry, asked: 'data-asked' in attributes },
          )
        said = null
      },
    },
    { decodeEntities: true, recognizeSelfClosing: true },
  )
  parser.write(html)
  parser.end()
  return slides as readonly unknown[] as SlideFacts[]

  function addText(text: string): void {
    const slide = slides.at(-1)
    const piece = open.findLast((one) => one.piece !== null)?.piece ?? null
    const held = piece === null ? undefined : slide?.pieces[piece]
    if (slide !== undefined && piece !== null && held !== undefined)
      slide.pieces[piece] = { ...held, text: held.text + text }
  }
}

function place(attributes: Record<string, string>) {
  const number = (name: string) => (/^\d+$/.test(attributes[name] ?? '') ? Number(attributes[name]) : null)
  return { from: number('data-from'), to: number('data-to'), line: number('data-line') }
}

function pieceOf(kind: Piece['kind'], attributes: Record<string, string>, within: number | null): Piece {
  const figure = attributes['data-figure']
  return {
    kind,
    id: attributes[`data-${kind}`] ?? '',
    ...place(attributes),
    text: '',
    unseen: '',
    place: 'body',
    holds: 'prose',
    heads: false,
    figure: figure === 'drawn' || figure === 'missing' ? figure : null,
    within,
  }
}
