// Answers what an article asks for in figures: finds each file inside the root, tells its type from its bytes, and draws it.

import { createHash } from 'node:crypto'
import { readFile, stat } from 'node:fs/promises'
import path from 'node:path'
import type { Diagnostic } from '../base/diagnostic.ts'
import { html } from '../base/html.ts'
import { type Answers, type FigureAnswer, type FigureNeed, figureKey, type MissingFigure } from '../measure/answers.ts'
import { type ImageType, imageTypeOf, typeOfName } from './draw/image-type.ts'
import type { Picture } from './draw/picture.ts'
import { rememberedPicture } from './draw/remembered-picture.ts'
import { drawing } from './draw/svg.ts'
import type { Fetched } from './fetch-figure.ts'
import { findFigure, type Surroundings, surroundingsOf } from './find-figure.ts'

export interface AnsweredFigures {
  readonly answers: Answers
  /** What is to be said of figures that were found; the missing ones tell their reason themselves. */
  readonly diagnostics: readonly Diagnostic[]
  /** The real paths of the files that were read. */
  readonly files: readonly string[]
}

/** Pictures by a hash of their file; kept between builds, since packing one takes longer than anything else. */
export type PictureStore = Map<string, Promise<Picture>>

export interface FigureOptions {
  readonly store?: PictureStore
  /** Fetches a picture of the network; null where none is fetched. */
  readonly fetch?: ((url: string) => Promise<Fetched>) | null
}

const maxFileSize = 60_000_000
const maxDrawingSize = 10_000_000
/** Readers at a time, so that a hundred photographs do not stand in memory together. */
const readers = 3

export async function answerFigures(
  needs: readonly FigureNeed[],
  articlePath: string,
  root: string,
  { store = new Map(), fetch = null }: FigureOptions = {},
): Promise<AnsweredFigures> {
  const distinct = [...new Map(needs.toReversed().map((need) => [figureKey(need), need])).values()].toReversed()
  const answered: Answered[] = []
  const queue = distinct.entries()
  let looked: Promise<Surroundings> | undefined
  const around = () => {
    looked ??= surroundingsOf(articlePath, root)
    return looked
  }
  await Promise.all(
    Array.from({ length: readers }, async () => {
      for (const [index, need] of queue) {
        answered[index] = await answer(need, { around, store, fetch, prefix: `figure-${index + 1}-` })
      }
    }),
  )
  return {
    answers: new Map(
      distinct.map((need, index) => [figureKey(need), answered[index]?.answer ?? missing('unreadable')]),
    ),
    diagnostics: answered.flatMap(({ diagnostics }) => diagnostics),
    files: answered.flatMap(({ file }) => file ?? []),
  }
}

interface Answered {
  readonly answer: FigureAnswer
  readonly diagnostics: readonly Diagnostic[]
  readonly file?: string
}

interface Desk {
  readonly around: () => Promise<Surroundings>
  readonly store: PictureStore
  readonly fetch: ((url: string) => Promise<Fetched>) | null
  readonly prefix: string
}

async function answer(need: FigureNeed, desk: Desk): Promise<Answered> {
  if (/^data:/i.test(need.path)) {
    const carried = /^data:image\/[\w.+-]+;base64,([A-Za-z0-9+/=\s]+)$/i.exec(need.path)?.[1]
    return carried === undefined ? without('not-an-image') : drawn(need, Buffer.from(carried, 'base64'), null, desk)
  }
  const found = await findFigure(need.path, await desk.around())
  if (found.kind === 'missing' && found.reason === 'remote' && desk.fetch !== null)
    return remote(need, desk.fetch, desk)
  if (found.kind === 'missing') return { answer: found, diagnostics: [] }
  const { size } = await stat(found.file)
  if (size > maxFileSize) return without('too-large')
  const bytes = await readFile(found.file).catch(() => null)
  if (bytes === null) return without('unreadable')
  const result = await drawn(need, bytes, typeOfName(path.basename(found.file)), desk)
  const told = found.how === null ? [] : [remark(need, 'figure-elsewhere', found.how, 'note')]
  return { ...result, diagnostics: [...told, ...result.diagnostics], file: found.file }
}

