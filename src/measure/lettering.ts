// What a deck's text is set in: the face of its theme, and what its author put in the place of a part of it.

import type { TextFace } from './measurer.ts'

export interface Lettering {
  readonly text: TextFace
  /** Of Han, kana and hangul; null for that of the text. */
  readonly wide: 'sans' | 'serif' | null
  /** Font files of the author's, for the text and for what is wide. */
  readonly own: { readonly text: string | null; readonly wide: string | null }
}

const FACES = { sans: 'sans', serif: 'serif', system: 'system' } as const

/** `font` and `fontCjk` are names of faces or font files. */
export function letteringOf(
  face: TextFace,
  { font, fontCjk }: { readonly font: string | null; readonly fontCjk: string | null },
): Lettering {
  const text = FACES[font as keyof typeof FACES] ?? face
  const wide = FACES[fontCjk as keyof typeof FACES]
  const file = (name: string | null) => (name === null || name in FACES ? null : name)
  // Where nothing is embedded there is nothing to choose.
  if (text === 'system') return { text, wide: null, own: { text: null, wide: null } }
  return {
    text,
    wide: wide === undefined || wide === 'system' ? null : wide,
    own: { text: file(font), wide: file(fontCjk) },
  }
}
