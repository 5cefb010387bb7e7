// Programs that read what is exported, and none of which is ours. Each is null where it is not installed.

import { execFile, spawnSync } from 'node:child_process'
import { promisify } from 'node:util'
import { decodeXML } from 'entities'

const run = promisify(execFile)

const has = (command: string, flag: string): boolean =>
  spawnSync(command, [flag], { stdio: 'ignore' }).error === undefined

export const tools = {
  poppler: has('pdftotext', '-v') && has('pdfinfo', '-v'),
  mupdf: has('mutool', '-v'),
  office: has('soffice', '--version'),
}

/** How to get what is missing; empty where nothing is. */
export function missingTools(): string {
  const packages = [
    ...(tools.poppler ? [] : ['poppler-utils']),
    ...(tools.mupdf ? [] : ['mupdf-tools']),
    ...(tools.office ? [] : ['libreoffice-impress']),
  ]
  return packages.length === 0 ? '' : `not installed: apt-get install ${packages.join(' ')}`
}

async function said(command: string, ...args: readonly string[]): Promise<string> {
  const { stdout } = await run(command, args, { maxBuffer: 1 << 28, encoding: 'utf8' })
  return stdout
}

/** The text of each page in the order in which it is drawn. */
export async function popplerPages(file: string): Promise<readonly string[]> {
  return pagesOf(await said('pdftotext', '-raw', '-enc', 'UTF-8', file, '-'))
}

export async function mupdfPages(file: string): Promise<readonly string[]> {
  return pagesOf(await said('mutool', 'draw', '-q', '-F', 'txt', '-o', '-', file))
}

function pagesOf(text: string): readonly string[] {
  return text.split('\f').slice(0, -1)
}

export interface StructuredText {
  /** What each section of the structure tree says, what is drawn left out. */
  readonly sections: readonly string[]
  /** What the reader complains of. */
  readonly complaints: readonly string[]
}

/** The text of a PDF by way of its tags. */
export async function structuredText(file: string): Promise<StructuredText> {
  const { stdout, stderr } = await run('pdfinfo', ['-struct-text', file], { maxBuffer: 1 << 28, encoding: 'utf8' })
  const sections: string[] = []
  /** How far in a drawing begins that we are in. */
  let drawing = Number.POSITIVE_INFINITY
  for (const line of stdout.split('\n')) {
    const depth = /^ */.exec(line)?.[0].length ?? 0
    if (depth <= drawing) drawing = /^ *(?:Figure|Formula)\b/.test(line) ? depth : Number.POSITIVE_INFINITY
    if (/^ {2}Sect\b/.test(line)) sections.push('')
    const text = /^ +"(.*)"$/.exec(line)?.[1]
    if (text !== undefined && sections.length > 0 && depth <= drawing) sections[sections.length - 1] += text
  }
  return { sections, complaints: stderr.split('\n').filter((line) => line !== '') }
}

/** Where a word stands, points from the top left corner of its page. */
export interface PlacedWord {
  readonly text: string
  readonly left: number
  readonly top: number
  readonly right: number
  readonly bottom: number
}

export interface PlacedLine extends PlacedWord {
  readonly words: readonly PlacedWord[]
}

export interface PlacedPage {
  readonly width: number
  readonly height: number
  readonly lines: readonly PlacedLine[]
}

export async function placedPages(file: string): Promise<readonly PlacedPage[]> {
  const text = await said('pdftotext', '-bbox-layout', '-enc', 'UTF-8', file, '-')
  const boxIn = (attributes: string) => ({
    left: number(attributes, 'xMin'),
    top: number(attributes, 'yMin'),
    right: number(attributes, 'xMax'),
    bottom: number(attributes, 'yMax'),
  })
  const number = (attributes: string, name: string) => Number(new RegExp(`${name}="([^"]*)"`).exec(attributes)?.[1])
  return [...text.matchAll(/<page ([^>]*)>([\s\S]*?)<\/page>/g)].map(([, page = '', body = '']) => ({
    width: number(page, 'width'),
    height: number(page, 'height'),
    lines: [...body.matchAll(/<line ([^>]*)>([\s\S]*?)<\/line>/g)].map(([, box = '', inside = '']) => {
      const words = [...inside.matchAll(/<word ([^>]*)>([^<]*)<\/word>/g)].map(([, own = '', word = '']) => ({
        text: decodeXML(word),
        ...boxIn(own),
      }))
      return { text: words.map(({ text }) => text).join(' '), words, ...boxIn(box) }
    }),
  }))
}

/** Converts presentations to PDF, all in one run of the office, beside themselves. */
export async function convertedToPdf(files: readonly string[], folder: string): Promise<string> {
  const { stdout, stderr } = await run(
    'soffice',
    [
      `-env:UserInstallation=file://${folder}/office-profile`,
      '--headless',
      '--convert-to',
      'pdf',
      '--outdir',
      folder,
      ...files,
    ],
    { maxBuffer: 1 << 26, encoding: 'utf8', timeout: 600_000 },
  )
  return stdout + stderr
}
