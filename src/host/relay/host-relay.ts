// The leader's end of a session at a broker: its state goes out, retained, so that who comes late has it at once; what followers say
// comes in, is moderated, and goes to the session. The broker is trusted to keep others from writing the state, and nothing else is.

import { randomBytes } from 'node:crypto'
import { type Mqtt, mqtt } from '../../base/mqtt.ts'
import {
  deviceOf,
  questionsTopic,
  type RoomQuestions,
  type RoomState,
  stateTopic,
  upTopic,
} from '../../session/room.ts'
import { type Snapshot, snapshotOf } from '../../session/snapshot.ts'
import type { LiveSession } from '../session/live-session.ts'
import { coalesced } from './coalesced.ts'
import { moderator } from './moderator.ts'
import { Socket } from './socket.ts'
import { troubleOf } from './trouble-of.ts'

export interface HostRelay {
  /** Says that something other than the session has changed, such as the deck. */
  refresh(): void
  /** How many devices have said something: those who only read are known to the broker alone. */
  devices(): number
  /** Tells the room that it is over, and takes away what stands there of its followers. */
  end(): Promise<void>
}

export interface HostRelayOptions {
  readonly url: string
  readonly room: string
  readonly user: string
  readonly password: string
  readonly session: LiveSession
  /** Of the session, and kept with it, so that a device keeps its name in it when this starts again. Nobody else knows it. */
  readonly key: string
  /** Of the deck, as in a snapshot. */
  readonly build: () => string
  /** What to say to the leader; empty when it is over. */
  onTrouble(text: string): void
  onConnected?(isConnected: boolean): void
  readonly clock?: () => number
  /** Seconds; see `mqtt`. */
  readonly keepAlive?: number
  /** Milliseconds after which the leader asks for all that stands in the room again, where few devices write in it. */
  readonly askedAgain?: number
}

/** Milliseconds between two states, or two lists of questions; and where only counts have changed, which a hundred thousand may do. */
const TOGETHER = 50
const QUESTIONS_TOGETHER = 250
const COUNTS_TOGETHER = 1000
/** Followers hear of the leader's clock, and that the leader is there, at least as often. */
const HEARTBEAT = 15_000
/** Milliseconds between two runs of the moderator, and how many times longer they are than the run. */
const RUNS = 100
const REST = 4
/** A broker may drop what comes faster than it can pass on; it stands there, and is asked for again. Milliseconds, and more for each device. */
const ASKED_AGAIN = 30_000
const AGAIN_FOR_EACH = 1
/** Milliseconds in which what the leader writes has to come back. */
const PROOF = 5000

