// What undoes a command: for a slip of the leader's hand, in front of people.

import type { LeaderCommand } from './command.ts'
import { isOnward } from './is-onward.ts'
import { samePlace } from './same-place.ts'
import type { LeaderSnapshot, OpenTopic } from './snapshot.ts'

/**
 * The commands that bring back what `command` is about to change, given what stands before it; none where it changes nothing, or
 * where nothing can bring it back: a new round has its own votes, and whoever was let in has been told so.
 */
export function inverseOf(command: LeaderCommand, before: LeaderSnapshot): readonly LeaderCommand[] {
  switch (command.do) {
    case 'move': {
      if (samePlace(command.to, before.position)) return []
      // Going on takes away what lay over the slide; going back to it must not.
      const covers = isOnward(command, before) ? overlaysOf(before) : []
      return [{ do: 'move', to: before.position, stays: true }, ...covers]
    }
    case 'room':
      return command.on === before.isRoomShown ? [] : [{ do: 'room', on: before.isRoomShown }]
    case 'black':
      return command.on === before.isBlack ? [] : [{ do: 'black', on: before.isBlack }]
    case 'freeze':
      if (command.on === before.isFrozen) return []
      if (command.on) return [{ do: 'freeze', on: false }]
      // The screen stands still again where it stood, and the leader is again where the leader was.
      return [
        { do: 'move', to: before.shown, stays: true },
        { do: 'freeze', on: true },
        { do: 'move', to: before.position, stays: true },
      ]
    case 'clock': {
      const isRunning = before.clock.since !== null
      if (command.to === 'reset' || isRunning === (command.to === 'run')) return []
      return [{ do: 'clock', to: isRunning ? 'run' : 'pause' }]
    }
    case 'mark': {
      const question = before.questions.find(({ id }) => id === command.question)
      if (question === undefined) return []
      const answer = before.answers[question.id] ?? ''
      const shown = before.shownQuestion === question.id && command.as !== 'open'
      return [{ do: 'mark', question: question.id, as: question.state, answer }, ...(shown ? coversOf(before) : [])]
    }
    case 'show':
      if (command.question === before.shownQuestion) return []
      // The one before may have been taken back meanwhile: then none is shown.
      return [{ do: 'show', question: null }, ...coversOf(before)]
    case 'open':
    case 'result':
      return before.topic === null ? [{ do: 'leave' }, ...coversOf(before)] : asItWas(before.topic, before)
    case 'leave':
      return before.topic === null ? [] : asItWas(before.topic, before)
    case 'close':
      return before.topic === null || before.topic.isClosed ? [] : asItWas(before.topic, before)
    case 'time': {
      const { topic, phase } = command
      const seconds = before.topic?.id === topic ? before.topic.phases[phase]?.seconds : undefined
      return seconds === undefined || seconds === command.seconds ? [] : [{ do: 'time', topic, phase, seconds }]
    }
    case 'reveal':
      if (before.topic === null) return []
      return before.topic.bars !== null && (before.topic.right !== null) === command.right
        ? []
        : asItWas(before.topic, before)
    case 'stroke':
      return [{ do: 'unstroke', id: command.id }]
    case 'unstroke': {
      const stroke = before.strokes.find(({ id }) => id === command.id)
      return stroke === undefined ? [] : [{ do: 'stroke', ...stroke }]
    }
    case 'memo': {
      const memo = before.memos.find(({ id }) => id === command.id)
      return [{ do: 'memo', id: command.id, text: memo?.text ?? '', slide: memo?.slide ?? command.slide }]
    }
    case 'grant':
      return command.as === 'remote' ? [{ do: 'ungrant', device: command.device }] : []
    case 'again':
    case 'refuse':
    case 'ungrant':
    case 'take':
    case 'end':
      return []
  }
}

function overlaysOf(before: LeaderSnapshot): readonly LeaderCommand[] {
  const { topic } = before
  return topic?.isClosed === true ? asItWas(topic, before) : coversOf(before)
}

/** A question that is shown takes the way in away, and so the way in comes last. */
function coversOf({ isRoomShown, shownQuestion }: LeaderSnapshot): readonly LeaderCommand[] {
  return [
    ...(shownQuestion === null ? [] : [{ do: 'show', question: shownQuestion } as const]),
    ...(isRoomShown ? [{ do: 'room', on: true } as const] : []),
  ]
}

/** Opening a topic runs its time anew and as it was planned, keeps its votes and hides its bars, and what else was shown. */
function asItWas({ id, phases, isClosed, bars, right }: OpenTopic, before: LeaderSnapshot): readonly LeaderCommand[] {
  return [
    { do: 'open', topic: id },
    // What is as planned already comes to nothing.
    ...phases.map(({ seconds }, phase) => ({ do: 'time', topic: id, phase, seconds }) as const),
    ...(isClosed ? [{ do: 'close' } as const] : []),
    ...(bars === null ? [] : [{ do: 'reveal', right: right !== null } as const]),
    ...coversOf(before),
  ]
}
