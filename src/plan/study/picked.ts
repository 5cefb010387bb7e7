// Which of the questions of an article are put to the group, where nobody has chosen.

import type { Candidate } from './candidates.ts'

const WORTH_ASKING = 3
/** In one section, but for one that is there for questions. */
const TOGETHER = 2

/** The best ones, at most so many, in the order of the article. */
export function picked(candidates: readonly Candidate[], most: number): readonly Candidate[] {
  const chosen = new Set<Candidate>()
  const texts = new Set<string>()
  const inSection = new Map<number, number>()
  const best = candidates.filter(({ worth }) => worth >= WORTH_ASKING).sort((a, b) => b.worth - a.worth)
  for (const one of best) {
    if (chosen.size >= most) break
    const count = inSection.get(one.section) ?? 0
    if (texts.has(one.text) || (count >= TOGETHER && one.worth < 8)) continue
    chosen.add(one)
    texts.add(one.text)
    inSection.set(one.section, count + 1)
  }
  return candidates.filter((one) => chosen.has(one))
}
