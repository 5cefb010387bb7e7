// How long the group has for each topic. Seconds throughout.

import type { Topic } from '../../session/study-plan.ts'

/** What a question takes where nobody says. */
const USUAL = { discussion: 180, 'think-pair-share': 300, jigsaw: 900, activity: 300 } as const
const POLL = 120
/** All that nobody gave a time takes no more of the hour than this, with what was given. */
const SHARE = 0.4
const UNITS = [60, 30, 10, 1] as const

export interface Boxed extends Pick<Topic, 'mode' | 'options'> {
  /** What was asked for it; null where nothing was. */
  readonly seconds: number | null
}

/** `total` is the length of the hour; 0 where it has none. */
export function timeBoxes(total: number, topics: readonly Boxed[]): readonly number[] {
  const usual = topics.map(({ mode, options }) => (mode === 'discussion' && options.length > 0 ? POLL : USUAL[mode]))
  const given = topics.reduce((sum, { seconds }) => sum + (seconds ?? 0), 0)
  const wanted = topics.reduce((sum, { seconds }, at) => sum + (seconds === null ? (usual[at] ?? 0) : 0), 0)
  const budget = Math.max(0, total * SHARE - given)
  const ratio = total === 0 || wanted <= budget ? 1 : budget / wanted
  const inUnit = (unit: number) =>
    topics.map(({ seconds }, at) => seconds ?? Math.max(unit, Math.floor(((usual[at] ?? 0) * ratio) / unit) * unit))
  const sum = (parts: readonly number[]) => parts.reduce((all, part) => all + part, 0)
  // Where times were given, what is left of the share says nothing any more: a question has a minute at least.
  const unit = given > 0 ? 60 : UNITS.find((one) => total === 0 || sum(inUnit(one)) <= budget)
  return inUnit(unit ?? 1)
}
