// The line between two windows of one deck. From a file an origin says nothing, so a message counts only where it comes from the very
// window that was opened, or that opened this one, and carries the token that only these two know.

import { type PeerMessage, readPeerMessage } from './peer-message.ts'

export interface Wire {
  post(message: PeerMessage): void
  onMessage(listener: (message: PeerMessage) => void): void
  isOpen(): boolean
  /** Hears no more. */
  cut(): void
}

export function wireTo(other: Window, token: string): Wire {
  const listeners: ((message: PeerMessage) => void)[] = []
  const hear = (event: MessageEvent<unknown>) => {
    if (event.source !== other || (hasOrigin() && event.origin !== location.origin)) return
    const given = event.data
    if (typeof given !== 'object' || given === null || !('token' in given) || given.token !== token) return
    const message = readPeerMessage(given)
    if (message !== null) for (const listener of listeners) listener(message)
  }
  window.addEventListener('message', hear)
  return {
    post: (message) => other.postMessage({ token, ...message }, hasOrigin() ? location.origin : '*'),
    onMessage: (listener) => listeners.push(listener),
    isOpen: () => !other.closed,
    cut: () => window.removeEventListener('message', hear),
  }
}

function hasOrigin(): boolean {
  return /^https?:$/.test(location.protocol)
}
