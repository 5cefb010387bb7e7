// How the hour stands against its plan, and what could be done about it.

import { own } from './own.ts'
import type { Session } from './session.ts'
import type { StudyPlan, Topic } from './study-plan.ts'

export interface Standing {
  /** Of the present section, in milliseconds. */
  readonly spent: number
  readonly planned: number
  /** Positive when behind: what has been used beyond the plan up to here. */
  readonly behind: number
  /** A topic to skip, or a section to shorten, that would win the time back; null where it is not needed. */
  readonly skip: Topic | null
  readonly shorten: { readonly title: string; readonly seconds: number } | null
}

/** Behind by less than this, in milliseconds, nobody needs advice. */
export const IN_TIME = 60_000

/**
 * Time is behind where sections that are done, or the present one, took longer than planned; what an earlier section saved makes up
 * for it. A section that was skipped saves all of its time.
 */
export function standingOf(
  plan: StudyPlan,
  section: string | null,
  spent: Session['spent'],
  past: readonly string[],
): Standing | null {
  if (plan.seconds === 0 || section === null) return null
  const at = plan.sections.findIndex(({ id }) => id === section)
  const now = plan.sections[at]
  if (now === undefined) return null
  const spentOn = (id: string) => own(spent, id) ?? 0
  const before = plan.sections.slice(0, at)
  const after = plan.sections.slice(at + 1)
  const saved = before.reduce((sum, { id, seconds }) => sum + seconds * 1000 - spentOn(id), 0)
  // A section that comes later but was visited has used time of its own.
  const early = after.reduce((sum, { id }) => sum + spentOn(id), 0)
  const over = Math.max(0, spentOn(now.id) - now.seconds * 1000)
  const behind = over - saved + early
  const ahead = new Set([now.id, ...after.map(({ id }) => id)])
  const topics = plan.topics.filter(({ id, section: home }) => ahead.has(home) && !past.includes(id))
  // The shortest topic that wins all of it back, else the longest.
  const enough = topics.filter(({ seconds }) => seconds * 1000 >= behind).sort((a, b) => a.seconds - b.seconds)
  const longest = [...topics].sort((a, b) => b.seconds - a.seconds)
  const needsAdvice = behind >= IN_TIME
  const widest = [...after].sort((a, b) => b.seconds - a.seconds)[0]
  return {
    spent: spentOn(now.id),
    planned: now.seconds * 1000,
    behind,
    skip: needsAdvice ? (enough[0] ?? longest[0] ?? null) : null,
    shorten:
      needsAdvice && widest !== undefined && widest.seconds > 60
        ? { title: widest.title, seconds: Math.max(60, widest.seconds - Math.ceil(behind / 1000)) }
        : null,
  }
}
