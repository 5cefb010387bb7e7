import type { LeaderSnapshot } from '../../session/snapshot.ts'
import type { StudyPlan, Topic } from '../../session/study-plan.ts'
import { element } from '../element.ts'
import type { Desk } from '../session/desk.ts'
import type { SpeakerWords } from './words.ts'

export interface AheadPanel {
  readonly box: HTMLElement
  draw(): void
}

/** The topics that are still to come, in their order. */
export function aheadPanel(desk: Desk, words: SpeakerWords): AheadPanel {
  const list = element(document, 'ol', { class: 'ahead-list' })
  const label = element(document, 'div', { class: 'speaker-label' }, element(document, 'span', {}, words.ahead))
  const box = element(
    document,
    'section',
    { class: 'speaker-ahead', tabindex: '0', 'aria-label': words.ahead },
    label,
    list,
  )
  let drawn = ''
  return {
    box,
    draw: () => {
      const topics = ahead(desk.plan(), desk.now())
      box.hidden = topics.length === 0
      const key = topics.map(({ id }) => id).join(' ')
      if (key === drawn) return
      drawn = key
      list.replaceChildren(
        ...topics.map(({ text, seconds }) =>
          element(
            document,
            'li',
            {},
            element(document, 'span', {}, text),
            element(document, 'small', {}, words.minutes(Math.max(1, Math.round(seconds / 60)))),
          ),
        ),
      )
    },
  }
}

function ahead({ sections, topics }: StudyPlan, { section, position, past }: LeaderSnapshot): readonly Topic[] {
  const at = sections.findIndex(({ id }) => id === section)
  const slides = sections[at]?.slides ?? []
  const here = slides.indexOf(position.slide)
  const placeIn = (id: string) => sections.findIndex((one) => one.id === id)
  return topics.filter((topic) => {
    if (past.includes(topic.id)) return false
    const home = placeIn(topic.section)
    if (home !== at) return home > at
    return topic.slide === null || slides.indexOf(topic.slide) >= here
  })
}
