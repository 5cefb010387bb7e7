// The plan of an hour as lines to read: a section a line, with when it begins, how long it lasts, and what is asked in it.

import { visible } from '../base/diagnostic.ts'
import { counted } from '../host/messages.ts'
import { clockText } from '../session/clock.ts'
import type { StudyPlan } from '../session/study-plan.ts'

export function studyTable({ title, sections, topics, seconds }: StudyPlan): readonly string[] {
  let begins = 0
  const lines = sections.flatMap(({ id, title: name, seconds: own, slides }) => {
    const at = clockText(begins * 1000)
    begins += own
    const time = seconds === 0 ? '' : `${at.padStart(7)}  ${clockText(own * 1000).padStart(6)}  `
    const asked = topics.filter(({ section }) => section === id)
    return [
      `${time}${visible(name)}  [${counted(slides.length, 'slide')}]`,
      ...asked.map(
        (topic) => `${' '.repeat(time.length)}? ${visible(shortened(topic.text))} (${clockText(topic.seconds * 1000)})`,
      ),
    ]
  })
  return [visible(title), '', ...lines, '']
}

const LONGEST = 60

function shortened(text: string): string {
  const line = text.replace(/\n/g, ' ')
  const characters = Array.from(line)
  return characters.length <= LONGEST ? line : `${characters.slice(0, LONGEST).join('').trimEnd()}…`
}
