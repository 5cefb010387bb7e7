// One drawing out of two that differ in their colours only: light where the page is light, dark where it is dark.

import { type Markup, markup } from '../../base/html.ts'

/** Null where the two differ in more than paint. */
export function inBothSchemes(light: Markup, dark: Markup): Markup | null {
  const [bright, dim] = [light.text.split(TAG), dark.text.split(TAG)]
  if (bright.length !== dim.length) return null
  const pieces: string[] = []
  for (const [index, piece] of bright.entries()) {
    const other = dim[index] ?? ''
    const joined = piece === other ? piece : joinedTag(piece, other)
    if (joined === null) return null
    pieces.push(joined)
  }
  // Both are markup already; what is added is taken from their attributes.
  return markup(pieces.join(''))
}

const TAG = /(<[^<>]*>)/
const ATTRIBUTE = /([\w:-]+)="([^"]*)"/g
const PAINTS = new Set(['fill', 'stroke', 'stop-color', 'color'])

function joinedTag(light: string, dark: string): string | null {
  if (!light.startsWith('<') || !dark.startsWith('<')) return null
  const [own, others] = [attributesOf(light), attributesOf(dark)]
  if (light.replace(ATTRIBUTE, '') !== dark.replace(ATTRIBUTE, '') || own.length !== others.length) return null
  const styles: string[] = []
  for (const [index, [name, value]] of own.entries()) {
    const [sameName, darkValue] = others[index] ?? ['', '']
    if (name !== sameName) return null
    if (value === darkValue) continue
    if (!PAINTS.has(name)) return null
    // The attribute stays for browsers that do not know the function.
    styles.push(`${name}:light-dark(${value},${darkValue})`)
  }
  if (styles.length === 0) return light
  return light.replace(/\s*\/?>$/, (end) => ` style="${styles.join(';')}"${end}`)
}

function attributesOf(tag: string): [string, string][] {
  return Array.from(tag.matchAll(ATTRIBUTE), ([, name = '', value = '']) => [name, value])
}
