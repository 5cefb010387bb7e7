// What a file is, by its first bytes; its name may say anything.

export type ImageType = 'png' | 'jpeg' | 'gif' | 'webp' | 'avif' | 'svg'

/** The type, or in words what the bytes are instead. */
export type SniffedType =
  | { readonly kind: 'image'; readonly type: ImageType }
  | { readonly kind: 'other'; readonly name: string }

export function imageTypeOf(bytes: Buffer): SniffedType {
  if (bytes.length === 0) return { kind: 'other', name: 'empty' }
  const head = bytes.subarray(0, 16).toString('latin1')
  if (head.startsWith('\x89PNG\r\n\x1a\n')) return { kind: 'image', type: 'png' }
  if (head.startsWith('\xff\xd8\xff')) return { kind: 'image', type: 'jpeg' }
  if (/^GIF8[79]a/.test(head)) return { kind: 'image', type: 'gif' }
  if (/^RIFF[\s\S]{4}WEBP/.test(head)) return { kind: 'image', type: 'webp' }
  if (/^[\s\S]{4}ftypavi[fs]/.test(head)) return { kind: 'image', type: 'avif' }
  if (head.startsWith('%PDF')) return { kind: 'other', name: 'a PDF' }
  return markupTypeOf(bytes)
}

function markupTypeOf(bytes: Buffer): SniffedType {
  const text = bytes
    .subarray(0, 4096)
    .toString('utf8')
    .replace(/^\ufeff/, '')
    .replace(/^(?:\s|<\?[\s\S]*?\?>|<!--[\s\S]*?-->|<!DOCTYPE\s+svg[^>[]*(?:\[[^\]]*\])?[^>]*>)*/i, '')
  if (/^<(?:\w+:)?svg[\s>/]/i.test(text)) return { kind: 'image', type: 'svg' }
  if (/^<!doctype html|^<html|^<head|^<body|^<script/i.test(text)) return { kind: 'other', name: 'an HTML page' }
  return { kind: 'other', name: 'no image' }
}

/** The types that a name with this ending may hold; null where the ending says nothing. */
export function typeOfName(name: string): ImageType | null {
  const ending = /\.(\w+)$/.exec(name)?.[1]?.toLowerCase()
  switch (ending) {
    case 'png':
    case 'gif':
    case 'webp':
    case 'avif':
    case 'svg':
      return ending
    case 'jpg':
    case 'jpeg':
    case 'jpe':
    case 'jfif':
      return 'jpeg'
    default:
      return null
  }
}
