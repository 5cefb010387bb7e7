// Makes one deck of one article: read, compiled, printed, written. Everything that can be wrong with them becomes a message.

import { createHash } from 'node:crypto'
import { readFile, unlink } from 'node:fs/promises'
import path from 'node:path'
import type { SomeSettings } from '../article/read-settings.ts'
import type { OutputKind, Settings } from '../article/settings.ts'
import { type Compiled, compile } from '../compile.ts'
import type { Ahead } from '../host/browser/ahead.ts'
import type { BrowserOptions } from '../host/browser.ts'
import { fileMessage, type Message } from '../host/messages.ts'
import { isForeign, type Output, readManifest, type Written, writeOutputs, writeWhole } from '../host/outputs.ts'
import type { Attachment } from '../host/pdf/document-facts.ts'
import { touchesInput } from '../host/same-place.ts'
import { splitPage } from '../host/split-page.ts'
import type { Tool } from '../host/tool.ts'
import type { Served } from '../render/page.ts'
import { codeOfMessages } from './code-of-messages.ts'
import { type ExitCode, exitCodes, gravest } from './exit-codes.ts'
import type { Exporter } from './exporter.ts'
import type { Input } from './inputs.ts'
import { messagesOfCompiled } from './messages-of-compiled.ts'
import { notesLeftOut } from './notes-left-out.ts'
import { type ReadArticle, readInput } from './read-input.ts'
import type { Terminal } from './terminal.ts'

export interface BuildRun {
  readonly terminal: Terminal
  readonly tool: Tool
  readonly flags: SomeSettings
  readonly encoding: string | undefined
  readonly browser: BrowserOptions
  /** The folder of decks, or null for the page on standard output. */
  readonly folder: string | null
  /** Then the page does not wait for a PDF, and a PDF is made only where it was asked for by name. */
  readonly isWatching: boolean
  /** The stale files of which the user was told. */
  readonly toldStale: Set<string>
  /** The only slide that a picture is wanted of, from 1. */
  readonly slide: number | null
  /** For pages that follow a session; null for pages that anybody plays. */
  readonly served: Served | null
  readonly exporter: Exporter
}

export interface BuiltArticle {
  readonly code: ExitCode
  readonly messages: readonly Message[]
  /** Paths of what was written, with what is to be said of each. */
  readonly outputs: readonly { readonly path: string; readonly about: string }[]
  readonly article: string
  readonly slides: number
  /** Folders that a change in which asks for another build. */
  readonly folders: ReadonlySet<string>
}

const pageName = 'index.html'
const printName = 'deck.pdf'
/** From here on a page is slow to open and to send. */
const largePage = 10_000_000

export async function buildArticle(input: Input, run: BuildRun): Promise<BuiltArticle> {
  const read = await readInput(input.path, run.flags, run.encoding, run.tool, run.browser)
  const own = path.resolve(path.dirname(input.path))
  if (read.kind === 'unreadable') return failed(input.path, exitCodes.input, [read.message], new Set([own]))
  const { settings } = read
  const messages = [...read.messages]

  const folder = run.folder === null ? null : path.join(run.folder, input.name)
  if (folder !== null && (await touchesInput(folder, [pageName, printName], input.path))) {
    const message = `the deck would be written over or around its article, in ${folder}`
    const refused = fileMessage(input.path, 'error', 'E-SAME-PLACE', message, 'choose another folder with -o')
    return failed(input.path, exitCodes.usage, [...messages, refused], new Set([own]))
  }

  if (folder !== null && (await readManifest(folder)) === null && (await isForeign(folder, pageName))) {
    const file = path.join(folder, pageName)
    const hint = 'move it away, or choose another folder with -o'
    const refused = fileMessage(file, 'error', 'E-OUTPUT', 'another program has made this file: it is kept', hint)
    return failed(input.path, exitCodes.output, [...messages, refused], new Set([own]))
  }

  const kinds = (settings.to ?? (run.isWatching ? ['html'] : ['html', 'pdf'])).filter((kind) => kind !== 'html')
  const ahead = folder === null ? null : run.exporter.begin(kinds)
  try {
    return await deckOf({ input, run, read, folder, kinds, ahead, messages })
  } finally {
    await ahead?.drop()
  }
}

interface Begun {
  readonly input: Input
  readonly run: BuildRun
  readonly read: ReadArticle
  /** Null for standard output. */
  readonly folder: string | null
  readonly kinds: readonly OutputKind[]
  readonly ahead: Ahead | null
  /** What there was to say before. */
  readonly messages: readonly Message[]
}

