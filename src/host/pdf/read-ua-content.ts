// What is drawn on the pages of a file, as the checker of PDF/UA asks.

import type { UaFacts, UaMark, UaPaint } from '../../check/ua/ua-facts.ts'
import { markOf, type Operation, operationsOf } from './content-stream.ts'
import type { Reader } from './dictionary.ts'
import type { PDFDict, PDFDocument, PdfLibrary } from './library.ts'
import { readPageStream, streamText } from './page-stream.ts'
import { type FontUse, readFont } from './read-ua-fonts.ts'

const PAINT = new Set(['f', 'F', 'f*', 'B', 'B*', 'b', 'b*', 'S', 's', 'sh', 'ID'])
const TEXT = new Set(['Tj', 'TJ', "'", '"'])
/** Text that is neither filled nor stroked. */
const INVISIBLE = 3

/** `tagged` tells, by page from 0, which contents the structure tree holds. */
export function readContent(
  library: PdfLibrary,
  pdf: PDFDocument,
  read: Reader,
  tagged: readonly ReadonlySet<number>[],
): Pick<UaFacts, 'marks' | 'paints' | 'fonts'> {
  const marks: UaMark[] = []
  const paints = new Map<string, UaPaint>()
  const fonts = new Map<PDFDict, FontUse>()
  pdf.getPages().forEach(({ node }, index) => {
    const stack: { tag: string; isTagged: boolean }[] = []
    draw(readPageStream(library, pdf, node), read.dict(node.Resources() ?? null), index, stack)
  })
  return { marks, paints: [...paints.values()], fonts: [...fonts.values()].map((use) => readFont(library, read, use)) }

  function draw(
    stream: string,
    resources: PDFDict | null,
    index: number,
    stack: { tag: string; isTagged: boolean }[],
  ): void {
    let font: FontUse | null = null
    let mode = 0
    for (const operation of operationsOf(stream)) {
      const { operator, operands } = operation
      if (operator === 'BDC' || operator === 'BMC') {
        const mark = markedBy(operation, index, stack)
        marks.push(mark)
        stack.push({ tag: mark.tag, isTagged: mark.isTagged })
      } else if (operator === 'EMC') stack.pop()
      else if (operator === 'Tr') mode = Number(operands[0])
      else if (operator === 'Tf') font = fontOf(resources, operands[0] ?? '')
      else if (TEXT.has(operator)) {
        paint(index, true, stack)
        if (mode !== INVISIBLE) font?.shown.push(...bytesIn(operands.at(-1) ?? ''))
      } else if (PAINT.has(operator)) paint(index, false, stack)
      else if (operator === 'Do') drawObject(resources, operands[0] ?? '', index, stack)
    }
  }

  function drawObject(
    resources: PDFDict | null,
    name: string,
    index: number,
    stack: { tag: string; isTagged: boolean }[],
  ): void {
    const object = read.get(read.dict(read.get(resources, 'XObject')), name.slice(1))
    const dict = read.dict(object)
    if (read.name(read.get(dict, 'Subtype')) !== 'Form') {
      paint(index, false, stack)
      return
    }
    draw(streamText(library, object ?? undefined), read.dict(read.get(dict, 'Resources')) ?? resources, index, stack)
  }

  function markedBy(operation: Operation, index: number, stack: UaMark['within']): UaMark {
    const id = markOf(operation)
    const properties = operation.operands[1] ?? ''
    return {
      page: index + 1,
      tag: (operation.operands[0] ?? '').slice(1),
      isTagged: id !== null && tagged[index]?.has(id) === true,
      lang: /\/Lang\s*\(([^)]*)\)/.exec(properties)?.[1] ?? null,
      hasText: /\/(?:ActualText|Alt|E)\s*[(<]/.test(properties),
      within: [...stack],
    }
  }

  function paint(index: number, isText: boolean, stack: UaMark['within']): void {
    const isTagged = stack.some((mark) => mark.isTagged)
    const isArtifact = stack.some(({ tag }) => tag === 'Artifact')
    paints.set(`${index} ${isText} ${isTagged} ${isArtifact}`, { page: index + 1, isText, isTagged, isArtifact })
  }

  function fontOf(resources: PDFDict | null, name: string): FontUse | null {
    const dict = read.dict(read.get(read.dict(read.get(resources, 'Font')), name.slice(1)))
    if (dict === null) return null
    const known = fonts.get(dict) ?? { dict, shown: [] }
    fonts.set(dict, known)
    return known
  }
}

/** The bytes of a string, or of the strings of an array, as written in a stream. */
function bytesIn(operand: string): Uint8Array[] {
  return [...operand.matchAll(/<([0-9A-Fa-f\s]*)>|\(((?:[^\\()]|\\[\s\S])*)\)/g)].map(([, hex, literal]) =>
    hex !== undefined ? Buffer.from(hex.replace(/\s/g, ''), 'hex') : Buffer.from(unescaped(literal ?? ''), 'latin1'),
  )
}

const ESCAPES: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' }

function unescaped(literal: string): string {
  return literal.replace(/\\([0-7]{1,3}|\r\n|[\s\S])/g, (_, written: string) => {
    if (/^[0-7]/.test(written)) return String.fromCharCode(Number.parseInt(written, 8))
    if (/^[\r\n]/.test(written)) return ''
    return ESCAPES[written] ?? written
  })
}
