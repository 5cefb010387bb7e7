// Reads an article from the disk: refused when it is no plain file, too large, or not text.

import { isUtf8 } from 'node:buffer'
import { open, readdir, stat } from 'node:fs/promises'
import path from 'node:path'
import { withoutControls } from '../article/without-controls.ts'
import type { Diagnostic } from '../base/diagnostic.ts'
import { nearest } from '../base/nearest.ts'
import { lineTable, type Place, placeAt, type Source, sourceOf } from '../base/source.ts'

export type ReadArticle =
  | { readonly kind: 'article'; readonly source: Source; readonly diagnostics: readonly Diagnostic[] }
  | UnreadableArticle

/** An input that cannot be used at all; the tool then ends with exit code 4. */
export interface UnreadableArticle {
  readonly kind: 'unreadable'
  readonly path: string
  readonly place: Place
  readonly code: 'E-EMPTY' | 'E-NOT-FOUND' | 'E-NOT-A-FILE' | 'E-UNREADABLE' | 'E-TOO-LARGE' | 'E-ENCODING'
  readonly message: string
  readonly hint?: string
}

export interface ReadOptions {
  /** In bytes; a larger file is refused before it is read. */
  readonly maxSize: number
  /** A label of the Encoding Standard, such as `gbk`. */
  readonly encoding?: string
}

export async function readArticle(file: string, options: ReadOptions): Promise<ReadArticle> {
  const bytes = await bytesOf(file, options.maxSize)
  if ('kind' in bytes) return bytes
  const decoded = decode(file, bytes, options.encoding ?? 'utf-8')
  if (typeof decoded !== 'string') return decoded
  if (decoded.trim() === '') {
    return unreadable(file, 'E-EMPTY', 'there is no text in this file', 'write an article into it')
  }
  return { kind: 'article', ...withoutControls(sourceOf(file, decoded)) }
}

async function bytesOf(file: string, maxSize: number): Promise<Buffer | UnreadableArticle> {
  try {
    const found = await stat(file) // before opening, since opening a pipe waits for its writer
    if (!found.isFile()) {
      const what = found.isDirectory() ? 'a folder' : 'a device, a pipe or a socket'
      return unreadable(file, 'E-NOT-A-FILE', `this is ${what}, not a file`)
    }
    if (found.size > maxSize) return tooLarge(file, found.size, maxSize)
    const handle = await open(file, 'r')
    try {
      const bytes = await handle.readFile()
      return bytes.length > maxSize ? tooLarge(file, bytes.length, maxSize) : bytes
    } finally {
      await handle.close()
    }
  } catch (error) {
    return unopened(file, error as NodeJS.ErrnoException)
  }
}

async function unopened(file: string, error: NodeJS.ErrnoException): Promise<UnreadableArticle> {
  if (error.code !== 'ENOENT' && error.code !== 'ENOTDIR') {
    return unreadable(file, 'E-UNREADABLE', `this file cannot be read (${error.code ?? error.message})`)
  }
  const names = await readdir(path.dirname(file)).catch(() => [])
  const meant = nearest(path.basename(file), names)
  const hint = meant === null ? undefined : `did you mean ${path.join(path.dirname(file), meant)}?`
  return unreadable(file, 'E-NOT-FOUND', 'there is no such file', hint)
}

function tooLarge(file: string, size: number, maxSize: number): UnreadableArticle {
  const message = `this file has ${megabytes(size)}, the limit is ${megabytes(maxSize)}`
  return unreadable(file, 'E-TOO-LARGE', message, 'allow more with --max-size')
}

function megabytes(bytes: number): string {
  return `${Math.round(bytes / 1e5) / 10} MB`
}

function decode(file: string, bytes: Buffer, encoding: string): string | UnreadableArticle {
  const isUnicode = /^utf-?8$/i.test(encoding)
  if (isUnicode && !isUtf8(bytes)) return notUnicode(file, bytes)
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes) // takes the byte order mark off
  } catch {
    return unreadable(file, 'E-ENCODING', `this file is not ${encoding}`)
  }
}

function notUnicode(file: string, bytes: Buffer): UnreadableArticle {
  const at = firstBadByte(bytes)
  const before = lineTable(bytes.subarray(0, at).toString('utf8'))
  const guess = guessEncoding(bytes)
  return {
    kind: 'unreadable',
    path: file,
    place: placeAt(before, before.text.length),
    code: 'E-ENCODING',
    message: `not UTF-8 at byte ${at}; looks like ${guess.name}`,
    hint: `convert it with: iconv -f ${guess.iconv} -t UTF-8, or read it with --encoding ${guess.label}`,
  }
}

/** The length of the longest valid beginning, found by halving: a valid beginning is one that ends no character early. */
function firstBadByte(bytes: Buffer): number {
  let valid = 0
  let bad = bytes.length
  while (bad - valid > 1) {
    const middle = (valid + bad) >> 1
    if (isUtf8(wholeCharacters(bytes, middle))) valid = middle
    else bad = middle
  }
  return wholeCharacters(bytes, valid).length
}

/** The first `end` bytes without a character that is cut in its middle. */
function wholeCharacters(bytes: Buffer, end: number): Buffer {
  for (let back = 1; back <= Math.min(3, end); back++) {
    const byte = bytes[end - back] ?? 0
    if (byte < 0x80) break
    if (byte < 0xc0) continue
    const length = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2
    return length > back ? bytes.subarray(0, end - back) : bytes.subarray(0, end)
  }
  return bytes.subarray(0, end)
}

function guessEncoding(bytes: Buffer): { name: string; iconv: string; label: string } {
  const [first = 0, second = 0] = bytes
  if (first === 0xff && second === 0xfe) return { name: 'UTF-16', iconv: 'UTF-16', label: 'utf-16le' }
  if (first === 0xfe && second === 0xff) return { name: 'UTF-16', iconv: 'UTF-16', label: 'utf-16be' }
  if (mostlyHan(bytes)) return { name: 'GBK', iconv: 'GBK', label: 'gbk' }
  return { name: 'Windows-1252', iconv: 'WINDOWS-1252', label: 'windows-1252' }
}

/** Western bytes read as GBK now and then give a Han character, hardly ever nothing else. */
function mostlyHan(bytes: Buffer): boolean {
  const text = new TextDecoder('gbk').decode(bytes.subarray(0, 100_000))
  const beyondAscii = text.match(/[^\0-\x7f]/g)?.length ?? 0
  const usual = text.match(/[\u4e00-\u9fff\u3000-\u303f\uff00-\uffef\u2010-\u2026]/g)?.length ?? 0
  return beyondAscii > 0 && usual / beyondAscii > 0.9
}

function unreadable(file: string, code: UnreadableArticle['code'], message: string, hint?: string): UnreadableArticle {
  return { kind: 'unreadable', path: file, place: { line: 1, col: 1 }, code, message, ...(hint && { hint }) }
}
