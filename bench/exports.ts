// What is exported of a set of articles, read back by programs of others: `npm run exports`.
// Writes docs/exports.json and docs/exports.md.

import { execFile } from 'node:child_process'
import { copyFile, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import process from 'node:process'
import { parseArgs, promisify } from 'node:util'
import type { SlideFacts } from '../src/check/facts.ts'
import { pdf } from '../src/check/pdf.ts'
import { uaFailures } from '../src/check/ua/pdf-ua.ts'
import { withBrowser } from '../src/host/browser.ts'
import { gatherFacts } from '../src/host/gather-facts.ts'
import { readPdf } from '../src/host/pdf/read-pdf.ts'
import { readUa } from '../src/host/pdf/read-ua.ts'
import { handoutFaults } from './exports/handout.ts'
import { structureFaults, textFaults } from './exports/pdf-text.ts'
import { officeFaults, readPptx } from './exports/pptx-text.ts'
import {
  convertedToPdf,
  missingTools,
  mupdfPages,
  placedPages,
  popplerPages,
  structuredText,
  tools,
} from './exports/readers.ts'

const run = promisify(execFile)
const { values, positionals } = parseArgs({
  options: { date: { type: 'string' }, from: { type: 'string' } },
  allowPositionals: true,
})
if (missingTools() !== '') throw new Error(missingTools())

const KINDS = { '3up': 3, notes: null, '2x2': 4, '3x2': 6, cornell: null } as const
/** Pixels by which text of a presentation may leave its box. */
const BEYOND = 4

interface Measured {
  readonly name: string
  readonly slides: number
  readonly kilobytes: number
  /** Lines of the screen that two readers do not find, or find in another order, and radicals. */
  readonly poppler: string
  readonly mupdf: string
  readonly structure: number
  readonly type3: number
  readonly bookmarks: string
  readonly ua: readonly string[]
  /** Sheets of each handout, and what is outside or missing. */
  readonly handouts: Readonly<Record<string, string>>
  readonly pptx: string
  readonly said: readonly string[]
}

const folder = await mkdtemp(path.join(tmpdir(), 'lectern-exports-'))
const cli = path.resolve('dist/tool/cli.js')
const articles = positionals.length > 0 ? positionals : await defaultArticles()
const rows: Measured[] = []
try {
  const presentations: string[] = []
  for (const article of articles) {
    const name = nameOf(article)
    await build(article, 'html,pdf,pptx', '3up')
    for (const kind of Object.keys(KINDS)) {
      await build(article, 'handout', kind)
      await copyFile(path.join(folder, name, 'handout.pdf'), path.join(folder, name, `${kind}.pdf`))
    }
    const pptx = path.join(folder, `${name}.pptx`)
    await copyFile(path.join(folder, name, 'deck.pptx'), pptx)
    presentations.push(pptx)
    console.error(`built ${name}`)
  }
  const office = await convertedToPdf(presentations, folder)
  if (/repair|corrupt/i.test(office)) throw new Error(office)
  await withBrowser({ env: process.env, platform: process.platform, seconds: 3000 }, async (browser) => {
    for (const article of articles) {
      const own = path.join(folder, nameOf(article))
      const page = await gatherFacts(browser, { file: path.join(own, 'index.html') }, 0)
      const printed = page.views.find((view) => view.name === 'printed')?.slides ?? []
      rows.push(await measured(nameOf(article), own, page, printed))
      console.error(line(rows.at(-1) as Measured))
    }
  })
} finally {
  await rm(folder, { recursive: true, force: true })
}
const date = values.date ?? new Date().toISOString().slice(0, 10)
await writeFile('docs/exports.json', `${JSON.stringify({ date, decks: rows }, null, 1)}\n`)
await writeFile('docs/exports.md', report(date))

async function measured(
  name: string,
  own: string,
  page: Parameters<typeof pdf>[0],
  slides: readonly SlideFacts[],
): Promise<Measured> {
  const file = path.join(own, 'deck.pdf')
  const bytes = await readFile(file)
  const [poppler, mupdf, tags] = await Promise.all([popplerPages(file), mupdfPages(file), structuredText(file)])
  const read = [textFaults(slides, poppler), textFaults(slides, mupdf)]
  const structure = structureFaults(slides, tags.sections)
  const gate = pdf(page, await readPdf(new Uint8Array(bytes)))
  const ua = uaFailures(await readUa(bytes))
  const handouts: Record<string, string> = {}
  const said: string[] = []
  const lines = slides.map((slide) =>
    slide.lines.filter(({ kind }) => kind !== 'drawing' && kind !== 'formula').map(({ text }) => text),
  )
  for (const [kind, perSheet] of Object.entries(KINDS)) {
    const file = path.join(own, `${kind}.pdf`)
    const sheets = await placedPages(file)
    const faults = handoutFaults(lines, sheets, await popplerPages(file), perSheet)
    handouts[kind] = `${sheets.length} / ${faults.outside.length} / ${faults.missing.length}`
    said.push(...[...faults.outside, ...faults.missing].map((fault) => `handout ${kind}, ${fault}`))
  }
  const presentation = await readPptx(await readFile(path.join(folder, `${name}.pptx`)))
  const drawn = await placedPages(path.join(folder, `${name}.pdf`))
  const office = officeFaults(presentation, drawn, BEYOND)
  const untitled = presentation.filter(({ title }) => title.trim() === '').length
  const silent = presentation.filter(({ notes }) => notes.trim() === '').length
  said.push(
    ...read.flatMap(({ missing, misplaced }, index) =>
      [...missing, ...misplaced].map((fault) => `${index === 0 ? 'poppler' : 'mupdf'}, slide ${fault}`),
    ),
    ...structure.map((fault) => `tags, slide ${fault}`),
    ...tags.complaints.map((complaint) => `poppler: ${complaint}`),
    ...gate.failures.map(({ slide, what }) => `PDF, ${slide === null ? 'document' : `slide ${slide}`}: ${what}`),
    ...office.missing.map((fault) => `PowerPoint, slide ${fault}`),
    ...office.outside.map(({ slide, text, by }) => `PowerPoint, slide ${slide}: “${text}” by ${by} px`),
  )
  const three = ({ missing, misplaced, radicals }: (typeof read)[number]) =>
    `${missing.length} / ${misplaced.length} / ${radicals}`
  return {
    name,
    slides: slides.length,
    kilobytes: Math.round(bytes.length / 1000),
    poppler: three(read[0] as (typeof read)[number]),
    mupdf: three(read[1] as (typeof read)[number]),
    structure: structure.length,
    type3: gate.numbers?.type3 ?? 0,
    bookmarks: `${gate.numbers?.bookmarks ?? 0}`,
    ua: ua.map(({ rule, findings }) => `${rule}: ${findings.join('; ')}`),
    handouts,
    pptx: `${drawn.length} / ${office.missing.length} / ${office.outside.length} of ${office.placed} (${office.unplaced} not told apart) / ${untitled} / ${silent}`,
    said,
  }
}

function line({ name, slides, poppler, mupdf, structure, ua, handouts, pptx }: Measured): string {
  return [name, slides, poppler, mupdf, structure, ua.length, ...Object.values(handouts), pptx].join('  |  ')
}

async function build(article: string, to: string, handout: string): Promise<void> {
  await run(process.execPath, [cli, 'build', article, '-o', folder, '--to', to, '--handout', handout, '-q'], {
    maxBuffer: 1 << 26,
  })
}

function nameOf(article: string): string {
  const base = path.basename(article).replace(/\.(?:md|markdown)$/, '')
  return base === 'index' ? path.basename(path.dirname(article)) : base
}

/** The first input, what is shipped, and ten of the corpus: of each language and kind. */
async function defaultArticles(): Promise<string[]> {
  const shared = path.resolve('../shared')
  const { decks } = JSON.parse(await readFile('bench/exports/decks.json', 'utf8')) as { decks: readonly string[] }
  await mkdir(folder, { recursive: true })
  return [...decks.map((deck) => deck.replace('$SHARED', shared))]
}

function report(date: string): string {
  const cells = rows.map(
    ({ name, slides, kilobytes, poppler, mupdf, structure, type3, bookmarks, ua }) =>
      `| ${name} | ${slides} | ${kilobytes} | ${poppler} | ${mupdf} | ${structure} | ${type3} | ${bookmarks} | ${ua.length} |`,
  )
  const sheets = rows.map(
    ({ name, handouts, pptx }) => `| ${name} | ${Object.values(handouts).join(' | ')} | ${pptx} |`,
  )
  const said = rows.flatMap(({ name, said: own, ua }) => [...own, ...ua].map((fault) => `- ${name}: ${fault}`))
  return `# Exports, read back

<!-- Written by \`npm run exports\`. -->

${date}: the PDF, the handouts and the PowerPoint of ${rows.length} decks, read by poppler, by mupdf and by LibreOffice (${Object.keys(tools).length} programs, none of them ours).

## PDF

*Lines* are lines of the screen: those that are not on their page, those that come before the line before them, and characters that came out as Kangxi radicals.
*Tags* counts slides whose structure tree says something else than the slide. *UA* counts failed rules of PDF/UA-1 (docs/pdf.md).

| deck | slides | kB | lines, poppler | lines, mupdf | tags | Type 3 | bookmarks | UA |
|---|--:|--:|---|---|--:|--:|--:|--:|
${cells.join('\n')}

## Handouts and PowerPoint

For each kind of handout: sheets / lines outside the paper's margin / lines of slides that are not on their sheet. For PowerPoint, as LibreOffice draws it: pages / texts with
letters missing / lines more than ${BEYOND} px outside their box, of those whose box is known / slides without a title / slides without notes.

| deck | 3up | notes | 2x2 | 3x2 | cornell | PowerPoint |
|---|---|---|---|---|---|---|
${sheets.join('\n')}

## Faults

${said.length === 0 ? 'None.' : said.slice(0, 60).join('\n')}
`
}
