// An SVG file as a tree. The only file that knows the parser.

import { Parser } from 'htmlparser2'

export interface SvgElement {
  readonly name: string
  /** Names without a prefix for `xlink:href`; values as they mean, entities decoded. */
  readonly attributes: Map<string, string>
  readonly children: (SvgElement | string)[]
  readonly parent: SvgElement | null
}

const maxElements = 50_000
const maxDepth = 200

/** The outermost `svg` element, or null where there is none or the file breaks off. */
export function svgTree(text: string): SvgElement | 'too-large' | null {
  let root: SvgElement | null = null
  let current: SvgElement | null = null
  let count = 0
  let depth = 0
  let isTooDeep = false
  const parser = new Parser(
    {
      onopentag(written, attributes) {
        depth++
        isTooDeep ||= depth > maxDepth
        if (++count > maxElements || depth > maxDepth) return
        const element: SvgElement = {
          name: written.replace(/^svg:/, ''),
          attributes: new Map(
            Object.keys(attributes).map((name) => [name === 'xlink:href' ? 'href' : name, attributes[name] ?? '']),
          ),
          children: [],
          parent: current,
        }
        if (root === null && element.name === 'svg') root = element
        current?.children.push(element)
        current = element
      },
      ontext(text) {
        if (depth <= maxDepth) current?.children.push(text)
      },
      onclosetag() {
        if (depth-- <= maxDepth && count <= maxElements) current = current?.parent ?? null
      },
    },
    // XML: names keep their case and no element is special; entities that the file declares are not expanded.
    { xmlMode: true, decodeEntities: true },
  )
  parser.write(text)
  const isCutShort = depth > 0
  parser.end()
  if (isCutShort) return null
  return isTooDeep || count > maxElements ? 'too-large' : root
}
