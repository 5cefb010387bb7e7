// How the hour stands: the time of this section against its plan, what could be done about it, and a strip of the whole plan.

import { IN_TIME, type Standing, standingOf } from '../../session/advice.ts'
import { clockText, elapsed } from '../../session/clock.ts'
import type { LeaderSnapshot } from '../../session/snapshot.ts'
import type { PlannedSection } from '../../session/study-plan.ts'
import { element } from '../element.ts'
import type { Desk } from '../session/desk.ts'
import { spentNow } from '../session/sender-time.ts'
import type { SpeakerWords } from './words.ts'

export interface PlanPanel {
  readonly box: HTMLElement
  draw(): void
}

const TO_MINUTES = { hour: '2-digit', minute: '2-digit' } as const

/** Empty where the plan has no times. */
export function planPanel(desk: Desk, words: SpeakerWords): PlanPanel {
  const title = element(document, 'span', { class: 'plan-section' })
  const spent = element(document, 'span', { class: 'plan-spent' })
  const standing = element(document, 'span', { class: 'plan-standing' })
  const advice = element(document, 'span', { class: 'plan-advice', role: 'status' })
  const left = element(document, 'span', { class: 'plan-left' })
  const strip = element(document, 'div', { class: 'plan-strip', role: 'img' })
  const line = element(document, 'div', { class: 'plan-line' }, title, spent, standing, advice, left)
  const box = element(document, 'footer', { class: 'speaker-plan', 'aria-label': words.plan }, line, strip)

  let drawn: readonly PlannedSection[] = []
  let segments: readonly Segment[] = []

  const draw = () => {
    const { sections, seconds } = desk.plan()
    const snapshot = desk.now()
    const used = spentNow(snapshot, desk.time())
    const found = standingOf(desk.plan(), snapshot.section, used, snapshot.past)
    box.hidden = seconds === 0
    if (seconds === 0) return
    line.classList.toggle('away', found === null)
    box.classList.toggle('late', found !== null && found.behind >= IN_TIME)
    const section = sections.find(({ id }) => id === snapshot.section)
    title.textContent = section?.title ?? ''
    if (found !== null) {
      spent.textContent = `${clockText(found.spent)} / ${clockText(found.planned)}`
      spent.classList.toggle('over', found.spent > found.planned)
      standing.textContent = standingText(found, words)
      say(advice, adviceText(found, words))
      advice.title = advice.textContent
    }
    const rest = seconds * 1000 - elapsed(snapshot.clock, desk.time())
    const end = new Date(Date.now() + Math.max(0, rest)).toLocaleTimeString(document.documentElement.lang, TO_MINUTES)
    left.textContent = snapshot.isOver ? '' : words.left(clockText(Math.max(0, rest)), end)
    if (sections !== drawn) {
      drawn = sections
      segments = sections.map(segment)
      strip.replaceChildren(...segments.map(({ field }) => field))
    }
    strip.setAttribute('aria-label', `${words.plan}: ${sections.map((one) => labelOf(one, used)).join(', ')}`)
    for (const one of segments) one.draw(used, snapshot)
  }
  return { box, draw }
}

/** A status that is set again would be read out again. */
function say(status: HTMLElement, text: string): void {
  if (status.textContent !== text) status.textContent = text
}

function standingText({ behind }: Standing, words: SpeakerWords): string {
  if (behind >= IN_TIME) return words.behind(clockText(behind))
  return behind <= -IN_TIME ? words.aheadBy(clockText(-behind)) : words.onTime
}

function adviceText({ skip, shorten }: Standing, words: SpeakerWords): string {
  const ways = [
    ...(skip === null ? [] : [words.skip(shortened(skip.text))]),
    ...(shorten === null ? [] : [words.shorten(shortened(shorten.title), minutesText(shorten.seconds, words))]),
  ]
  return ways.join(words.or)
}

/** As much of a question as can be read at a glance; a letter of Chinese takes the room of two. */
const GLANCE = 28

function shortened(text: string): string {
  let room = GLANCE
  const characters = Array.from(text)
  const end = characters.findIndex((character) => {
    room -= character >= '\u2e80' ? 2 : 1
    return room < 0
  })
  return end < 0 ? text : `${characters.slice(0, end).join('').trimEnd()}…`
}

function minutesText(seconds: number, words: SpeakerWords): string {
  return words.minutes(Math.max(1, Math.round(seconds / 60)))
}

function labelOf({ id, title, seconds }: PlannedSection, used: LeaderSnapshot['spent']): string {
  return `${title} ${clockText(used[id] ?? 0)} / ${clockText(seconds * 1000)}`
}

interface Segment {
  readonly field: HTMLElement
  draw(used: LeaderSnapshot['spent'], snapshot: LeaderSnapshot): void
}

/** As wide as its time. Its bar says how much of that is used, its mark where in its slides the leader is. */
function segment(section: PlannedSection): Segment {
  const bar = element(document, 'i', {})
  const mark = element(document, 'b', { hidden: '' })
  const field = element(document, 'div', {}, bar, element(document, 'span', {}, section.title), mark)
  field.style.flexGrow = String(section.seconds)
  return {
    field,
    draw: (used, { position, section: at }) => {
      const share = (used[section.id] ?? 0) / (section.seconds * 1000)
      bar.classList.toggle('over', share > 1)
      bar.style.inlineSize = `${Math.min(100, share * 100)}%`
      field.title = labelOf(section, used)
      field.classList.toggle('at', section.id === at)
      mark.hidden = section.id !== at
      const place = section.slides.indexOf(position.slide)
      mark.style.insetInlineStart = `${((place + 0.5) / Math.max(1, section.slides.length)) * 100}%`
    },
  }
}
