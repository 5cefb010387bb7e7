import type { Snapshot } from '../../session/snapshot.ts'
import { startDeck } from '../deck/start-deck.ts'
import { newDeck } from '../new-deck.ts'
import { onKey } from '../on-key.ts'
import { islandIn } from '../session/island.ts'
import { keepDeckNew } from '../session/keep-deck-new.ts'
import { openerWire } from '../session/peer/opener-wire.ts'
import { peerDesk } from '../session/peer/peer-desk.ts'
import type { Projection } from '../session/projection.ts'
import { screenProjection } from '../session/screen-projection.ts'
import type { Words } from '../words.ts'
import { overlays } from './overlays.ts'

/** The projector of a session: beside the speaker view that opened it, or a screen of its own with a line of its own. */
export async function servedProjector(root: HTMLElement, words: Words): Promise<void> {
  const island = islandIn(document)
  const first = island.snapshot as Snapshot
  const wire = openerWire()
  const newer = newDeck()
  const deck = await startDeck(root, words, {
    hasControls: false,
    openSpeaker: () => deck.notice(words.isOpen),
    schemeChanged: (to) => wire?.post({ say: 'scheme', to }),
  })
  const over = overlays(island.room ?? null)
  /** What leads now; whatever else listens is told of every change of it, and of every change of who leads. */
  let lead: Projection | null = null
  const told: (() => void)[] = []
  const changed = (projection: Projection) => {
    if (projection !== lead) return
    over.show(projection.now())
    for (const listener of told) listener()
  }
  const show = (projection: Projection) => {
    lead = projection
    projection.onChange(() => changed(projection))
    changed(projection)
  }
  keepDeckNew({ now: () => lead?.now() ?? first, onChange: (listener) => told.push(listener) }, newer, deck.player)

  const desk = wire === null ? null : await peerDesk(wire, words.leftProjector)
  if (desk === null) {
    // Another machine, or a speaker view that is gone.
    const own = screenProjection(first)
    deck.follow(own, null)
    show(own)
    return
  }
  onKey('j', () => desk.ask({ do: 'room', on: !desk.now().isRoomShown }))
  desk.onMessage((message) => {
    if (message.say === 'scheme') document.documentElement.dataset.scheme = message.to
    if (message.say === 'zoom') deck.zoom()
  })
  let letGo = deck.follow(desk, desk)
  show(desk)
  // The speaker view was closed or is loaded again: until it speaks, the session is heard from the server.
  let own: ReturnType<typeof screenProjection> | null = null
  desk.onGone((isGone) => {
    letGo()
    own?.close()
    own = isGone ? screenProjection(desk.now()) : null
    letGo = own === null ? deck.follow(desk, desk) : deck.follow(own, null)
    show(own ?? desk)
  })
}