async function remote(need: FigureNeed, fetch: (url: string) => Promise<Fetched>, desk: Desk): Promise<Answered> {
  const fetched = await fetch(need.path)
  if (fetched.kind === 'refused') return without('not-fetched', remark(need, 'figure-not-fetched', fetched.why))
  return drawn(need, fetched.bytes, null, desk)
}

async function drawn(need: FigureNeed, bytes: Buffer, named: ImageType | null, desk: Desk): Promise<Answered> {
  const sniffed = imageTypeOf(bytes)
  if (sniffed.kind === 'other')
    return without('not-an-image', remark(need, 'figure-type', `this file is ${sniffed.name}`))
  const { type } = sniffed
  // Markup under a picture's name is a mistake or worse; a picture under another's is harmless.
  if ((type === 'svg') !== (named === 'svg') && named !== null) {
    return without(
      'not-an-image',
      remark(need, 'figure-type', `this file is ${type.toUpperCase()}, its name says otherwise`),
    )
  }
  const renamed: readonly Diagnostic[] =
    named === null || named === type
      ? []
      : [remark(need, 'figure-type', `this file is ${type.toUpperCase()}, its name says otherwise`, 'note')]
  const result = type === 'svg' ? inlined(need, bytes, desk) : await embedded(need, bytes, type, desk)
  return { answer: result.answer, diagnostics: [...renamed, ...result.diagnostics] }
}

function inlined(need: FigureNeed, bytes: Buffer, { prefix }: Desk): Answered {
  if (bytes.length > maxDrawingSize) return without('too-large')
  const result = drawing(new TextDecoder().decode(bytes), need.alt, prefix)
  if (result.kind !== 'drawing') return without(result.kind)
  const diagnostics: Diagnostic[] = []
  if (result.isSizeGuessed) {
    const message = `this drawing does not say how large it is: taken as ${result.width} × ${result.height}`
    diagnostics.push({ ...remark(need, 'figure-size-guessed', message), hint: 'give it a viewBox' })
  }
  if (result.leftOut.length > 0) {
    const message = `left out of this drawing: ${result.leftOut.slice(0, 8).join(', ')}`
    diagnostics.push({ ...remark(need, 'figure-cleaned', message), hint: 'a figure holds static shapes and text' })
  }
  const { width, height, markup, type, characters } = result
  return { answer: { kind: 'drawn', width, height, markup, type, characters }, diagnostics }
}

async function embedded(
  need: FigureNeed,
  bytes: Buffer,
  type: Exclude<ImageType, 'svg'>,
  { store }: Desk,
): Promise<Answered> {
  const key = createHash('sha256').update(bytes).digest('hex')
  const pending = store.get(key) ?? rememberedPicture(bytes, type, key)
  store.set(key, pending)
  const result = await pending
  if (result.kind !== 'picture') return without(result.kind, remark(need, 'figure-unreadable', firstLine(result.why)))
  const { width, height, isClear, uri } = result
  const isStrip = Math.max(width / height, height / width) > 8
  const diagnostics = isStrip
    ? [remark(need, 'figure-small', `${width} × ${height} pixels leave little to read on a slide`)]
    : []
  const markup = html`<img alt="${need.alt}" src="${uri}" width="${width}" height="${height}"${isClear ? html` data-clear` : null}>`
  return { answer: { kind: 'drawn', width, height, markup, type: null, characters: '' }, diagnostics }
}

function without(reason: MissingFigure['reason'], ...diagnostics: readonly Diagnostic[]): Answered {
  return { answer: missing(reason), diagnostics }
}

function missing(reason: MissingFigure['reason']): MissingFigure {
  return { kind: 'missing', reason, tried: [], nearest: null }
}

function remark(
  need: FigureNeed,
  code: string,
  message: string,
  severity: Diagnostic['severity'] = 'warning',
): Diagnostic {
  return { code, severity, span: need.span, message: `${shortened(need.path)}: ${message}` }
}

/** A data URI is no name. */
function shortened(written: string): string {
  return written.length > 80 ? `${written.slice(0, 60)}…` : written
}

function firstLine(text: string): string {
  return text.split('\n')[0] ?? ''
}
