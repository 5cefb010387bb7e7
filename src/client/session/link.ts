// What connects a follower's screen with the session: a server of the room, or a broker.

import type { Before } from '../../session/before.ts'
import type { FollowerCommand } from '../../session/command.ts'
import type { Refusal } from '../../session/decide.ts'
import type { Snapshot } from '../../session/snapshot.ts'

/** `later`: there is no connection; it is kept, and sent when there is one. */
export type Said = 'done' | 'later' | 'too-fast' | Refusal

export interface Link {
  /** Called with every newer snapshot. */
  onSnapshot(listener: (snapshot: Snapshot) => void): void
  onConnected(listener: (isConnected: boolean) => void): void
  /** Goes out at least once, whatever happens to the connection; the session counts it once. */
  say(command: FollowerCommand): Promise<Said>
  /** What this device has said already, where nobody but itself knows. */
  before?(): Before
  close(): void
}