export function hostRelay(options: HostRelayOptions): HostRelay {
  const { room, user, session, onTrouble, clock = Date.now } = options
  /** Nobody may know it: who takes this name ends the line that has it. */
  const client = randomBytes(11).toString('hex')
  const by = randomBytes(6).toString('hex')
  const moderated = moderator({ session, room, key: options.key })
  let socket: WebSocket | null = null
  let isConnected = false
  let isEnding = false
  let running: ReturnType<typeof setTimeout> | undefined
  let runsAt = Number.POSITIVE_INFINITY
  let restedAt = 0
  /** Bytes of the last list of questions, and what stands in it. */
  let listed = 0
  let listedIds: ReadonlySet<string> = new Set()
  let asking: ReturnType<typeof setTimeout> | undefined
  let proving: ReturnType<typeof setTimeout> | undefined
  let proofs: ReadonlySet<Proof> = new Set()
  let trouble = ''

  const line: Mqtt = mqtt({
    url: options.url,
    Socket: function connect(url: string, protocol: string) {
      socket = new Socket(url, protocol)
      return socket
    } as unknown as typeof Socket,
    client,
    user,
    password: options.password,
    topics: [stateTopic(room), upTopic(room, '+')],
    keepAlive: options.keepAlive ?? 60,
    onMessage: hear,
    onConnected(isNow) {
      isConnected = isNow
      options.onConnected?.(isNow)
      if (isNow) prove()
      else {
        clearTimeout(proving)
        if (!isEnding) tell('The line to the broker is lost; it is tried again and again.')
      }
    },
    onTrouble: (what) => tell(troubleOf(what, user)),
  })
  const publish = (topic: string, text: string) => isConnected && line.publish(topic, text, true)
  const state = coalesced({
    now: snapshot,
    whole: steady,
    done: (now) => steady(uncounted(now)),
    publish: (now) => publish(stateTopic(room), stateText(now)),
    together: () => TOGETHER,
    countsTogether: () => COUNTS_TOGETHER,
  })
  const questions = coalesced({
    now: snapshot,
    whole: (now) => JSON.stringify(now.questions),
    done: (now) => JSON.stringify(uncounted(now).questions),
    publish: (now) => {
      const text = questionsText(now)
      listed = Buffer.byteLength(text)
      const isOut = publish(questionsTopic(room), text)
      if (isOut) listedIds = new Set(now.questions.map(({ id }) => id))
      return isOut
    },
    // A list is long, and goes to everybody: a kilobyte a second at most.
    together: () => Math.max(QUESTIONS_TOGETHER, listed),
    countsTogether: () => Math.max(COUNTS_TOGETHER, listed),
  })
  const plan = () => {
    if (isEnding || !isConnected) return
    state.plan()
    // What the leader removes nobody should read a moment longer.
    const isRemoved = session.now().questions.some(({ id, state: as }) => as === 'removed' && listedIds.has(id))
    if (isRemoved) questions.say()
    else questions.plan()
  }
  const heartbeat = setInterval(state.say, HEARTBEAT)
  session.onChange(plan)
  askAgainLater()

  return {
    refresh: plan,
    devices: () => moderated.devices().length,
    async end() {
      isEnding = true
      clearInterval(heartbeat)
      clearTimeout(running)
      state.end()
      questions.end()
      clearTimeout(proving)
      clearTimeout(asking)
      if (isConnected) {
        moderated.run()
        questions.say()
        line.publish(stateTopic(room), stateText({ ...snapshot(), isOver: true }), true)
        for (const device of moderated.devices()) line.publish(upTopic(room, device), '', true)
      }
      await closed(socket, () => line.close())
    },
  }

  function askAgainLater(): void {
    asking = setTimeout(
      () => {
        line.refresh()
        askAgainLater()
      },
      (options.askedAgain ?? ASKED_AGAIN) + AGAIN_FOR_EACH * moderated.devices().length,
    )
  }

  function snapshot(): Snapshot {
    return snapshotOf(session.now(), { now: clock(), build: options.build(), followers: 0 })
  }

  function stateText({ questions: _, ...shown }: Snapshot): string {
    const text: RoomState = { ...shown, by }
    return JSON.stringify(text)
  }

  function questionsText({ began, count, questions }: Snapshot): string {
    const text: RoomQuestions = { began, count, questions }
    return JSON.stringify(text)
  }

  /** A broker drops without a word what somebody may not write: what the leader writes has to come back. */
  function prove(): void {
    proofs = new Set()
    state.say()
    questions.say()
    line.publish(upTopic(room, client), 'proof', false)
    clearTimeout(proving)
    proving = setTimeout(() => {
      const who = user === '' ? 'a leader without a user' : `the user ${user}`
      if (!proofs.has('state'))
        tell(`The broker drops what the leader publishes: ${who} needs write and read access to lectern/${room}/state.`)
      else if (!proofs.has('up'))
        tell(`The broker lets nothing of the followers through: ${who} needs access to lectern/${room}/up/#.`)
    }, PROOF)
  }

  function hear(topic: string, text: string, isRetained: boolean): void {
    if (topic === stateTopic(room)) {
      // The state of an earlier leader may still stand there.
      if (text.includes(`"by":"${by}"`)) proven('state')
      else if (!isRetained && text !== '')
        tell('Another leader publishes in this room: choose another room, or end the other one.')
      return
    }
    const device = deviceOf(room, topic)
    if (device === client) proven('up')
    else if (device !== null && text !== '' && !isEnding) {
      const heard = moderated.hear(device, text, isRetained)
      if (heard === 'too-many') tell('More devices write to this session than it can take: some are not heard.')
      if (heard === 'waits') runIn(RUNS)
    }
  }

  function runIn(wait: number): void {
    const at = Math.max(performance.now() + wait, restedAt)
    if (at >= runsAt) return
    clearTimeout(running)
    runsAt = at
    running = setTimeout(run, at - performance.now())
  }

  function run(): void {
    const began = performance.now()
    let next: number | null
    try {
      next = moderated.run()
    } catch (error) {
      // Nothing of it has happened; it waits until it can be written.
      tell(`What followers say cannot be written down: ${error instanceof Error ? error.message : error}`)
      next = PROOF
    }
    runsAt = Number.POSITIVE_INFINITY
    restedAt = performance.now() + (performance.now() - began) * REST
    if (next !== null) runIn(Math.max(RUNS, next))
  }

  function proven(what: Proof): void {
    proofs = new Set([...proofs, what])
    if (proofs.size === 2) tell('')
  }

  function tell(text: string): void {
    if (text === trouble) return
    trouble = text
    onTrouble(text)
  }
}

type Proof = 'state' | 'up'

/** Closes it, and waits until what was written has gone, but not for a broker that does not answer. */
function closed(socket: WebSocket | null, close: () => void): Promise<void> {
  return new Promise((resolve) => {
    const end = setTimeout(resolve, 3000)
    const isOpen = socket !== null && socket.readyState <= 1
    socket?.addEventListener('close', () => {
      clearTimeout(end)
      resolve()
    })
    close()
    if (isOpen) return
    clearTimeout(end)
    resolve()
  })
}

/** Without what passes by itself, and without the questions, which have their own place. */
function steady(shown: Snapshot): string {
  return JSON.stringify({ ...shown, count: 0, now: 0, questions: [] })
}

/** Without how many there are of this and that, and what follows of it. */
function uncounted(shown: Snapshot): Snapshot {
  const { topic } = shown
  const questions = shown.questions.map((question) => ({ ...question, votes: 0 }))
  const counted = topic === null ? null : { ...topic, chosen: 0, done: 0, bars: topic.isClosed ? topic.bars : null }
  return { ...shown, topic: counted, questions: questions.sort((a, b) => (a.id < b.id ? -1 : 1)) }
}
