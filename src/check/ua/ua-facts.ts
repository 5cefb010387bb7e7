// What a PDF is made of, as far as PDF/UA-1 asks of it. Nothing judged.

export interface UaFacts {
  /** The first line of the file. */
  readonly header: string
  readonly marked: boolean
  readonly suspects: boolean
  readonly displaysTitle: boolean
  /** The catalog's; null without one. */
  readonly lang: string | null
  readonly hasOutline: boolean
  /** The metadata packet; null without a stream of type Metadata and subtype XML. */
  readonly metadata: string | null
  /** The tag at the top; null without a structure tree. */
  readonly root: UaTag | null
  /** From a structure type to the one that stands for it. */
  readonly roles: Readonly<Record<string, string>>
  readonly marks: readonly UaMark[]
  readonly paints: readonly UaPaint[]
  readonly annotations: readonly UaAnnotation[]
  readonly fonts: readonly UaFont[]
  readonly files: readonly { readonly name: string; readonly hasBoth: boolean }[]
  /** What our files never hold, by the key or type that would show it, such as `Encrypt`. */
  readonly unexpected: readonly string[]
}

export interface UaTag {
  readonly type: string
  /** Whether it names the tag above it as its parent. */
  readonly knowsParent: boolean
  readonly alt: string | null
  readonly actual: string | null
  readonly expansion: string | null
  readonly lang: string | null
  readonly id: string | null
  readonly scope: string | null
  readonly headers: readonly string[]
  readonly rows: number
  readonly columns: number
  readonly kids: readonly UaTag[]
}

/** The beginning of a marked content. */
export interface UaMark {
  /** From 1. */
  readonly page: number
  readonly tag: string
  /** Whether the structure tree holds it. */
  readonly isTagged: boolean
  readonly lang: string | null
  /** Whether it has an alternative, replacement or expansion text. */
  readonly hasText: boolean
  /** What it stands in, outermost first. */
  readonly within: readonly { readonly tag: string; readonly isTagged: boolean }[]
}

/** Something painted; equal ones of a page are told once. */
export interface UaPaint {
  readonly page: number
  readonly isText: boolean
  readonly isTagged: boolean
  readonly isArtifact: boolean
}

export interface UaAnnotation {
  readonly page: number
  readonly subtype: string
  readonly contents: string | null
  /** The standard type of the tag that holds it; null without one. */
  readonly tag: string | null
  readonly alt: string | null
  readonly isHidden: boolean
  /** Whether the page's order of tabs follows the structure. */
  readonly tabsFollow: boolean
}

export interface UaFont {
  readonly name: string
  readonly type: string
  /** The name of the encoding; empty for one of another kind. */
  readonly encoding: string
  readonly isEmbedded: boolean
  /** A composite TrueType font says how its codes lead to glyphs. */
  readonly mapsGlyphs: boolean
  readonly hasCharSet: boolean
  readonly glyphs: readonly UaGlyph[]
}

/** A code that a page shows in a font. */
export interface UaGlyph {
  readonly code: number
  /** The number of its glyph in a composite font. */
  readonly glyph: number | null
  /** Null where the font does not say. */
  readonly text: string | null
  /** Whether the font program has a glyph for it. */
  readonly isPresent: boolean
  /** Thousandths of an em: as the document says, and as the font program does; null where that cannot be read. */
  readonly width: number
  readonly ownWidth: number | null
}