/** Plans, makes everything that was asked for, and writes it as one set. */
async function deckOf({ input, run, read, folder, kinds, ahead, messages: before }: Begun): Promise<BuiltArticle> {
  const { terminal } = run
  const { source, sidecar, settings, host } = read
  const began = performance.now()
  terminal.advance('planning', input.name, null, began)
  const planned = await compile(source, settings, host.world, sidecar)
  // A page that follows a session is for everybody.
  const compiled = run.served === null ? planned : { ...planned, html: planned.pageFor('public', run.served) }
  terminal.progress('planning', `${compiled.slides} slides`, began)
  const messages = [
    ...messagesOfCompiled({ ...read, messages: before }, compiled),
    ...(settings.withNotes ? [] : notesLeftOut(read, compiled)),
  ]
  const folders = new Set([...read.folders, ...host.files.map((file) => path.dirname(file)), ...host.awaited])

  if (compiled.promise !== 'kept') {
    messages.push(...(await rejected(input, folder, compiled)))
    return { code: exitCodes.promise, messages, outputs: [], article: input.path, slides: compiled.slides, folders }
  }
  if (folder === null) {
    terminal.result(compiled.html)
    return {
      code: codeOfMessages(settings, messages),
      messages,
      outputs: [],
      article: input.path,
      slides: compiled.slides,
      folders,
    }
  }

  if (run.slide !== null && run.slide > compiled.slides) {
    const message = `there is no slide ${run.slide}: the deck has ${compiled.slides}`
    const refused = fileMessage(input.path, 'error', 'E-SLIDE', message, 'name one of them with --slide')
    return failed(input.path, exitCodes.usage, [...messages, refused], folders)
  }

  const build = createHash('sha256').update(compiled.html).digest('hex').slice(0, 16)
  const page = pageOf(input, compiled, settings)
  messages.push(...page.messages)
  if (run.isWatching && kinds.length > 0) await writeOutputs(folder, page.outputs, build) // a fault is told below, by the second writing
  const exports = await run.exporter.make({
    articlePath: input.path,
    compiled,
    settings,
    kinds,
    isOptional: settings.to === null,
    slide: run.slide,
    ahead,
    attachments: settings.attach ? [await attachmentOf(input.path)] : [],
  })
  messages.push(...exports.messages)
  const outputs = [...page.outputs, ...exports.outputs]
  const writing = performance.now()
  const written = await writeOutputs(folder, outputs, build)
  if (written.kind === 'not-written') {
    return {
      code: exitCodes.output,
      messages: [...messages, refusal(written)],
      outputs: [],
      article: input.path,
      slides: compiled.slides,
      folders,
    }
  }
  terminal.progress('writing', `${outputs.length + 1} files`, writing)
  await unlink(path.join(folder, rejectedName(input))).catch(() => {})
  // While articles are watched it is said once that the PDF stays behind.
  const stale = written.stale.filter((name) => !run.isWatching || !run.toldStale.has(path.join(folder, name)))
  for (const name of stale) {
    run.toldStale.add(path.join(folder, name))
    const hint = name === printName ? 'build it again with --to html,pdf, or take it away' : 'take it away'
    messages.push(
      fileMessage(path.join(folder, name), 'warning', 'output-stale', 'this file is of an older build', hint),
    )
  }
  const countOf = (name: string): string => {
    if (name === pageName) return `${compiled.slides} slides, `
    if (name === printName && !settings.fragments) return `${compiled.slides} pages, `
    return isPicture(name) && pictures.length > 1 ? `and ${pictures.length - 1} more pictures, ` : ''
  }
  const pictures = outputs.filter(({ name }) => isPicture(name))
  const shown = outputs.filter((output) => !pictures.includes(output) || output === pictures[0])
  return {
    code: gravest([exports.code, codeOfMessages(settings, messages)]),
    messages,
    outputs: shown.map(({ name, bytes }) => ({
      path: path.join(folder, name),
      about: `${countOf(name)}${Math.round(bytes.length / 1000)} kB`,
    })),
    article: input.path,
    slides: compiled.slides,
    folders,
  }
}

function failed(
  article: string,
  code: ExitCode,
  messages: readonly Message[],
  folders: ReadonlySet<string>,
): BuiltArticle {
  return { article, code, messages, outputs: [], slides: 0, folders }
}

interface Made {
  readonly outputs: readonly Output[]
  readonly messages: readonly Message[]
  readonly code: ExitCode
}

const nothing: Made = { outputs: [], messages: [], code: exitCodes.done }

function pageOf(input: Input, { html: whole }: Compiled, settings: Settings): Made {
  if (settings.to !== null && !settings.to.includes('html')) return nothing
  const { html, pictures } = settings.split ? splitPage(whole) : { html: whole, pictures: [] }
  const bytes = Buffer.from(html)
  const outputs = [...pictures, { name: pageName, bytes }]
  if (bytes.length <= largePage) return { ...nothing, outputs }
  const message = `the page has ${Math.round(bytes.length / 1e6)} MB`
  const large = fileMessage(
    input.path,
    'warning',
    'page-large',
    message,
    'build it with --split, or use smaller pictures',
  )
  return { ...nothing, outputs, messages: [large] }
}

async function attachmentOf(articlePath: string): Promise<Attachment> {
  return { name: path.basename(articlePath), bytes: await readFile(articlePath), type: 'text/markdown' }
}

/** A picture of a slide: not worth a line each. */
function isPicture(name: string): boolean {
  return /^slide-\d+\.(?:png|webp)$/.test(name)
}

/** The old output stays; the new page is put beside it to look at. */
async function rejected(input: Input, folder: string | null, compiled: Compiled): Promise<readonly Message[]> {
  const broken = compiled.promise === 'kept' ? [] : compiled.promise.broken
  const messages = broken.map((sentence) => fileMessage(input.path, 'error', 'promise-broken', sentence))
  if (folder === null) return messages
  const name = rejectedName(input)
  const written = await writeWhole(folder, { name, bytes: Buffer.from(compiled.html) })
  if (written.kind === 'not-written') return [...messages, refusal(written)]
  const isOld = (await readManifest(folder)) !== null
  const kept = isOld ? 'what was built before is kept; ' : ''
  return [...messages, fileMessage(input.path, 'note', 'rejected', `${kept}see ${path.join(folder, name)}`)]
}

function rejectedName(input: Input): string {
  return `${input.name}.rejected.html`
}

function refusal({ path: file, message, hint }: Extract<Written, { kind: 'not-written' }>): Message {
  return fileMessage(file, 'error', 'E-OUTPUT', message, hint)
}
