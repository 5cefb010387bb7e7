// What a sentence does in its text, told by how it begins and ends; and how hard it would be to leave out.

import type { Text } from '../article/article.ts'
import { formulaOf } from '../article/with-formulas.ts'
import { loadOf } from '../base/text.ts'
import type { Role } from './atom.ts'
import { isAllLink, isAllStrong, isStrong, plain } from './pieces.ts'

const ASIDE =
  /^(?:PS|P\.S\.|注|附注|备注|注意|提示|追記|補足|Note|NB|N\.B\.|Tip|Hint|Aside|Caution|Warning|참고|주)\s*[:：.、]/i
const PRO =
  /^(?:优点|好处|长处|优势|利|メリット|利点|장점|Pros?|Advantages?|Benefits?|On the one hand|The good (?:side|part|news))(?:[就也则]?[是在为：:，,]|\b)/i
const CON =
  /^(?:缺点|坏处|短处|劣势|不足|弊|デメリット|欠点|단점|Cons?|Disadvantages?|Drawbacks?|On the other hand|The bad (?:side|part|news))(?:[就也则]?[是在为：:，,]|\b)/i
const ENUMERATION =
  /^(?:[一二三四五六七八九十]是|第[一二三四五六七八九十\d]+|其[一二三四]|首先|其次|再次|然后|最后|另一[种个方]|[一还]有?(?:种|方面|可能)|まず|次に|最後に|첫째|둘째|셋째|마지막으로|First(?:ly)?|Second(?:ly)?|Third(?:ly)?|Next|Finally|Last(?:ly)?|Then)(?![\p{L}]*\p{sc=Latin}{3})/iu
const EXAMPLE =
  /^(?:比如|例如|举例|譬如|举个例子|打个比方|像是|例えば|たとえば|예를 들어|For (?:example|instance)|E\.g\.|Such as|Say,)/i
const CONCLUSION =
  /^(?:所以|因此|总之|总的来说|由此|可见|但是?|然而|不过|したがって|つまり|しかし|따라서|그러므로|하지만|그러나|So|Therefore|Thus|Hence|But|However|In short|Overall|In the end)(?:[，,、：:\s]|(?=\p{sc=Han}))/iu
const LABEL = /^([^，。；！？,;!?：:]{1,32})[：:]\s*\S/u

export function roleOf(runs: readonly Text[]): Role {
  const text = plain(runs).trim()
  if (ASIDE.test(text) && !/^[^:：]{1,12}[:：]$/.test(text)) return 'aside'
  if (/[：:]["”』」]?$/.test(text)) return 'lead-in'
  // A bold link says where something is from, not what it means.
  if (isAllStrong(runs) && loadOf(text) > 6 && !isAllLink(runs)) return 'key'
  if (/[？?؟]["”』」）)]*$/.test(text)) return 'question'
  if (PRO.test(text)) return 'pro'
  if (CON.test(text)) return 'con'
  if (labelOf(runs) !== null) return 'label'
  if (ENUMERATION.test(text)) return 'enumeration'
  if (opensExample(text)) return 'example'
  if (CONCLUSION.test(text)) return 'conclusion'
  return 'plain'
}

/** A few words behind a number of the author's, without an end: what follows is what they name. */
export function isNumberedLine(text: string): boolean {
  return NUMBERED.test(text.trim()) && loadOf(text) <= 14 && !/[。！？!?；;.]$/u.test(text.trim())
}

const NUMBERED =
  /^(?:[(（]?(?:[ivx]{1,4}|[a-h])[.)）]\s+|[(（]?(?:\d{1,2}|[一二三四五六七八九十]{1,3})[.、)）]\s*(?!\d)|第[一二三四五六七八九十\d]+[步个種种条點点]|Step\s+\d+|Schritt\s+\d+)[\s:：]*\S/iu

/** True where an example begins, whatever else the sentence is. */
export function opensExample(text: string): boolean {
  return EXAMPLE.test(text)
}

/** More is the beginning of a sentence. */
const LONGEST_LABEL = 13

/** The name that a text gives itself: what stands before its first colon, when that is short. */
export function labelOf(runs: readonly Text[]): string | null {
  const text = plain(runs)
  const label = LABEL.exec(text)?.[1]
  if (
    label === undefined ||
    isInLink(runs, label.length) ||
    loadOf(label) > LONGEST_LABEL ||
    /https?$/i.test(label) ||
    /^\d+$/.test(label.trim()) ||
    isOpenBracket(label)
  )
    return null
  return label
}

/** Whether a link goes on over this place: what it says is one thing. */
function isInLink(runs: readonly Text[], at: number): boolean {
  let start = 0
  for (const { text, marks } of runs) {
    const end = start + text.length
    if (at >= start && at < end)
      return marks.some(({ kind }) => kind === 'link') && text.slice(at - start + 1).trim() !== ''
    start = end
  }
  return false
}

/** What ends inside of a bracket, such as a citation, names nothing. */
function isOpenBracket(label: string): boolean {
  const count = (pattern: RegExp) => label.match(pattern)?.length ?? 0
  return count(/[[(（【]/g) > count(/[\])）】]/g)
}

/** One of a set that the author numbered: a set with holes is wrong. */
const MEMBER = /^\[\d{1,3}\]\s*\S/

/** Starting values from planner.md; see `plan/costs.ts` for what they are weighed against. */
export function importanceOf(
  runs: readonly Text[],
  role: Role,
  place: { firstOfSection: boolean; item: 'opening' | 'further' | null; quoted: boolean },
): number {
  const text = plain(runs).trim()
  if (role === 'aside') return 1
  if (role === 'key') return 12
  if (role === 'closing') return 12
  if (role === 'lead-in') return 9
  if (place.item === 'opening' || MEMBER.test(text)) return 9
  const hasLongBold = runs.some((run) => isStrong(run) && Array.from(run.text.trim()).length > 3)
  return (
    3 +
    (place.firstOfSection ? 3 : 0) +
    (hasLongBold ? 4 : 0) +
    (place.quoted || place.item !== null ? 3 : 0) +
    (role === 'label' ? 2.5 : 0) +
    (role === 'enumeration' || role === 'pro' || role === 'con' ? 3 : 0) +
    formulaWorth(runs) +
    (/\d/.test(text) ? 1.5 : 0) +
    (role === 'question' ? 1.5 : 0) +
    (role === 'conclusion' ? 1.2 : 0) +
    (opensExample(text) ? -4 : 0) +
    (/^[（(][^）)]*[）)]$/.test(text) ? -3 : 0)
  )
}

/** A sentence with a formula is what the others explain, one that says what is equal all the more. */
function formulaWorth(runs: readonly Text[]): number {
  const formulas = runs.flatMap((run) => formulaOf(run)?.tex ?? [])
  if (formulas.length === 0) return 0
  return formulas.some((tex) => /[=<>]|\\(?:[lg]eq?|approx|equiv|propto|sim)\b/.test(tex)) ? 3 : 1.5
}
