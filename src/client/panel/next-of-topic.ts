// One key through a topic: it opens that of the slide, closes the voting, shows the bars and what is right, puts it away.

import type { LeaderCommand } from '../../session/command.ts'
import type { Desk } from '../session/desk.ts'
import type { PanelWords } from './words.ts'

type Deed = Extract<LeaderCommand, { do: 'open' | 'close' | 'reveal' | 'leave' }>

/** What the key does now; null where there is nothing to do on this slide. */
export function nextOfTopic(desk: Desk): Deed | null {
  const { topic, position, past, options } = desk.now()
  const here = desk.plan().topics.filter(({ slide }) => slide === position.slide)
  // One of another slide is never shown by mistake.
  if (topic === null || (here.length > 0 && !here.some(({ id }) => id === topic.id))) {
    const next = here.find(({ id }) => !past.includes(id)) ?? here[0]
    return next === undefined ? null : { do: 'open', topic: next.id }
  }
  if (topic.options.length === 0) return { do: 'leave' }
  if (!topic.isClosed) return { do: 'close' }
  if (topic.bars === null) return { do: 'reveal', right: false }
  const hasRight = options.some(({ isRight }) => isRight)
  return hasRight && topic.right === null ? { do: 'reveal', right: true } : { do: 'leave' }
}

export function goOnWithTopic(desk: Desk): void {
  const deed = nextOfTopic(desk)
  if (deed !== null) desk.ask(deed)
}

export function wordFor(deed: Deed, words: PanelWords): string {
  switch (deed.do) {
    case 'open':
      return words.open
    case 'close':
      return words.close
    case 'reveal':
      return deed.right ? words.revealRight : words.reveal
    case 'leave':
      return words.leave
  }
}
