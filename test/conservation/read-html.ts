// A reader of the HTML that a deck is made of, independent of everything in src: elements, attributes and texts.

export interface Element {
  readonly name: string
  readonly attributes: Readonly<Record<string, string>>
  readonly children: (Element | string)[]
  readonly parent: Element | null
}

const VOID = new Set([
  'area',
  'base',
  'br',
  'col',
  'embed',
  'hr',
  'img',
  'input',
  'link',
  'meta',
  'source',
  'track',
  'wbr',
])
const RAW = new Set(['script', 'style'])
const NAMED: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: '\u00a0' }

export function readHtml(html: string): Element {
  const root: Element = { name: '#root', attributes: {}, children: [], parent: null }
  let open = root
  const token =
    /<!--[\s\S]*?-->|<!doctype[^>]*>|<\/([a-zA-Z][^\s>]*)\s*>|<([a-zA-Z][^\s/>]*)((?:\s+[^\s=/>]+(?:\s*=\s*(?:"[^"]*"|'[^']*'|[^\s>]*))?)*)\s*(\/?)>|[^<]+|</gi
  for (let match = token.exec(html); match !== null; match = token.exec(html)) {
    const [whole, closing, opening, written = '', slash] = match
    if (closing !== undefined) {
      let at: Element | null = open
      while (at !== null && at.name !== closing.toLowerCase()) at = at.parent
      if (at === null || at.parent === null) throw new Error(`</${closing}> closes nothing at ${match.index}`)
      open = at.parent
      continue
    }
    if (opening === undefined) {
      if (!/^<!(--|doctype)/i.test(whole)) open.children.push(decoded(whole))
      continue
    }
    const name = opening.toLowerCase()
    const element: Element = { name, attributes: attributesOf(written), children: [], parent: open }
    open.children.push(element)
    if (VOID.has(name) || slash === '/') continue
    if (!RAW.has(name)) {
      open = element
      continue
    }
    const closes = new RegExp(`</${name}`, 'gi')
    closes.lastIndex = token.lastIndex
    const end = closes.exec(html)?.index
    if (end === undefined) throw new Error(`<${name}> is never closed`)
    element.children.push(html.slice(token.lastIndex, end))
    token.lastIndex = html.indexOf('>', end) + 1
  }
  return root
}

function attributesOf(written: string): Record<string, string> {
  const attributes: Record<string, string> = {}
  for (const match of written.matchAll(/([^\s=/>]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>]*)))?/g)) {
    attributes[(match[1] ?? '').toLowerCase()] = decoded(match[2] ?? match[3] ?? match[4] ?? '')
  }
  return attributes
}

function decoded(text: string): string {
  return text.replace(/&(?:#(\d+)|#[xX]([\da-fA-F]+)|(\w+));/g, (whole, decimal, hex, name) => {
    if (name !== undefined) return NAMED[name] ?? whole
    return String.fromCodePoint(decimal === undefined ? Number.parseInt(hex, 16) : Number(decimal))
  })
}

export function elementsIn(element: Element): Element[] {
  const found: Element[] = []
  const visit = ({ children }: Element) => {
    for (const child of children)
      if (typeof child !== 'string') {
        found.push(child)
        visit(child)
      }
  }
  visit(element)
  return found
}
