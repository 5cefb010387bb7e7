// A follower's connection with the server of the room.

import type { FollowerCommand } from '../../session/command.ts'
import type { Snapshot } from '../../session/snapshot.ts'
import { lineTo } from './line.ts'
import type { Link, Said } from './link.ts'
import { send } from './send.ts'

/** The most that is kept while there is no connection. */
const KEPT = 40
/** Milliseconds before something is sent again that was not answered, or came too fast. */
const AGAIN = { later: 1500, 'too-fast': 3500 } as const

interface Kept {
  readonly command: FollowerCommand
  /** Tells whoever said it, once. */
  readonly answer: (said: Said) => void
}

export function serverLink(): Link {
  const line = lineTo('follower')
  const snapshots: ((snapshot: Snapshot) => void)[] = []
  let kept: readonly Kept[] = []
  let isSending = false
  let again = 0

  line.onEvent(({ name, text }) => {
    if (name === '') for (const listener of snapshots) listener(JSON.parse(text) as Snapshot)
  })
  /** One after the other, in the order in which they were said, each until it is answered. What comes twice is counted once. */
  const sendKept = async () => {
    if (isSending) return
    isSending = true
    window.clearTimeout(again)
    for (let next = kept[0]; next !== undefined; next = kept[0]) {
      const said = await send('/api/say', next.command)
      // What came too fast goes out by itself, too.
      next.answer(said === 'too-fast' ? 'later' : said)
      if (said === 'later' || said === 'too-fast') {
        again = window.setTimeout(() => void sendKept(), AGAIN[said])
        break
      }
      const done = next
      kept = kept.filter((one) => one !== done)
    }
    isSending = false
  }
  line.onConnected((isConnected) => isConnected && void sendKept())
  return {
    onSnapshot: (listener) => snapshots.push(listener),
    onConnected: line.onConnected,
    say: (command) =>
      new Promise((answer) => {
        if (kept.length >= KEPT) {
          answer('too-many')
          return
        }
        // Behind something that waits it waits, too.
        if (kept.length > 0) answer('later')
        kept = [...kept, { command, answer }]
        void sendKept()
      }),
    close: line.close,
  }
}
