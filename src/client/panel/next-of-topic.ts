// One key through a topic: it opens that of the slide, closes the voting, shows the bars, puts it away.

import type { Desk } from '../session/desk.ts'

export function nextOfTopic(desk: Desk): void {
  const { topic, position, past } = desk.now()
  if (topic === null) {
    const here = desk.plan().topics.filter(({ slide }) => slide === position.slide)
    const next = here.find(({ id }) => !past.includes(id)) ?? here[0]
    if (next !== undefined) desk.ask({ do: 'open', topic: next.id })
    return
  }
  const isPoll = topic.options.length > 0
  if (isPoll && !topic.isClosed) desk.ask({ do: 'close' })
  else if (isPoll && topic.bars === null) desk.ask({ do: 'reveal', right: false })
  else desk.ask({ do: 'leave' })
}
