// Pictures that were packed before, by their file's bytes: packing one takes longer than planning a deck.

import { createHash } from 'node:crypto'
import { memoryOf } from '../memory.ts'
import type { ImageType } from './image-type.ts'
import { type Picture, packerVersion, picture } from './picture.ts'

/** Changes with what `picture` makes of the same bytes. */
const PACKING = 2

/** The head of a file: one line of JSON, then the bytes. */
interface Head {
  readonly width: number
  readonly height: number
  readonly isClear: boolean
  readonly type: string
  readonly length: number
  readonly sum: string
}

const memory = memoryOf({ name: 'pictures', kept: 500, isWhole: (bytes) => read(bytes) !== null })

/** As `picture`; only what could be packed is remembered. */
export async function rememberedPicture(
  bytes: Buffer,
  type: Exclude<ImageType, 'svg'>,
  hash: string,
): Promise<Picture> {
  const key = `${hash.slice(0, 40)}.${PACKING}-${packerVersion()}`
  const known = await memory.read(key)
  const found = known === null ? null : read(known)
  if (found !== null) return found
  const made = await picture(bytes, type)
  if (made.kind === 'picture') await memory.write(key, written(made))
  return made
}

function read(file: Buffer): Picture | null {
  const end = file.indexOf(10)
  if (end < 0) return null
  try {
    const { width, height, isClear, type, length, sum } = JSON.parse(file.toString('utf8', 0, end)) as Head
    const packed = file.subarray(end + 1)
    if (packed.length !== length || sumOf(packed) !== sum) return null
    return { kind: 'picture', width, height, isClear, uri: `data:image/${type};base64,${packed.toString('base64')}` }
  } catch {
    return null
  }
}

function written({ width, height, isClear, uri }: Extract<Picture, { kind: 'picture' }>): Buffer {
  const [before = '', base64 = ''] = uri.split(';base64,')
  const packed = Buffer.from(base64, 'base64')
  const head: Head = {
    width,
    height,
    isClear,
    type: before.slice('data:image/'.length),
    length: packed.length,
    sum: sumOf(packed),
  }
  return Buffer.concat([Buffer.from(`${JSON.stringify(head)}\n`), packed])
}

function sumOf(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('hex').slice(0, 32)
}
