// A desk whose session lives in the window that opened this one.

import type { Stroke } from '../../../session/event.ts'
import type { LeaderSnapshot } from '../../../session/snapshot.ts'
import type { StudyPlan } from '../../../session/study-plan.ts'
import type { Desk, Point } from '../desk.ts'
import { senderTime } from '../sender-time.ts'
import type { ToScreen } from './peer-message.ts'
import type { Wire } from './wire.ts'

export interface PeerDesk extends Desk {
  post(message: ToScreen): void
  onMessage(listener: (message: ToScreen) => void): void
  /** The window with the session has gone, or has come back. */
  onGone(listener: (isGone: boolean) => void): void
}

/** How long the other window may take to answer at first; ms. */
const PATIENCE = 4000
/** How often it is asked for a sign of life, in ms, and how many may be missed. */
const LOOK = 1000
const MISSED = 2

/** Null where the other window does not answer: it knows this one no more. `left` says that it went away, and how to go on. */
export function peerDesk(wire: Wire, left: string): Promise<PeerDesk | null> {
  const listeners: (() => void)[] = []
  const pointed: ((at: Point | null) => void)[] = []
  const troubled: ((text: string) => void)[] = []
  const heard: ((message: ToScreen) => void)[] = []
  const gone: ((isGone: boolean) => void)[] = []
  let waiting: ((strokes: readonly Stroke[]) => void)[] = []
  let plan: StudyPlan | null = null
  let snapshot: LeaderSnapshot | null = null
  const clock = senderTime(Date.now())
  let isGone = false
  let isAnswered = false
  let trouble = ''

  const tell = (text: string) => {
    trouble = text
    for (const listener of troubled) listener(text)
  }
  const setGone = (now: boolean) => {
    if (isGone === now) return
    isGone = now
    tell(now ? left : '')
    for (const listener of gone) listener(now)
  }

  return new Promise((answered) => {
    const patience = setTimeout(() => {
      clearInterval(pinging)
      answered(null)
    }, PATIENCE)
    const answer = () => {
      if (plan === null || snapshot === null) return
      clearTimeout(patience)
      if (!isAnswered) answered(desk(plan, snapshot))
      isAnswered = true
      for (const listener of listeners) listener()
    }
    let missed = 0
    wire.onMessage((message) => {
      // Whoever speaks is there, or there again.
      missed = 0
      setGone(false)
      switch (message.say) {
        case 'plan':
          plan = message.plan
          return answer()
        case 'snapshot':
          snapshot = message.snapshot
          clock.hear(snapshot.now)
          return answer()
        case 'drawn':
          for (const give of waiting) give(message.strokes)
          waiting = []
          return
        case 'point':
          for (const listener of pointed) listener(message.at)
          return
        case 'trouble':
          return tell(message.text)
        case 'scheme':
        case 'zoom':
          for (const listener of heard) listener(message)
          return
        case 'pong':
          return
        case 'hello':
        case 'ping':
        case 'ask':
        case 'drawings':
          // The session is not here.
          return
      }
    })
    // A page that goes has no last word: what it posts then comes from nobody. One that was loaded again knows no token, and is silent.
    const pinging = setInterval(() => {
      missed += 1
      if (missed > MISSED || !wire.isOpen()) setGone(true)
      wire.post({ say: 'ping' })
    }, LOOK)
    wire.post({ say: 'hello' })
  })

  function desk(firstPlan: StudyPlan, firstSnapshot: LeaderSnapshot): PeerDesk {
    return {
      plan: () => plan ?? firstPlan,
      now: () => snapshot ?? firstSnapshot,
      time: clock.time,
      onChange: (listener) => listeners.push(listener),
      ask: (command, settled) => {
        wire.post({ say: 'ask', command })
        settled?.(true)
      },
      point: (at) => wire.post({ say: 'point', at }),
      onPoint: (listener) => pointed.push(listener),
      drawings: () =>
        new Promise((give) => {
          waiting.push(give)
          wire.post({ say: 'drawings' })
        }),
      onTrouble: (listener) => {
        troubled.push(listener)
        if (trouble !== '') listener(trouble)
      },
      post: wire.post,
      onMessage: (listener) => heard.push(listener),
      onGone: (listener) => gone.push(listener),
    }
  }
}
