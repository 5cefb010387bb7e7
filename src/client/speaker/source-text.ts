// The complete source text of a slide, read from the page (docs/page.md, rule 6).

/** One piece of the article in its order: shown on the slide, or only said. */
export interface Piece {
  readonly kind: 'heading' | 'figure' | 'text'
  readonly text: string
  readonly shown: boolean
}

export function sourceText(slide: HTMLElement): readonly Piece[] {
  return [...slide.querySelectorAll<HTMLElement>('aside.source > *')].flatMap((entry) => {
    const id = entry.dataset.of
    const home = id === undefined ? entry : slide.querySelector<HTMLElement>(`[data-home="${CSS.escape(id)}"]`)
    if (home === null) return []
    // What the slide shows a part of stands whole in the list.
    const whole = entry.textContent?.trim() === '' ? home : entry
    return [{ kind: kindOf(home), text: textOf(whole), shown: id !== undefined }]
  })
}

/** What the leader wrote for this slide, a part each, to be put elsewhere. */
export function leaderNotes(slide: HTMLElement): readonly HTMLElement[] {
  return [...slide.querySelectorAll<HTMLElement>('aside.leader > div')].map((note) => {
    const copy = note.cloneNode(true) as HTMLElement
    copy.className = 'leader-note'
    return copy
  })
}

function kindOf(home: HTMLElement): Piece['kind'] {
  if (home.dataset.figure !== undefined) return 'figure'
  return home.dataset.home?.startsWith('h') ? 'heading' : 'text'
}

/** Without empty lines and the blanks that markup leaves around lines; lines of code keep theirs. */
function textOf(home: Element): string {
  const text = plainText(home)
  if (keepsLines(home)) return text.replace(/^\n+|\s+$/g, '')
  const lines = text.split('\n').map((line) => line.trim())
  return lines.filter((line) => line !== '').join('\n')
}

/** The text under a node with its lines, without the words that the deck added and without what it repeats. */
function plainText(node: Node): string {
  if (node.nodeType === Node.TEXT_NODE) return lineText(node)
  if (node.nodeType !== Node.ELEMENT_NODE) return ''
  const part = node as Element
  if (part.hasAttribute('data-word') || part.hasAttribute('data-echo')) return ''
  const inside = () => [...part.childNodes].map(plainText).join('')
  switch (part.localName) {
    case 'br':
      return '\n'
    case 'img':
      return part.getAttribute('alt') ?? ''
    case 'math':
      return part.querySelector('annotation')?.textContent ?? ''
    case 'svg':
      return part.getAttribute('aria-label') ?? ''
    case 'tr':
      return `\n${[...part.children].map((cell) => plainText(cell).trim()).join(' | ')}\n`
    case 'p':
    case 'li':
    case 'figcaption':
      return `\n${inside()}\n`
    case 'div':
      return [...part.childNodes].map(plainText).join('\n')
    default:
      return inside()
  }
}

function keepsLines(part: Element | null): boolean {
  return part !== null && part.closest('pre') !== null
}

function lineText(node: Node): string {
  const text = node.nodeValue ?? ''
  return keepsLines(node.parentElement) ? text : text.replace(/\s+/g, ' ')
}
