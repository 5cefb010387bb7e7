// What the marked contents of a page show, and the marking of what is left over.

import { markOf, type Operation } from './content-stream.ts'

/** What is seen of a marked content: text, or a picture, or only lines and areas. */
export type Painted = 'text' | 'picture' | 'shape'

const PATH = new Set(['m', 'l', 'c', 'v', 'y', 'h', 're'])
const PAINT = new Set(['f', 'F', 'f*', 'B', 'B*', 'b', 'b*', 'S', 's'])
const TEXT = new Set(['Tj', 'TJ', "'", '"'])
const PICTURE = new Set(['Do', 'sh', 'EI', 'ID'])

/** By MCID; a content that paints nothing is not there. */
export function paintedBy(operations: readonly Operation[]): ReadonlyMap<number, Painted> {
  const painted = new Map<number, Painted>()
  const open: (number | null)[] = []
  for (const operation of operations) {
    const { operator } = operation
    if (operator === 'BDC' || operator === 'BMC') open.push(markOf(operation))
    else if (operator === 'EMC') open.pop()
    else {
      const id = open.findLast((mark) => mark !== null)
      if (id === undefined || id === null) continue
      if (TEXT.has(operator)) painted.set(id, 'text')
      else if (PICTURE.has(operator) && painted.get(id) !== 'text') painted.set(id, 'picture')
      else if (PAINT.has(operator) && !painted.has(id)) painted.set(id, 'shape')
    }
  }
  return painted
}

/**
 * Marks as artifact what stands in no marked content, and the contents `artifacts` names: whoever reads the page aloud
 * passes them over.
 */
export function withArtifacts(
  stream: string,
  operations: readonly Operation[],
  artifacts: ReadonlySet<number>,
): string {
  const pieces: string[] = []
  let written = 0
  const put = (at: number, text: string, skip = at): void => {
    pieces.push(stream.slice(written, at), text)
    written = skip
  }
  /** Marked contents of the structure, and others, such as a replacement text, around what is drawn. */
  let open = 0
  let inner = 0
  let pathStart = -1
  let isOwnText = false
  operations.forEach((operation, index) => {
    const { operator, start, end } = operation
    if (operator === 'BDC' || operator === 'BMC') {
      const mark = markOf(operation)
      if (mark !== null && artifacts.has(mark)) put(start, '/Artifact BMC', end)
      if (mark !== null || open > 0) open += 1
      else inner += 1
    } else if (operator === 'EMC') {
      if (inner > 0) inner -= 1
      else open -= 1
    } else if (open > 0) return
    else if (PATH.has(operator)) {
      if (pathStart < 0) pathStart = start
    } else if (PAINT.has(operator)) {
      put(pathStart < 0 ? start : pathStart, '/Artifact BMC ')
      put(end, ' EMC')
      pathStart = -1
    } else if (operator === 'n') pathStart = -1
    else if (operator === 'Do' || operator === 'sh') {
      put(start, '/Artifact BMC ')
      put(end, ' EMC')
    } else if (operator === 'BI') put(start, '/Artifact BMC ')
    else if (operator === 'ID') put(end, ' EMC')
    else if (operator === 'BT' && isUnmarkedText(operations, index)) {
      isOwnText = true
      put(start, '/Artifact BMC ')
    } else if (operator === 'ET' && isOwnText) {
      isOwnText = false
      put(end, ' EMC')
    }
  })
  pieces.push(stream.slice(written))
  return pieces.join('')
}

function isUnmarkedText(operations: readonly Operation[], from: number): boolean {
  for (let at = from + 1; at < operations.length; at++) {
    const operation = operations[at]
    if (operation?.operator === 'ET') return true
    if (operation !== undefined && markOf(operation) !== null) return false
  }
  return true
}
