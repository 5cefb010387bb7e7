// How much a drawing becomes once its references are followed: ten copies of ten copies of ten.

import type { SvgElement } from './svg-tree.ts'

const maxShapes = 100_000
/** References that lead on to references; also keeps the recursion below within its stack. */
const maxChain = 1000

export function isTooIntricate(root: SvgElement): boolean {
  const byId = new Map<string, SvgElement>()
  const weights = new Map<SvgElement, number>()
  const open = new Set<SvgElement>()
  collect(root)
  return weight(root) > maxShapes

  function collect(element: SvgElement): void {
    const id = element.attributes.get('id')
    if (id !== undefined && !byId.has(id)) byId.set(id, element)
    for (const child of element.children) if (typeof child !== 'string') collect(child)
  }

  /** Infinite for a drawing that holds itself. */
  function weight(element: SvgElement): number {
    const known = weights.get(element)
    if (known !== undefined) return known
    if (open.has(element) || open.size > maxChain) return Number.POSITIVE_INFINITY
    open.add(element)
    let sum = 1
    for (const child of element.children) if (typeof child !== 'string') sum += weight(child)
    for (const id of references(element)) {
      const target = byId.get(id)
      if (target !== undefined) sum += weight(target)
    }
    open.delete(element)
    weights.set(element, sum)
    return sum
  }
}

/** What is drawn again for this element: copies, patterns, masks, clips and markers. */
function references(element: SvgElement): readonly string[] {
  return Array.from(element.attributes).flatMap(([name, value]) => {
    if (name === 'href') return value.startsWith('#') && element.name === 'use' ? [value.slice(1)] : []
    if (name === 'id' || name === 'd' || name === 'points') return []
    return Array.from(value.matchAll(/url\(\s*["']?#([\w.:-]+)/g), (match) => match[1] ?? '')
  })
}
