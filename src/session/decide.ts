// What comes of a command: events, or a refusal. Pure, so that a server and a broker decide alike. A command that comes twice, as it
// does over a bad line, comes to nothing the second time.

import { type Command, isFollowers, remoteMay } from './command.ts'
import type { Event, Happening } from './event.ts'
import { isOnward } from './is-onward.ts'
import { own } from './own.ts'
import { type Owned, ownNothing } from './owned.ts'
import { samePlace } from './same-place.ts'
import { isListed, phasesNow, type Session } from './session.ts'

export interface Asker {
  /** The device's name for this session. */
  readonly device: string
  /** Whether it has shown the host's token. */
  readonly isHost: boolean
}

export type Decision =
  | { readonly kind: 'events'; readonly events: readonly Event[] }
  | { readonly kind: 'refused'; readonly why: Refusal }

/** `not-leading`: somebody else leads. `too-many`: a limit of the session. `gone`: what it is about is not there, or over. */
export type Refusal = 'not-leading' | 'too-many' | 'gone'

/** Of one session, and of one device in it. */
export const MOST = { open: 300, questions: 2000, ofOne: 20, strokes: 2000, memos: 500 } as const

export function decide(
  session: Session,
  command: Command,
  { device, isHost }: Asker,
  at: number,
  ours: Owned = ownNothing,
): Decision {
  const happens = (...happenings: readonly Happening[]): Decision => ({
    kind: 'events',
    events: happenings.map((happening) => ({ at, by: device, ...happening })),
  })
  const refused = (why: Refusal): Decision => ({ kind: 'refused', why })
  if (session.isOver && command.do !== 'mark' && command.do !== 'memo') return refused('gone')
  if (!isFollowers(command)) {
    if (command.do === 'take') {
      if (!isHost) return refused('not-leading')
      return session.leader === device ? happens() : happens({ do: 'grant', device, as: 'leader', name: '' })
    }
    const isLeader = session.leader === device
    if (!isLeader && !(session.remotes.includes(device) && remoteMay.has(command.do))) return refused('not-leading')
  }
  const topic = session.topic === null ? null : (own(session.topics, session.topic) ?? null)
  switch (command.do) {
    case 'ask': {
      if (session.questions.some(({ id }) => id === command.id)) return happens()
      const own = session.questions.filter(({ by }) => by === device).length
      // What is answered or parked makes room.
      const open = session.questions.filter(({ state }) => state === 'open').length
      if (open >= MOST.open || session.questions.length >= MOST.questions || own >= MOST.ofOne)
        return refused('too-many')
      return happens(command)
    }
    case 'withdraw': {
      const question = session.questions.find(({ id }) => id === command.question)
      if (question?.by !== device) return refused('gone')
      if (question.state === 'withdrawn') return happens()
      // What the leader has answered is the record's too.
      if (question.state === 'answered' || question.answer !== '') return refused('gone')
      return session.shownQuestion === question.id ? happens(command, hidden) : happens(command)
    }
    case 'vote': {
      const question = session.questions.find(({ id }) => id === command.question)
      if (question === undefined || !isListed(question)) return refused('gone')
      return ours.has(question.voters, device) === command.on ? happens() : happens(command)
    }
    case 'choose': {
      const planned = session.plan.topics.find(({ id }) => id === command.topic)
      const state = own(session.topics, command.topic)
      if (planned === undefined || state === undefined || session.topic !== command.topic) return refused('gone')
      // Late for a round that is over, or for an option that is not there.
      if (state.closedAt !== null || command.round !== state.rounds.length - 1) return refused('gone')
      if (command.option >= planned.options.length) return refused('gone')
      return own(state.rounds[command.round] ?? {}, device) === command.option ? happens() : happens(command)
    }
    case 'done': {
      const state = own(session.topics, command.topic)
      if (state === undefined || session.topic !== command.topic) return refused('gone')
      return ours.has(state.done, device) === command.on ? happens() : happens(command)
    }
    case 'pace': {
      const now = own(session.pace, device)
      // Said again it counts anew, since it fades; but not at every tap.
      if (command.to === (now?.to ?? null) && (now === undefined || at - now.at < 30_000)) return happens()
      return happens(command)
    }
    case 'want': {
      if (session.leader === device || (command.as === 'remote' && session.remotes.includes(device))) return happens()
      const mine = session.wishes.find((wish) => wish.device === device)
      if (mine?.as === command.as && mine.name === command.name) return happens()
      return happens({ ...command, number: mine?.number ?? numberFor(session, device) })
    }
    case 'mark': {
      const question = session.questions.find(({ id }) => id === command.question)
      if (question === undefined || question.state === 'withdrawn') return refused('gone')
      const isSame = question.state === command.as && (command.answer === null || question.answer === command.answer)
      if (isSame) return happens()
      // Done with: it goes from the screens too.
      const isOff = command.as !== 'open' && session.shownQuestion === question.id
      return isOff ? happens(command, hidden) : happens(command)
    }
    case 'show': {
      const id = command.question
      if (id !== null && !session.questions.some((question) => question.id === id && isListed(question)))
        return refused('gone')
      if (session.shownQuestion === id) return happens()
      return id === null ? happens(command) : happens(...uncovered({ ...session, shownQuestion: null }), command)
    }
    case 'open': {
      if (!session.plan.topics.some(({ id }) => id === command.topic)) return refused('gone')
      // Said twice it must not begin the time box anew.
      const isOn = topic?.closedAt === null && session.topic === command.topic
      return isOn ? happens() : happens(...uncovered(session), command)
    }
    case 'result': {
      const planned = session.plan.topics.find(({ id }) => id === command.topic)
      const state = own(session.topics, command.topic)
      if (planned === undefined || planned.options.length === 0 || state === undefined) return refused('gone')
      const { topic: id } = command
      const right = state.isRightShown
      return happens(...uncovered(session), { do: 'open', topic: id }, { do: 'close' }, { do: 'reveal', right })
    }
    case 'close':
      if (topic === null) return refused('gone')
      return topic.closedAt === null ? happens(command) : happens()
    case 'time': {
      const planned = session.plan.topics.find(({ id }) => id === command.topic)
      if (planned === undefined || topic === null || session.topic !== command.topic || topic.closedAt !== null)
        return refused('gone')
      const phase = phasesNow(planned, topic)[command.phase]
      if (phase === undefined) return refused('gone')
      return phase.seconds === command.seconds ? happens() : happens(command)
    }
    case 'again':
      if (topic === null) return refused('gone')
      // While a round runs there is none to repeat: said twice, it would count a round that nobody voted in.
      return topic.closedAt === null ? happens() : happens(command)
    case 'reveal':
      if (topic === null) return refused('gone')
      return topic.isRevealed && topic.isRightShown === command.right ? happens() : happens(command)
    case 'leave':
      return session.topic === null ? refused('gone') : happens(command)
    case 'move': {
      if (samePlace(session.position, command.to)) return happens()
      if (command.from !== undefined && !samePlace(session.position, command.from)) return refused('gone')
      const move = { do: 'move', to: command.to } as const
      if (!isOnward(command, session)) return happens(move)
      const leaves: readonly Happening[] = topic === null || topic.closedAt === null ? [] : [{ do: 'leave' }]
      return happens(move, ...uncovered(session), ...leaves)
    }
    case 'freeze':
      return session.isFrozen === command.on ? happens() : happens(command)
    case 'black':
      return session.isBlack === command.on ? happens() : happens(command)
    case 'room':
      return session.isRoomShown === command.on ? happens() : happens(command)
    case 'stroke':
      if (session.strokes.some(({ id }) => id === command.id)) return happens()
      return session.strokes.length >= MOST.strokes ? refused('too-many') : happens(command)
    case 'memo': {
      const memo = session.memos.find(({ id }) => id === command.id)
      if (memo === undefined && command.text === '') return happens()
      if (memo === undefined && session.memos.length >= MOST.memos) return refused('too-many')
      return memo?.text === command.text && memo.slide === command.slide ? happens() : happens(command)
    }
    case 'grant': {
      // A wish has to be there: a device is let in because its holder asked, and can be seen asking.
      const wish = session.wishes.find((one) => one.device === command.device && one.as === command.as)
      return wish === undefined ? refused('gone') : happens({ ...command, name: wish.name })
    }
    case 'clock':
      return standsAt(session, command.to) ? happens() : happens(command)
    case 'unstroke':
      return session.strokes.some(({ id }) => id === command.id) ? happens(command) : happens()
    case 'refuse':
      return session.wishes.some((wish) => wish.device === command.device) ? happens(command) : happens()
    case 'ungrant':
      return session.remotes.includes(command.device) ? happens(command) : happens()
    case 'end':
      // Nobody could take them away any more.
      return happens(...uncovered(session), ...(session.isBlack ? [{ do: 'black', on: false } as const] : []), command)
  }
}

const hidden = { do: 'show', question: null } as const

/** What takes the way in and a question off the screens: one thing at a time lies over the slide. */
function uncovered({ isRoomShown, shownQuestion }: Session): readonly Happening[] {
  return [...(isRoomShown ? [{ do: 'room', on: false } as const] : []), ...(shownQuestion === null ? [] : [hidden])]
}

/** Whether the clock does so already. */
function standsAt({ clock, spent }: Session, to: 'run' | 'pause' | 'reset'): boolean {
  switch (to) {
    case 'run':
      return clock.since !== null
    case 'pause':
      return clock.since === null
    case 'reset':
      return clock.since === null && clock.before === 0 && Object.keys(spent).length === 0
  }
}

/** Two digits that no other wish has: enough to tell two phones of one room apart. */
function numberFor({ wishes, count }: Session, device: string): number {
  let sum = count
  for (const character of device) sum = (sum * 31 + (character.codePointAt(0) ?? 0)) % 9973
  for (let tries = 0; tries < 90; tries++) {
    const number = 10 + ((sum + tries * 7) % 90)
    if (!wishes.some((wish) => wish.number === number)) return number
  }
  return 10
}
