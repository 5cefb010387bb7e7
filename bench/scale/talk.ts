// A session for measuring: a poll, and questions of the length that people write.

import { type LiveSession, liveSession } from '../../src/host/session/live-session.ts'
import type { Event } from '../../src/session/event.ts'
import { emptySession } from '../../src/session/session.ts'
import { barePlan, type StudyPlan } from '../../src/session/study-plan.ts'

export const leader = { device: 'leader', isHost: true }

const plan: StudyPlan = {
  ...barePlan('A talk', 'en', ['the-first-slide-1a2b3c']),
  topics: [
    {
      id: 'poll',
      section: 'all',
      slide: null,
      text: 'Which of these would you expect to happen when the temperature falls?',
      mode: 'discussion',
      options: ['It goes up', 'It goes down', 'It stays as it is', 'That depends'].map((text, index) => ({
        text,
        isRight: index === 1,
      })),
      parts: [],
      seconds: 120,
      answer: '',
      from: 'leader',
    },
  ],
}

export function talk(questions: number, append: (events: readonly Event[]) => void = () => {}): LiveSession {
  const session = liveSession(emptySession, append, Date.now)
  session.happen({ do: 'begin', deck: 'talk', plan })
  session.ask({ do: 'take' }, leader)
  for (let at = 0; at < questions; at++) {
    const text = `Question ${at + 1}: how far does this hold where the sample is as small as it was here?`
    const asker = { device: `relay-asker${at}`, isHost: false }
    session.ask({ do: 'ask', id: `question${at}abcdefgh`, text, name: '', slide: '' }, asker)
  }
  return session
}
