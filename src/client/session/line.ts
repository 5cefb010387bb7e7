// The line down from the server: a stream of events over `fetch`, since a POST tells where it comes from and `EventSource` cannot send
// one. Whatever ends it, it is opened again, soon enough that nobody waits, and not by all screens in the same moment.

import { postJson } from '../post-json.ts'

export interface LineEvent {
  /** Empty for the state. */
  readonly name: string
  readonly text: string
}

export interface Line {
  onEvent(listener: (event: LineEvent) => void): void
  onConnected(listener: (isConnected: boolean) => void): void
  close(): void
}

/** Milliseconds without a sign of life after which a line is dead: the server gives one every 2.5 s. */
const SILENCE = 7000
/** A page that comes back to sight does not wait so long: one sign of life may have been missed. */
const FRESH = 3500
/** Milliseconds that opening a line may take. */
const OPENING = 4000
/** Milliseconds before trying again: first, and at most. */
const PAUSE = { first: 250, most: 2000 } as const

export function lineTo(screen: 'leader' | 'projector' | 'follower'): Line {
  const events: ((event: LineEvent) => void)[] = []
  const states: ((isConnected: boolean) => void)[] = []
  let isConnected = false
  let isClosed = false
  let isElsewhere = false
  let tries = 0
  let heard = Date.now()
  let abort = new AbortController()
  let waiting = 0

  const setConnected = (now: boolean) => {
    if (now === isConnected) return
    isConnected = now
    for (const listener of states) listener(now)
  }
  const run = async () => {
    waiting = 0
    abort = new AbortController()
    heard = Date.now()
    try {
      const response = await postJson('/api/stream', { as: screen }, abort.signal)
      // Another session, or a right that was taken back: another page stands at this address now.
      if (response.status === 401 || response.status === 403) return location.reload()
      if (!response.ok || response.body === null) throw new Error(String(response.status))
      tries = 0
      setConnected(true)
      await read(response.body)
    } catch {
      // No network, no server, or no answer: all of them end in trying again.
    }
    setConnected(false)
    // Too many windows of one device: this one comes back when somebody looks at it.
    if (isClosed || isElsewhere) return
    const pause = Math.min(PAUSE.most, PAUSE.first * 1.6 ** tries++)
    waiting = window.setTimeout(run, pause * (0.6 + Math.random() * 0.4))
  }
  const read = async (body: ReadableStream<Uint8Array>) => {
    const reader = body.getReader()
    const decoder = new TextDecoder()
    let rest = ''
    for (;;) {
      const { done, value } = await reader.read()
      if (done) return
      heard = Date.now()
      rest += decoder.decode(value, { stream: true })
      const messages = rest.split('\n\n')
      rest = messages.pop() ?? ''
      for (const message of messages) {
        const event = eventIn(message)
        if (event?.name === 'elsewhere') isElsewhere = true
        else if (event !== null) for (const listener of events) listener(event)
      }
    }
  }
  /** What was lost without a word, as after sleep, is opened again at once. */
  const again = () => {
    if (isClosed) return
    if (isElsewhere) {
      isElsewhere = false
      return void run()
    }
    if (Date.now() - heard < (isConnected ? FRESH : OPENING) && waiting === 0) return
    tries = 0
    if (waiting === 0) return abort.abort() // it is open, or being opened, and nothing comes
    window.clearTimeout(waiting)
    void run()
  }
  const watch = window.setInterval(() => {
    if (waiting === 0 && Date.now() - heard > (isConnected ? SILENCE : OPENING)) abort.abort()
  }, 1000)
  const listening = new AbortController()
  const { signal } = listening
  window.addEventListener('online', again, { signal })
  window.addEventListener('pageshow', again, { signal })
  window.addEventListener('focus', again, { signal })
  document.addEventListener('visibilitychange', () => document.visibilityState === 'visible' && again(), { signal })
  void run()
  return {
    onEvent: (listener) => events.push(listener),
    onConnected: (listener) => states.push(listener),
    close: () => {
      isClosed = true
      window.clearInterval(watch)
      window.clearTimeout(waiting)
      listening.abort()
      abort.abort()
    },
  }
}

function eventIn(message: string): LineEvent | null {
  let name = ''
  let text: string | null = null
  for (const line of message.split('\n')) {
    if (line.startsWith('event: ')) name = line.slice(7)
    else if (line.startsWith('data: ')) text = line.slice(6)
  }
  return text === null ? null : { name, text }
}
