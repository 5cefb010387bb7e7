// Opens a second window of the deck and lets it take part in the session of this one.

import type { Desk } from '../desk.ts'
import { newId } from '../new-id.ts'
import { spentNow } from '../sender-time.ts'
import type { ToScreen } from './peer-message.ts'
import { type Wire, wireTo } from './wire.ts'

export interface ViewOpener {
  /** Opens the window, or brings it to the front. False where the browser does not allow it. */
  open(): boolean
  /** Says to the open window what is no part of the session. */
  post(message: ToScreen): void
  onMessage(listener: (message: ToScreen) => void): void
}

/** `address` is asked when the window is opened; `desk` is where the session is. */
export function viewOpener(view: 'speaker' | 'projector', address: () => string, desk: () => Desk): ViewOpener {
  const listeners: ((message: ToScreen) => void)[] = []
  let opened: Window | null = null
  let wire: Wire | null = null
  let isListening = false

  const post = (message: Parameters<Wire['post']>[0]) => {
    if (wire?.isOpen()) wire.post(message)
  }
  /** All that the other window has to know, whenever it asks: when it comes, and when it was loaded again. */
  const tellAll = () => {
    post({ say: 'plan', plan: desk().plan() })
    // It may be minutes since anything happened; who comes now takes its time from what it is told now.
    const [snapshot, now] = [desk().now(), desk().time()]
    post({ say: 'snapshot', snapshot: { ...snapshot, now, spent: spentNow(snapshot, now) } })
    const { scheme } = document.documentElement.dataset
    if (scheme === 'light' || scheme === 'dark') post({ say: 'scheme', to: scheme })
  }
  const listen = () => {
    if (isListening) return
    isListening = true
    let plan = desk().plan()
    desk().onChange(() => {
      if (desk().plan() !== plan) {
        plan = desk().plan()
        post({ say: 'plan', plan })
      }
      post({ say: 'snapshot', snapshot: desk().now() })
    })
    desk().onPoint((at) => post({ say: 'point', at }))
    desk().onTrouble((text) => post({ say: 'trouble', text }))
  }
  const connect = (other: Window, token: string) => {
    wire?.cut()
    wire = wireTo(other, token)
    wire.onMessage((message) => {
      switch (message.say) {
        case 'hello':
          return tellAll()
        case 'ping':
          return post({ say: 'pong' })
        case 'ask':
          return desk().ask(message.command)
        case 'drawings':
          void desk()
            .drawings()
            .then((strokes) => post({ say: 'drawn', strokes }))
          return
        case 'point':
          return desk().point(message.at)
        case 'scheme':
        case 'zoom':
          for (const listener of listeners) listener(message)
          return
        case 'plan':
        case 'snapshot':
        case 'drawn':
        case 'trouble':
        case 'pong':
          // The session is here.
          return
      }
    })
    listen()
  }

  return {
    open: () => {
      if (opened !== null && !opened.closed) {
        opened.focus()
        return true
      }
      // 128 bits: nobody guesses them.
      const token = newId(16)
      // The name is new each time: from a file, a deck that was loaded again may not touch the window that it had before.
      opened = window.open(address(), `lectern-${view}-${token}`, 'popup,width=1280,height=800')
      if (opened === null) return false
      connect(opened, token)
      opened.focus()
      return true
    },
    post,
    onMessage: (listener) => listeners.push(listener),
  }
}
