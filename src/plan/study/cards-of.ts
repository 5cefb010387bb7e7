// Recall cards of an article: its key sentences, asked for in its own words.

import type { Text } from '../../article/article.ts'
import { isMostlyHan, loadOf } from '../../base/text.ts'
import type { Atom } from '../../outline/atom.ts'
import { isAllLink, isStrong, plain, slice } from '../../outline/pieces.ts'
import type { Card } from '../../session/study-plan.ts'
import { nameOf } from './name-of.ts'

/** What stands in place of the words to remember. */
const BLANK = '____'
/** More cards than these are a book. */
const MOST = 40
/** Of sentences with a word in bold, in one section. */
const MOST_BLANKS = 3

export interface SectionCard extends Card {
  /** Of the outline. */
  readonly section: number
}

/** A name or a heading that runs in: what follows it says nothing of it. */
const NAMING = /[:：.。,，;；!！?？、]\s*$/u
/** Bold for its weight, and not to be remembered. */
const LINKING =
  /^(?:但是?|然而|不过|所以|因此|而且|注意|重要|警告|提示|not|no|never|always|only|must|should|very|but|however|note|warning|important|all|any|every|and|or|is|are)[,，:：]?$/i

/** `pathOf` gives the titles over a section, outermost first; `title` is that of the article. */
export function cardsOf(
  atoms: readonly Atom[],
  title: string,
  pathOf: (section: number) => readonly string[],
): SectionCard[] {
  const cards: SectionCard[] = []
  const fronts = new Set<string>()
  const keys = new Map<number, { readonly back: string[] }>()
  const blanks = new Map<number, number>()
  for (const atom of atoms) {
    if (atom.content.kind !== 'text') continue
    const { runs } = atom.content
    if (atom.role === 'key') {
      const known = keys.get(atom.section)
      // A section with several key sentences is one thing to remember.
      if (known !== undefined) {
        known.back.push(nameOf(runs))
        continue
      }
      const path = pathOf(atom.section)
      const front = frontFor(path, title, fronts)
      if (front === null) continue
      const back = [nameOf(runs)]
      keys.set(atom.section, { back })
      cards.push({
        front,
        get back() {
          return back.join('\n')
        },
        path,
        section: atom.section,
      })
      fronts.add(front)
      continue
    }
    const count = blanks.get(atom.section) ?? 0
    const blank = count < MOST_BLANKS ? blankIn(runs) : null
    if (blank === null || fronts.has(blank.front)) continue
    blanks.set(atom.section, count + 1)
    fronts.add(blank.front)
    cards.push({ ...blank, path: pathOf(atom.section), section: atom.section })
  }
  return cards.slice(0, MOST).map(({ front, back, path, section }) => ({ front, back, path, section }))
}

/** The title of the section, as a question; with more of its path where another card has it. */
function frontFor(path: readonly string[], title: string, taken: ReadonlySet<string>): string | null {
  const steps = path.length === 0 ? [title] : path
  for (let from = steps.length - 1; from >= 0; from--) {
    const words = steps.slice(from).join(' › ').trim()
    if (words === '') continue
    const front = asQuestion(words)
    if (!taken.has(front)) return front
  }
  return null
}

function asQuestion(words: string): string {
  if (/[?？؟]$/.test(words)) return words
  const bare = words.replace(/[\s.。:：,，;；!！]+$/u, '')
  const mark = isMostlyHan(bare) ? '？' : /\p{sc=Arabic}/u.test(bare) ? '؟' : '?'
  return `${bare}${mark}`
}

/** The longest bold part of a sentence, and the sentence without it; null where nothing is worth asking for. */
function blankIn(runs: readonly Text[]): { readonly front: string; readonly back: string } | null {
  const sentence = plain(runs).trim()
  if (!/[.。!！]["”’」』）)]*$/u.test(sentence) || loadOf(sentence) < 8 || loadOf(sentence) > 70) return null
  let best: { readonly from: number; readonly to: number; readonly load: number } | null = null
  let at = 0
  let from = -1
  const settle = (to: number) => {
    if (from < 0) return
    const words = plain(runs).slice(from, to)
    const load = loadOf(words)
    const isName = NAMING.test(words) || /^\s*[:：。.,，،—–-]/u.test(plain(runs).slice(to))
    if (
      load >= 1.5 &&
      load <= 14 &&
      !(isName && plain(runs).slice(0, from).trim() === '') &&
      !LINKING.test(words.trim()) &&
      (best === null || load > best.load)
    )
      best = { from, to, load }
    from = -1
  }
  for (const run of runs) {
    const isBold = isStrong(run) && !isAllLink([run])
    if (isBold && from < 0) from = at
    if (!isBold) settle(at)
    at += run.text.length
  }
  settle(at)
  if (best === null) return null
  const { from: start, to: end } = best as { readonly from: number; readonly to: number }
  const front = `${nameKept(slice(runs, 0, start))}${BLANK}${nameKept(slice(runs, end, at))}`
    .replace(/\s+/g, ' ')
    .trim()
  const back = nameOf(slice(runs, start, end))
  return loadOf(front) < 3 || back === '' ? null : { front, back }
}

/** The words with the white space at their ends. */
function nameKept(runs: readonly Text[]): string {
  const text = plain(runs)
  const [, lead = ''] = /^(\s*)/.exec(text) ?? []
  const [, trail = ''] = /(\s*)$/.exec(text) ?? []
  return `${lead}${nameOf(runs)}${trail}`
}
