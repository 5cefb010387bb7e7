// What a rehearsal says about the times of a plan, and the sidecar with these times.

import { markdownText, saidBy } from '../../session/markdown-text.ts'
import { own } from '../../session/own.ts'
import type { Session } from '../../session/session.ts'
import { shared } from '../../session/share.ts'
import type { StudyPlan } from '../../session/study-plan.ts'
import { LONGEST } from './front-of.ts'
import { afterFrontMatter, type HeadingLine, headingLines, proseLines } from './heading-lines.ts'
import { timeText } from './time-text.ts'

/** All in seconds. */
export interface RehearsedSection {
  readonly id: string
  readonly title: string
  readonly planned: number
  /** 0 for a section that was not reached. */
  readonly measured: number
  readonly next: number
}

/** Times are given in halves of a minute. */
const HALF = 30
/** A rehearsal that is so many times shorter, or longer, than the plan says little about it. */
const UNLIKE = 2

/**
 * The time for each section next time: what was measured, scaled so that all of them sum to `total` seconds exactly. A section that was
 * not reached keeps its share.
 */
export function rehearsedTimes(plan: StudyPlan, spent: Session['spent'], total: number): RehearsedSection[] {
  const { sections } = plan
  const measured = sections.map(({ id }) => Math.max(0, own(spent, id) ?? 0) / 1000)
  const planned = sections.reduce((sum, { seconds }) => sum + seconds, 0)
  const kept = sections.map(({ seconds }, index) =>
    measured[index] !== 0 ? 0 : planned === 0 ? 0 : (seconds * total) / planned,
  )
  const rest = total - sumOf(kept)
  const spoken = sumOf(measured)
  const wanted = sections.map((_, index) =>
    spoken === 0 ? (kept[index] ?? 0) : (kept[index] ?? 0) + ((measured[index] ?? 0) * rest) / spoken,
  )
  const halves = Math.round(total / HALF)
  const times = shared(halves, wanted, halves >= sections.length ? 1 : 0)
  return sections.map(({ id, title, seconds }, index) => ({
    id,
    title,
    planned: seconds,
    measured: measured[index] ?? 0,
    next: (times[index] ?? 0) * HALF,
  }))
}

/** Whether what was measured says something about the hour: its sections took about as long in all as was planned for them. */
export function isTelling(times: readonly RehearsedSection[]): boolean {
  const reached = times.filter(({ measured }) => measured > 0)
  const [planned, measured] = [sumOf(reached.map((one) => one.planned)), sumOf(reached.map((one) => one.measured))]
  return measured * UNLIKE >= planned && measured <= planned * UNLIKE
}

/**
 * The sidecar with these times on its headings: a mark that is there is changed where it stands, a heading without one gets one, and a
 * section without a heading gets a heading, before that of the next section that has one.
 */
export function withTimes(sidecar: string, times: readonly Pick<RehearsedSection, 'title' | 'next'>[]): string {
  const end = sidecar.includes('\r\n') ? '\r\n' : '\n'
  const mark = /^\ufeff?/.exec(sidecar)?.[0] ?? ''
  const lines = sidecar.slice(mark.length).split('\n')
  const bare = lines.map((line) => line.replace(/\r$/, ''))
  const headings = headingLines(bare)
  const isProse = proseLines(bare)
  const homes = homesOf(headings, times)
  const level = Math.max(0, ...homes.map((home) => home?.level ?? 0)) || 2
  let missing: string[] = []
  for (const [index, { title, next }] of times.entries()) {
    const home = homes[index] ?? null
    if (home === null) {
      missing.push(`${'#'.repeat(level)} ${markdownText(title)} {time=${timeText(next)}}`)
      continue
    }
    const after = headings.find(({ line }) => line > home.line)?.line ?? lines.length
    setTime(lines, home.line, after, next, isProse)
    lines[home.line] = missing.map((line) => line + end + end).join('') + lines[home.line]
    missing = []
  }
  const text = mark + lines.join('\n')
  if (missing.length === 0) return text
  const gap = text === mark || /(?:^|\n)\r?\n$/.test(text) ? '' : text.endsWith('\n') ? end : end + end
  return `${text}${gap}${missing.join(end + end)}${end}`
}

/** For each section its heading, each heading once: the next one of its name, or an earlier one where the file has another order. */
function homesOf(
  headings: readonly HeadingLine[],
  sections: readonly { readonly title: string }[],
): (HeadingLine | null)[] {
  const taken = new Set<HeadingLine>()
  let from = 0
  return sections.map(({ title }) => {
    const key = keyOf(markdownText(title))
    const named = headings.filter((heading) => !taken.has(heading) && names(heading.text, key))
    const home = named.find(({ line }) => line >= from) ?? named[0] ?? null
    if (home === null) return null
    taken.add(home)
    from = home.line
    return home
  })
}

/** By its name, by the end of a path of names, or by its name and a number, where several have it. */
function names(heading: string, key: string): boolean {
  const own = keyOf(heading)
  const last = own.slice(own.lastIndexOf('›') + 1).trim()
  return [own, last, last.replace(/ #\d+$/, '')].includes(key)
}

/** Changes the mark of the heading on line `at`, whose part ends before line `after`. */
function setTime(lines: string[], at: number, after: number, seconds: number, isProse: readonly boolean[]): void {
  const heading = lines[at] ?? ''
  if (MARK.test(heading)) {
    lines[at] = heading.replace(MARK, `$1${timeText(seconds)}$2`)
    return
  }
  const comment = lines.findIndex((line, index) => index >= at && index < after && isProse[index] && COMMENT.test(line))
  if (comment >= 0) {
    lines[comment] = (lines[comment] ?? '').replace(COMMENT, `$1${seconds / 60}$2`)
    return
  }
  const [, words = '', hashes = '', end = ''] = /^(.*?)([ \t]+#+)?[ \t]*(\r?)$/.exec(heading) ?? []
  lines[at] = `${words} {time=${timeText(seconds)}}${hashes}${end}`
}

/** `{time=4m30s}`, perhaps among other attributes. */
const MARK = /(\{(?:[^{}]*\s)?time\s*=\s*)(?:"[^"{}]*"|'[^'{}]*'|[^\s"'{}]+)([^{}]*\}[ \t]*#*[ \t]*\r?)$/
/** `<!-- time: 4.5 -->`, in minutes. */
const COMMENT = /(<!--\s*time\s*:\s*)[^\s>][^>]*?(\s*-->)/i

/** The `minutes` of the sidecar's front matter, in YAML, TOML or JSON; null where there are none. */
export function minutesIn(sidecar: string): number | null {
  const lines = sidecar.replace(/^\ufeff/, '').split(/\r?\n/)
  const front = lines.slice(0, afterFrontMatter(lines)).join('\n')
  const written = /^[ \t]*"?minutes"?[ \t]*[:=][ \t]*"?(\d{1,4})"?[ \t]*(?:#.*)?,?$/m.exec(front)?.[1]
  const minutes = Number(written ?? 0)
  return minutes > 0 && minutes <= LONGEST ? minutes : null
}

/** Of Markdown; headings that differ in marks, spaces and letters' case only are the same. */
function keyOf(markdown: string): string {
  const bare = markdown.replace(/\{[^{}]*\}\s*$/, '').replace(/<!--[\s\S]*?-->/g, '')
  return saidBy(bare).replace(/[*_`]/g, '').normalize('NFKC').replace(/\s+/g, ' ').trim().toLowerCase()
}

function sumOf(numbers: readonly number[]): number {
  return numbers.reduce((sum, number) => sum + number, 0)
}
