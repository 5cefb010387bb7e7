// HTML as a value: whatever is put into the template is escaped, unless it is markup already.

/** Markup that is safe as it stands. Made only by `html`, `markup` and `joined`. */
export class Markup {
  readonly text: string
  constructor(text: string) {
    this.text = text
  }
  toString(): string {
    return this.text
  }
}

type Hole = Markup | string | number | null | undefined | readonly Hole[]

export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`)
}

/** Vouches for a text as markup; the caller says in a comment why it is safe. */
export function markup(text: string): Markup {
  return new Markup(text)
}

function filled(hole: Hole): string {
  if (hole === null || hole === undefined) return ''
  if (hole instanceof Markup) return hole.text
  if (typeof hole === 'number') return String(hole)
  if (typeof hole === 'string') return escapeHtml(hole)
  return hole.map(filled).join('')
}

/** A template whose holes are escaped; nested markup and lists of it stay markup. */
export function html(parts: TemplateStringsArray, ...holes: readonly Hole[]): Markup {
  return new Markup(parts.map((part, index) => part + filled(holes[index])).join(''))
}
