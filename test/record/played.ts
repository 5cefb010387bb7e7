// A session as it might go: two leaders, twelve followers, an hour; played through `decide` and `fold` with a clock that is only said.

import type { Command } from '../../src/session/command.ts'
import { decide } from '../../src/session/decide.ts'
import type { Event, Happening } from '../../src/session/event.ts'
import { fold } from '../../src/session/fold.ts'
import { emptySession, type Session } from '../../src/session/session.ts'
import type { StudyPlan } from '../../src/session/study-plan.ts'

export interface Script {
  readonly plan: StudyPlan
  readonly deck: string
  /** Minutes by which clocks are ahead of UTC. */
  readonly zone: number
  /** When it begins, as an ISO moment of UTC. */
  readonly begin: string
  readonly names: { readonly first: string; readonly second: string; readonly followers: readonly string[] }
  /** Six questions, the answer to the first and to the fifth, two memos. */
  readonly questions: readonly string[]
  readonly answers: readonly string[]
  readonly memos: readonly string[]
}

export interface Played {
  readonly events: readonly Event[]
  readonly session: Session
}

export function played(script: Script, seed = 7): Played {
  const { plan, names } = script
  const random = seeded(seed)
  let at = Date.parse(script.begin)
  let session = emptySession
  const events: Event[] = []
  const take = (event: Event) => {
    session = fold(session, event)
    events.push(event)
  }
  const happen = (happening: Happening) => take({ at, by: 'host', ...happening })
  const says = (device: string, command: Command) => {
    const decision = decide(session, command, { device, isHost: device === 'd-ada' }, at)
    if (decision.kind === 'refused') throw new Error(`${device} ${command.do}: ${decision.why}`)
    for (const event of decision.events) take(event)
  }
  /** Minutes and seconds on. */
  const on = (minutes: number, seconds = 0) => {
    at += (minutes * 60 + seconds) * 1000
  }
  const [ada, grace] = ['d-ada', 'd-grace']
  const crowd = Array.from({ length: 12 }, (_, index) => `d-${index + 1}`)
  const someone = (number: number) => crowd[number] ?? ''
  const slides = plan.sections.flatMap((section) => section.slides)
  let index = 0
  const advance = (who: string, by = 1) => {
    index += by
    says(who, { do: 'move', to: { slide: slides[index] ?? '', index, step: 0 } })
  }
  const ask = (number: number, who: string, name: string) =>
    says(who, {
      do: 'ask',
      id: `q${number}`,
      text: script.questions[number] ?? '',
      name,
      slide: session.shown.slide,
    })
  const voteUp = (number: number, voters: readonly string[]) => {
    for (const voter of voters) says(voter, { do: 'vote', question: `q${number}`, on: true })
  }
  const [poll, think, opinion] = plan.topics

  happen({ do: 'begin', deck: script.deck, plan, zone: script.zone })
  says(ada, { do: 'take' })
  happen({ do: 'count', followers: 7 })
  on(2, 30)
  happen({ do: 'count', followers: 11 })
  // The first section takes longer than planned.
  advance(ada)
  on(3, 20)
  ask(0, someone(0), names.followers[0] ?? '')
  voteUp(0, [someone(1), someone(2), someone(3)])
  says(someone(4), { do: 'pace', to: 'slower' })
  says(someone(5), { do: 'pace', to: 'slower' })
  on(2, 10)
  advance(ada)
  happen({ do: 'count', followers: 12 })
  on(1, 45)
  says(ada, { do: 'memo', id: 'm1', text: script.memos[0] ?? '', slide: session.position.slide })
  // A poll, voted on twice.
  says(ada, { do: 'open', topic: poll?.id ?? '' })
  for (const device of crowd) {
    on(0, 4)
    says(device, {
      do: 'choose',
      topic: poll?.id ?? '',
      round: 0,
      option: random() < 0.45 ? 1 : random() < 0.6 ? 0 : 2,
    })
  }
  on(0, 20)
  says(ada, { do: 'close' })
  on(2)
  says(ada, { do: 'again' })
  for (const device of crowd.slice(0, 11)) {
    on(0, 3)
    says(device, { do: 'choose', topic: poll?.id ?? '', round: 1, option: random() < 0.85 ? 1 : 0 })
  }
  says(ada, { do: 'close' })
  says(ada, { do: 'reveal', right: false })
  on(0, 30)
  says(ada, { do: 'reveal', right: true })
  on(1, 10)
  says(ada, { do: 'leave' })
  advance(ada)
  on(2)
  ask(1, someone(6), '')
  ask(2, someone(7), names.followers[1] ?? '')
  voteUp(2, [someone(0), someone(1)])
  on(1)
  // The leader looks ahead while the screen is frozen, shows a question, and answers it.
  says(ada, { do: 'freeze', on: true })
  advance(ada, 2)
  on(0, 40)
  advance(ada, -2)
  says(ada, { do: 'freeze', on: false })
  says(ada, { do: 'show', question: 'q0' })
  on(3)
  says(ada, { do: 'mark', question: 'q0', as: 'answered', answer: script.answers[0] ?? '' })
  says(ada, { do: 'show', question: null })
  says(ada, { do: 'mark', question: 'q1', as: 'parked', answer: '' })
  // A break, in which the clock stands.
  says(ada, { do: 'clock', to: 'pause' })
  says(ada, { do: 'black', on: true })
  on(4, 30)
  says(ada, { do: 'black', on: false })
  says(ada, { do: 'clock', to: 'run' })
  // Somebody else goes on.
  says(grace, { do: 'want', as: 'leader', name: names.second })
  says(ada, { do: 'grant', device: grace, as: 'leader', name: '' })
  advance(grace)
  on(2, 50)
  says(grace, { do: 'open', topic: think?.id ?? '' })
  on(7, 5)
  for (const device of crowd.slice(0, 9)) says(device, { do: 'done', topic: think?.id ?? '', on: true })
  says(someone(3), { do: 'done', topic: think?.id ?? '', on: false })
  on(1)
  says(grace, { do: 'close' })
  says(grace, { do: 'leave' })
  ask(3, someone(9), names.followers[2] ?? '')
  voteUp(3, [someone(1), someone(2), someone(3), someone(5)])
  says(someone(10), { do: 'pace', to: 'faster' })
  on(3, 15)
  advance(grace)
  says(grace, { do: 'memo', id: 'm2', text: script.memos[1] ?? '', slide: session.position.slide })
  on(2)
  // An opinion, asked for once.
  says(grace, { do: 'open', topic: opinion?.id ?? '' })
  for (const device of crowd.slice(2))
    says(device, { do: 'choose', topic: opinion?.id ?? '', round: 0, option: random() < 0.7 ? 0 : 1 })
  on(1, 40)
  says(grace, { do: 'reveal', right: false })
  on(1)
  says(grace, { do: 'leave' })
  ask(4, someone(11), '')
  ask(5, someone(2), '')
  says(grace, { do: 'mark', question: 'q4', as: 'answered', answer: script.answers[1] ?? '' })
  on(1, 15)
  // The host takes the session back for the end.
  says(ada, { do: 'take' })
  advance(ada)
  on(6, 25)
  says(ada, { do: 'end' })
  return { events, session }
}

/** Mulberry32: numbers from 0 to below 1, the same for the same seed. */
export function seeded(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}
