// Pixels to a data URI: upright, no larger than a slide can use, as few bytes as its kind allows.

import { existsSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import type { ImageType } from './image-type.ts'

export type Picture =
  /** Width and height are those of the picture as it was made, upright. */
  | {
      readonly kind: 'picture'
      readonly width: number
      readonly height: number
      readonly uri: string
      /** What is behind it can be seen through it. */
      readonly isClear: boolean
    }
  | { readonly kind: 'unreadable'; readonly why: string }
  | { readonly kind: 'too-large'; readonly why: string }

/** Twice the slide, for screens of high density. */
const maxWidth = 2 * 1280
const maxHeight = 2 * 720
/** A strip is not made thinner than this, or its shape would change by rounding. */
const minSide = 64
const maxPixels = 120_000_000
/** From here on a lossless copy is not worth its bytes. */
const maxLossless = 600_000

export async function picture(bytes: Buffer, type: Exclude<ImageType, 'svg'>): Promise<Picture> {
  const { default: sharp } = await import('sharp')
  try {
    const open = () => sharp(bytes, { limitInputPixels: maxPixels, failOn: 'truncated' })
    const { width: storedWidth, height: storedHeight, orientation = 1, hasAlpha } = await open().metadata()
    if (storedWidth * storedHeight > maxPixels) return tooLarge(storedWidth, storedHeight)
    const isTurned = orientation >= 5
    const width = isTurned ? storedHeight : storedWidth
    const height = isTurned ? storedWidth : storedHeight
    const scale = scaleFor(width, height)
    const upright = open()
      .rotate()
      .resize({
        width: Math.max(1, Math.round(width * scale)),
        fit: 'fill',
        height: Math.max(1, Math.round(height * scale)),
      })
    const best = await smallest(upright, bytes, type, scale === 1 && orientation === 1)
    const isClear =
      hasAlpha === true &&
      !(
        await upright
          .clone()
          .png()
          .toBuffer()
          .then((png) => sharp(png).stats())
      ).isOpaque
    return {
      kind: 'picture',
      width,
      height,
      isClear,
      uri: `data:image/${best.type};base64,${best.bytes.toString('base64')}`,
    }
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error)
    return /exceeds pixel limit/i.test(why) ? { kind: 'too-large', why } : { kind: 'unreadable', why }
  }
}

function tooLarge(width: number, height: number): Picture {
  return { kind: 'too-large', why: `${width} × ${height} pixels` }
}

function scaleFor(width: number, height: number): number {
  const wanted = Math.min(1, maxWidth / width, maxHeight / height)
  return Math.max(wanted, Math.min(1, minSide / Math.min(width, height)))
}

interface Encoded {
  readonly type: 'png' | 'jpeg' | 'gif' | 'webp' | 'avif'
  readonly bytes: Buffer
}

/**
 * A photograph stays a JPEG, because Chromium's PDF takes it over as it is and unpacks everything else; other pictures
 * become WebP. The file's own bytes are kept where they need no change and are smaller.
 */
async function smallest(
  upright: import('sharp').Sharp,
  bytes: Buffer,
  type: Encoded['type'],
  isUsable: boolean,
): Promise<Encoded> {
  const candidates: Encoded[] = isUsable ? [{ type, bytes }] : []
  // Decoding here also tells a file that breaks off, whose own bytes would show as half a picture.
  if (type === 'jpeg') {
    candidates.push({ type: 'jpeg', bytes: await upright.clone().jpeg({ quality: 85, mozjpeg: true }).toBuffer() })
  } else {
    const webp = await webpOf(upright, type)
    candidates.push(webp ?? { type: 'png', bytes: await upright.clone().png().toBuffer() })
  }
  return candidates.reduce((best, candidate) => (candidate.bytes.length < best.bytes.length ? candidate : best))
}

/** Null for what WebP cannot hold: a side of more than 16383 pixels. */
async function webpOf(upright: import('sharp').Sharp, type: Encoded['type']): Promise<Encoded | null> {
  try {
    const isDrawn = type === 'png' || type === 'gif'
    const lossless = isDrawn ? await upright.clone().webp({ lossless: true, effort: 2 }).toBuffer() : null
    if (lossless !== null && lossless.length <= maxLossless) return { type: 'webp', bytes: lossless }
    return { type: 'webp', bytes: await upright.clone().webp({ quality: 85 }).toBuffer() }
  } catch (error) {
    if (error instanceof Error && /too large for the WebP format/i.test(error.message)) return null
    throw error
  }
}

let version: string | null = null

/** Another one may pack the same picture in other bytes. Its package does not export its manifest. */
export function packerVersion(): string {
  if (version !== null) return version
  let folder = path.dirname(createRequire(import.meta.url).resolve('sharp'))
  while (!existsSync(path.join(folder, 'package.json'))) folder = path.dirname(folder)
  version = (JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8')) as { version: string }).version
  return version
}
