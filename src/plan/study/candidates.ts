// The questions that an article asks itself, and how well each would do for a group to talk about.

import type { Text } from '../../article/article.ts'
import { loadOf } from '../../base/text.ts'
import type { Atom, Atoms } from '../../outline/atom.ts'
import type { Section } from '../../outline/outline.ts'
import { purposeOf } from '../../outline/purpose.ts'
import { nameOf } from './name-of.ts'

export interface Candidate {
  readonly text: string
  /** The id of the atom, or of the heading, that asks it. */
  readonly id: string
  readonly runs: readonly Text[]
  readonly section: number
  readonly isHeading: boolean
  /** From 3 on it is worth asking. */
  readonly worth: number
}

const QUESTION = /[？?؟]["”’』」）)]*$/u
/** Asks for more than a yes. */
const OPEN =
  /为什么|為什麼|为何|怎么|怎樣|怎样|如何|什么|什麼|哪|谁|誰|多少|几|是否|能不能|有没有|会不会|なぜ|どう|何|どの|いつ|왜|어떻게|무엇|어떤|\b(?:why|how|what|which|who|whose|where|when|should|could|would|warum|wie|was|welche\w*|pourquoi|comment|quel\w*|por qué|cómo|qué)\b|почему|как|что|لماذا|كيف|ما/iu
/** Asks for nothing: it wants a nod, or leads over to what comes. */
const FILLER =
  /(?:对吧|是吧|不是吗|对不对|好吗|是吗|懂了吗|准备好了吗|でしょうか)[？?]|\b(?:right|okay|ok|huh|isn['’]t it|don['’]t you|aren['’]t (?:you|they|we)|ready|sound(?:s)? (?:good|familiar)|make sense|what now|so what|who cares|who knows|why not|guess what)\s*\?|^(?:what if i told you|how do you feel|how are you|did you know|have you ever|is there (?:a|any) way|can i|can you)\b/iu
/** A manual asks so, and answers. */
const MANUAL = /^(?:how (?:do|can|to)\b|what (?:is|are)\b|如何|怎么|怎样)/i
/** Says something of what came before, and cannot stand alone. */
const DANGLING = /^(?:但|那|而|可是|所以|它|他们|这|此)|^(?:but|and|so|or|it|they|this|that|then|he|she)\b/i

/** In Han characters, or words × 1.6: less is no question to talk about, more is not read at a glance. */
const LEAST = 6
const MOST = 80

/** In the order of the article. */
export function candidatesOf({ outline, atoms }: Atoms): readonly Candidate[] {
  const discussions = new Set(
    outline.sections.flatMap((one) => (isDiscussion(one, outline.sections) ? [one.index] : [])),
  )
  const headings = outline.sections.flatMap(({ index, heading }): (Candidate & { readonly at: number })[] => {
    if (index === 0 || heading === null) return []
    const text = nameOf(heading.runs)
    if (!QUESTION.test(text)) return []
    const worth = 3 + sizeWorth(text) + (OPEN.test(text) ? 1 : 0) - (MANUAL.test(text) ? 3 : 0)
    const at = heading.span.start
    return [{ text, id: heading.id, runs: heading.runs, section: index, isHeading: true, worth, at }]
  })
  const sentences = atoms.flatMap((atom, index): (Candidate & { readonly at: number })[] => {
    if (atom.content.kind !== 'text') return []
    const { runs } = atom.content
    const text = nameOf(runs)
    const isItem = discussions.has(atom.section) && atom.place.item?.depth === 0 && atom.place.item.opens
    if (!isItem && !QUESTION.test(text)) return []
    const worth = isItem ? 10 + sizeWorth(text) : worthOf(atom, text, atoms[index - 1], atoms[index + 1])
    return [{ text, id: atom.id, runs, section: atom.section, isHeading: false, worth, at: atom.span.start }]
  })
  return [...headings, ...sentences].sort((a, b) => a.at - b.at).map(({ at: _, ...candidate }) => candidate)
}

/** Its own heading says so, or one over it. */
function isDiscussion({ heading, parent }: Section, sections: readonly Section[]): boolean {
  if (purposeOf(heading) === 'discussion') return true
  const over = parent === null ? undefined : sections[parent]
  return over !== undefined && isDiscussion(over, sections)
}

function worthOf(
  { place, section, role }: Atom,
  text: string,
  before: Atom | undefined,
  after: Atom | undefined,
): number {
  const isLast = after === undefined || after.section !== section
  const isAlone = place.opens && (after === undefined || after.place.block !== place.block)
  const isAnswered = !isLast && after?.content.kind === 'text' && after.role !== 'question'
  const isOneOfMany = [before, after].some((one) => one?.role === 'question' && one.place.block === place.block)
  return (
    (isLast ? 4 : 0) +
    (isAlone ? 2 : place.opens ? 1 : 0) +
    (isAnswered ? 1.5 : 0) +
    (OPEN.test(text) ? 2 : -1) +
    sizeWorth(text) -
    (isOneOfMany ? 1 : 0) -
    (DANGLING.test(text) ? 1.5 : 0) -
    (FILLER.test(text) ? 8 : 0) -
    // What somebody else said, and what is a remark only.
    (place.quoted || /^[“"「『]/.test(text) ? 6 : 0) -
    (role === 'aside' ? 4 : 0)
  )
}

function sizeWorth(text: string): number {
  const load = loadOf(text)
  return load < LEAST || load > MOST ? -8 : load < 2 * LEAST ? -0.5 : 0
}
