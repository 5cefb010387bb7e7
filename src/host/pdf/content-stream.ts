// What draws a page, cut into its operators (ISO 32000-1, 7.8.2). Characters stand for bytes.

export interface Operation {
  readonly operator: string
  /** As written: `12.5`, `/F4`, `(text)`, `<00fe>`, `[ … ]`, `<< … >>`. */
  readonly operands: readonly string[]
  /** In the stream, operands included. */
  readonly start: number
  readonly end: number
}

const TOKEN =
  /(?:[\0\t\n\f\r ]+|%[^\r\n]*)*(?:(\/[^\0\t\n\f\r ()<>[\]{}/%]*|[+-]?(?:\d+\.?\d*|\.\d+)|<[0-9A-Fa-f\s]*>)|(\()|(\[|<<)|(\]|>>)|([A-Za-z'"][A-Za-z0-9*'"]*))/y

/** @throws Error where the stream is not one */
export function operationsOf(stream: string): readonly Operation[] {
  const operations: Operation[] = []
  let operands: string[] = []
  let start = -1
  /** Where arrays and dictionaries began. */
  const nests: number[] = []
  let at = 0
  const operand = (from: number, end: number): void => {
    if (nests.length === 0) operands.push(stream.slice(from, end))
  }
  for (;;) {
    TOKEN.lastIndex = at
    const token = TOKEN.exec(stream)
    if (token === null) break
    const [, simple, string, opening, closing, word] = token
    const end = TOKEN.lastIndex
    const own = (simple ?? string ?? opening ?? closing ?? word ?? '').length
    const from = end - own
    if (start < 0) start = from
    at = end
    if (simple !== undefined) operand(from, end)
    else if (string !== undefined) {
      at = endOfString(stream, end)
      operand(from, at)
    } else if (opening !== undefined) nests.push(from)
    else if (closing !== undefined) {
      const began = nests.pop() ?? from
      operand(began, end)
    } else if (word === 'true' || word === 'false' || word === 'null') operand(from, end)
    else if (nests.length === 0) {
      if (word === 'ID') at = endOfImage(stream, end)
      operations.push({ operator: word ?? '', operands, start, end: at })
      operands = []
      start = -1
    }
  }
  if (/[^\0\t\n\f\r ]/.test(stream.slice(at))) throw new Error(`a page is drawn by what is no operator, at byte ${at}`)
  return operations
}

/** The MCID of a `BDC`; null for content that is not in the structure tree. */
export function markOf({ operator, operands }: Operation): number | null {
  if (operator !== 'BDC') return null
  const id = /\/MCID\s+(\d+)/.exec(operands[1] ?? '')?.[1]
  return id === undefined ? null : Number(id)
}

/** Parentheses may nest, and be escaped. */
function endOfString(stream: string, from: number): number {
  let depth = 1
  for (let at = from; at < stream.length; at++) {
    const character = stream[at]
    if (character === '\\') at++
    else if (character === '(') depth++
    else if (character === ')' && --depth === 0) return at + 1
  }
  throw new Error('a string in the drawing of a page has no end')
}

function endOfImage(stream: string, from: number): number {
  const end = /[\0\t\n\f\r ]EI(?=[\0\t\n\f\r ]|$)/g
  end.lastIndex = from
  if (end.exec(stream) === null) throw new Error('an image in the drawing of a page has no end')
  return end.lastIndex
}
