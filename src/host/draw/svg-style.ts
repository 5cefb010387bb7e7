// Styles of a drawing, turned into attributes: what its `style` elements and attributes say of its own shapes.

import { isPlainValue, presentationAttributes } from './svg-allowed.ts'
import type { SvgElement } from './svg-tree.ts'

interface Rule {
  /** Compounds from the outermost to the one that is painted. */
  readonly compounds: readonly Compound[]
  readonly weight: number
  readonly declarations: ReadonlyMap<string, string>
}

interface Compound {
  readonly name: string | null
  readonly id: string | null
  readonly classes: readonly string[]
}

const maxRules = 500

/** The presentation attributes of an element after its styles: the element's own, then sheets, then its `style`. */
export type Styled = (element: SvgElement) => ReadonlyMap<string, string>

export function stylesOf(root: SvgElement): Styled {
  const rules = sheetsOf(root).flatMap(rulesOf).slice(0, maxRules)
  rules.sort((a, b) => a.weight - b.weight) // stable: of two equal ones the later wins
  return (element) => {
    const style = element.attributes.get('style')
    const sheets = rules.filter((rule) => matches(rule, element)).map((rule) => rule.declarations)
    const own = style === undefined ? [] : [declarationsOf(style)]
    return new Map([...sheets, ...own].flatMap((declarations) => [...declarations]))
  }
}

function sheetsOf(element: SvgElement): readonly string[] {
  return element.children.flatMap((child) => {
    if (typeof child === 'string') return []
    return child.name === 'style'
      ? [child.children.filter((part) => typeof part === 'string').join('')]
      : sheetsOf(child)
  })
}

/** Rules about media, fonts and imports are left out with all that they hold. */
function rulesOf(sheet: string): readonly Rule[] {
  const plain = sheet
    .replace(/\/\*[\s\S]*?\*\//g, '')
    .replace(/@[\w-]+[^;{}]*(?:;|\{(?:[^{}]*\{[^{}]*\})*[^{}]*\})/g, '')
  return Array.from(plain.matchAll(/([^{}]+)\{([^{}]*)\}/g)).flatMap((match) => {
    const declarations = declarationsOf(match[2] ?? '')
    return (match[1] ?? '').split(',').flatMap((selector) => {
      const compounds = selector.trim().split(/\s+/).map(compoundOf)
      if (compounds.some((compound) => compound === null)) return []
      return [{ compounds: compounds as Compound[], weight: weightOf(compounds as Compound[]), declarations }]
    })
  })
}

/** Null for what is more than a name, an id and classes. */
function compoundOf(selector: string): Compound | null {
  const match = /^(\*|[A-Za-z][\w-]*)?((?:[.#][\w\u0080-\uffff-]+)*)$/.exec(selector)
  if (match === null || selector === '') return null
  const parts = match[2]?.match(/[.#][^.#]+/g) ?? []
  return {
    name: match[1] === undefined || match[1] === '*' ? null : match[1],
    id: parts.find((part) => part.startsWith('#'))?.slice(1) ?? null,
    classes: parts.filter((part) => part.startsWith('.')).map((part) => part.slice(1)),
  }
}

function weightOf(compounds: readonly Compound[]): number {
  return compounds.reduce(
    (sum, { name, id, classes }) => sum + (id === null ? 0 : 10_000) + classes.length * 100 + (name === null ? 0 : 1),
    0,
  )
}

function matches(rule: Rule, element: SvgElement): boolean {
  let left = rule.compounds.length - 1
  const last = rule.compounds[left]
  if (last === undefined || !fits(last, element)) return false
  for (let above = element.parent; above !== null && left > 0; above = above.parent) {
    const compound = rule.compounds[left - 1]
    if (compound !== undefined && fits(compound, above)) left--
  }
  return left === 0
}

function fits({ name, id, classes }: Compound, element: SvgElement): boolean {
  if (name !== null && name !== element.name) return false
  if (id !== null && id !== element.attributes.get('id')) return false
  if (classes.length === 0) return true
  const own = new Set(element.attributes.get('class')?.split(/\s+/))
  return classes.every((name) => own.has(name))
}

function declarationsOf(style: string): ReadonlyMap<string, string> {
  const declarations = new Map<string, string>()
  for (const declaration of style.split(';')) {
    const at = declaration.indexOf(':')
    const name = declaration.slice(0, at).trim().toLowerCase()
    const value = declaration
      .slice(at + 1)
      .replace(/!important/i, '')
      .trim()
    if (at < 0 || value === '') continue
    if (name === 'font') for (const [part, size] of fontOf(value)) declarations.set(part, size)
    else if (presentationAttributes.has(name) && isUsable(value)) declarations.set(name, value)
  }
  return declarations
}

function isUsable(value: string): boolean {
  return isPlainValue(value.replace(/url\(\s*["']?#[\w.:-]+["']?\s*\)/g, ''))
}

/** The size and the weight of `bold 14px sans-serif`; the face is the deck's. */
function fontOf(value: string): readonly (readonly [string, string])[] {
  const size = /(?:^|\s)(\d*\.?\d+(?:px|pt|em|%))/.exec(value)?.[1]
  const isBold = /(?:^|\s)(?:bold|[6-9]00)(?:\s|$)/.test(value)
  const isItalic = /(?:^|\s)italic(?:\s|$)/.test(value)
  return [
    ...(size === undefined ? [] : ([['font-size', size]] as const)),
    ...(isBold ? ([['font-weight', 'bold']] as const) : []),
    ...(isItalic ? ([['font-style', 'italic']] as const) : []),
  ]
}
