// What stands behind the fence of a code block: its language, its file's name, the lines to mark, the lines to show step by step, and
// whether its lines are numbered. Each dialect writes it in its own way; none needs to be asked which one it is.

/** Lines from 1, both ends included. */
export interface LineRange {
  readonly from: number
  readonly to: number
}

export interface CodeInfo {
  /** The language as it is written, or empty. */
  readonly language: string
  /** Empty without one. */
  readonly file: string
  readonly marked: readonly LineRange[]
  /** What each step of a presentation marks; empty where there are no steps. */
  readonly steps: readonly (readonly LineRange[])[]
  /** The number of the first line; null where the article asks for no numbers. */
  readonly firstLine: number | null
  /** A diagram that its author wants to be seen as code. */
  readonly isCode: boolean
}

export const NO_INFO: CodeInfo = { language: '', file: '', marked: [], steps: [], firstLine: null, isCode: false }

const RANGES = /[{[]\s*(\d[\d\s,|-]*)\s*[}\]]/
const NAMED = /(?:^|[\s{,:])(?:title|file|filename|name|caption)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'{}]+))/i
const LABELLED = /\[([^\]\d][^\]]*|[^\]]*\.[^\]]*)\]/
const MARKED = /(?:hl_lines|highlight|emphasize-lines|mark)\s*=\s*["']?\s*([\d\s,-]+)/i
const NUMBERED = /(?:^|[\s{,:.])(?:line-?numbers|linenos|linenums|showLineNumbers|numberLines|linenostart|startFrom)\b/i
const UNNUMBERED = /:no-line-numbers\b|line-?n(?:umber|o)s\s*=\s*["']?false/i
const FIRST = /(?:line-numbers|linenums|linenostart|startFrom|showLineNumbers|numberLines)\s*[={]\s*["']?(\d+)/i

/** Reads the info string of a fence. Total: what it does not know is passed over. */
export function codeInfo(info: string): CodeInfo {
  const text = info.trim()
  if (text === '') return NO_INFO
  const [word = ''] = /^\{?\s*\.?[^\s{[:=,}]*(?::[^\s{[=]*\.\w+)?/.exec(text) ?? []
  const isAttribute = /^\{?\s*(?:title|file|filename|linenos|hl_lines|linenums)\s*=/i.test(text)
  const bare = isAttribute ? '' : word.replace(/^\{?\s*\.?/, '')
  const [language = '', after = ''] = bare.split(':')
  const rest = text.slice(word.length)
  const [, ranges] = RANGES.exec(rest) ?? []
  const steps = ranges?.includes('|') ? ranges.split('|').map(rangesOf) : []
  const marks = MARKED.exec(rest)?.[1] ?? (steps.length > 0 ? '' : (ranges ?? ''))
  return {
    language,
    file: fileOf(text, rest, after),
    marked: rangesOf(marks),
    steps,
    isCode: /\bcode_block\s*=\s*["']?true/i.test(rest),
    firstLine: NUMBERED.test(text) && !UNNUMBERED.test(text) ? Number(FIRST.exec(text)?.[1] ?? 1) : null,
  }
}

function fileOf(text: string, rest: string, after: string): string {
  const [, quoted, single, plain] = NAMED.exec(text) ?? []
  const named = quoted ?? single ?? plain
  if (named !== undefined) return named
  // `js:app.js`, but not `ts:line-numbers`.
  if (/\.\w+$/.test(after)) return after
  const labelled = LABELLED.exec(rest)?.[1]
  if (labelled !== undefined && !/^[\d\s,|-]+$/.test(labelled)) return labelled.trim()
  return /^\s+([\w./@-]*\w\.\w{1,5})(?=\s|$)/.exec(rest)?.[1] ?? ''
}

function rangesOf(text: string): LineRange[] {
  return Array.from(text.matchAll(/(\d+)(?:\s*-\s*(\d+))?/g), ([, from = '', to = from]) => ({
    from: Math.min(Number(from), Number(to)),
    to: Math.max(Number(from), Number(to)),
  }))
}

export function isIn(ranges: readonly LineRange[], line: number): boolean {
  return ranges.some(({ from, to }) => line >= from && line <= to)
}
