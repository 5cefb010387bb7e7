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
    return [{ kind: kindOf(home), text: plainText(home).trim(), shown: id !== undefined }]
  })
}

function kindOf(home: HTMLElement): Piece['kind'] {
  if (home.dataset.figure !== undefined) return 'figure'
  return home.dataset.home?.startsWith('h') ? 'heading' : 'text'
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
    case 'svg':
      return part.getAttribute('aria-label') ?? ''
    case 'td':
    case 'th':
      return `${inside().trim()}${part.nextElementSibling === null ? '' : ' | '}`
    case 'p':
    case 'li':
    case 'tr':
    case 'div':
      return `${inside()}\n`
    default:
      return inside()
  }
}

function lineText(node: Node): string {
  const text = node.nodeValue ?? ''
  const keepsLines = node.parentElement?.closest('pre') !== null
  return keepsLines ? text : text.replace(/\s+/g, ' ')
}
