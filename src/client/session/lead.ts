// What the leader asks for. It counts at once, before the session has heard of it, so that two quick presses are two steps over a slow
// line as well; and what was asked can be taken back.

import type { LeaderCommand } from '../../session/command.ts'
import type { Position } from '../../session/event.ts'
import { inverseOf } from '../../session/inverse-of.ts'
import { isOnward } from '../../session/is-onward.ts'
import { samePlace } from '../../session/same-place.ts'
import type { LeaderSnapshot } from '../../session/snapshot.ts'
import type { Desk } from './desk.ts'

export interface Lead {
  /** The session as it is, or will be as soon as it has heard of what was asked. */
  now(): LeaderSnapshot
  /** Called with every newer snapshot, and when something that was asked does not count any longer. */
  onChange(listener: () => void): void
  /** Asks all of these as one deed, which one undo takes back. */
  ask(...commands: readonly LeaderCommand[]): void
  /** False where there is nothing to take back. */
  undo(): boolean
}

/** Deeds, and commands on their way, that are kept. */
const MOST = 100
/** How long a command counts that has arrived, and of which no snapshot tells; ms. */
const TRUST = 2000

/** What changes one thing, which the leader sees and sets at the next press. */
type Foreseen = Extract<LeaderCommand, { do: 'move' | 'black' | 'freeze' | 'stroke' | 'unstroke' }>

interface Pending {
  readonly command: Foreseen
}

export function leadOf(desk: Desk): Lead {
  let deeds: (readonly LeaderCommand[])[] = []
  let pending: readonly Pending[] = []
  let known = desk.now()
  const listeners: (() => void)[] = []
  const tell = () => {
    for (const listener of listeners) listener()
  }
  const keep = (undoing: readonly LeaderCommand[]) => {
    if (undoing.length > 0) deeds = [...deeds, undoing].slice(-MOST)
  }
  const now = () => pending.reduce((snapshot, { command }) => after(snapshot, command), desk.now())
  const forget = (one: Pending) => {
    if (!pending.includes(one)) return
    pending = pending.filter((other) => other !== one)
    tell()
  }
  const say = (command: LeaderCommand) => {
    if (command.do === 'move' && samePlace(command.to, now().position)) return
    if (!isForeseen(command)) return desk.ask(command)
    const one: Pending = { command }
    pending = [...pending, one].slice(-MOST)
    desk.ask(command, (isTaken) => {
      if (isTaken) setTimeout(() => forget(one), TRUST)
      else forget(one)
    })
  }
  desk.onChange(() => {
    const before = known
    known = desk.now()
    // A save may have given the slide another number.
    const [was, is] = [before.position, known.position]
    const isMoved = was.slide !== is.slide || was.step !== is.step
    const isMine = pending.some(({ command }) => command.do === 'move' && samePlace(command.to, known.position))
    pending = unmet(pending, before, known)
    // The deck's own window, or a remote: that is a deed of the leader's, too.
    if (isMoved && !isMine) keep(inverseOf({ do: 'move', to: known.position }, before))
    tell()
  })
  return {
    now,
    onChange: (listener) => listeners.push(listener),
    ask: (...commands) => {
      keep(commands.flatMap((command) => inverseOf(command, now())))
      for (const command of commands) say(command)
    },
    undo: () => {
      const deed = deeds.at(-1)
      if (deed === undefined) return false
      deeds = deeds.slice(0, -1)
      for (const command of deed) say(command)
      return true
    },
  }
}

const FORESEEN: ReadonlySet<LeaderCommand['do']> = new Set(['move', 'black', 'freeze', 'stroke', 'unstroke'])

function isForeseen(command: LeaderCommand): command is Foreseen {
  return FORESEEN.has(command.do)
}

function after(snapshot: LeaderSnapshot, command: Foreseen): LeaderSnapshot {
  switch (command.do) {
    case 'move': {
      const there = { ...snapshot, position: command.to }
      const topic = snapshot.topic?.isClosed === true ? null : snapshot.topic
      return isOnward(command, snapshot) ? { ...there, isRoomShown: false, shownQuestion: null, topic } : there
    }
    case 'black':
      return { ...snapshot, isBlack: command.on }
    case 'freeze':
      return { ...snapshot, isFrozen: command.on }
    case 'stroke': {
      const { do: _, ...stroke } = command
      const isSeen = [snapshot.position.slide, snapshot.shown.slide].includes(stroke.slide)
      const isThere = snapshot.strokes.some(({ id }) => id === stroke.id)
      return isThere || !isSeen ? snapshot : { ...snapshot, strokes: [...snapshot.strokes, stroke] }
    }
    case 'unstroke':
      return { ...snapshot, strokes: snapshot.strokes.filter(({ id }) => id !== command.id) }
  }
}

/**
 * What the session has still to hear of. Commands on one thing are heard in their order: the first that the thing has become by now was
 * heard, and those before it; a thing that became what nobody here asked for was changed elsewhere, later.
 */
function unmet(pending: readonly Pending[], before: LeaderSnapshot, known: LeaderSnapshot): readonly Pending[] {
  const changed = pending.filter(({ command }) => standing(command, before) !== standing(command, known))
  const heard = new Set<Pending>()
  for (const thing of new Set(changed.map(({ command }) => thingOf(command)))) {
    const own = changed.filter(({ command }) => thingOf(command) === thing)
    // What would change nothing any more has been heard.
    const met = own.findIndex(({ command }) => standing(command, after(known, command)) === standing(command, known))
    for (const one of met < 0 ? own : own.slice(0, met + 1)) heard.add(one)
  }
  return pending.filter((one) => !heard.has(one))
}

function thingOf(command: Foreseen): string {
  return command.do === 'stroke' || command.do === 'unstroke' ? `stroke ${command.id}` : command.do
}

/** How the thing that a command is about stands: the same text where it stands the same. */
function standing(command: Foreseen, { position, isBlack, isFrozen, strokes }: LeaderSnapshot): string {
  switch (command.do) {
    case 'move':
      return textOf(position)
    case 'black':
      return String(isBlack)
    case 'freeze':
      return String(isFrozen)
    case 'stroke':
    case 'unstroke':
      return String(strokes.some(({ id }) => id === command.id))
  }
}

function textOf({ slide, index, step }: Position): string {
  return `${slide} ${index} ${step}`
}
