import type { LeaderSnapshot } from '../../session/snapshot.ts'
import { barePlan } from '../../session/study-plan.ts'
import { newDeck } from '../new-deck.ts'
import { onKey } from '../on-key.ts'
import { goOnWithTopic } from '../panel/next-of-topic.ts'
import { sessionPanel } from '../panel/session-panel.ts'
import { panelWords } from '../panel/words.ts'
import { islandIn } from '../session/island.ts'
import { keepDeckNew } from '../session/keep-deck-new.ts'
import { viewOpener } from '../session/peer/view-opener.ts'
import { serverDesk } from '../session/server-desk.ts'
import { materialOf } from '../speaker/material.ts'
import { speakerView } from '../speaker/speaker-view.ts'
import type { Words } from '../words.ts'

/** The speaker view of a session on the server: with the group's panel, and a window for the projector. */
export function leaderWindow(root: HTMLElement, words: Words): void {
  const { lang, dataset } = document.documentElement
  const own = panelWords(lang)
  const island = islandIn(document)
  const plan = island.plan ?? barePlan(document.title, lang, [])
  const newer = newDeck()
  const material = materialOf(root)
  const desk = serverDesk(island.snapshot as LeaderSnapshot, plan, own)
  // A window of the same browser has no line of its own: browsers open six to one host, and then no more.
  const projector = viewOpener(
    'projector',
    () => '/projector',
    () => desk,
  )
  projector.onMessage((message) => {
    if (message.say === 'scheme') dataset.scheme = message.to
  })
  keepDeckNew(desk, newer, material)
  desk.onGone(() => location.replace('/'))
  speakerView(desk, material, words, {
    openProjector: projector.open,
    schemeChanged: (to) => projector.post({ say: 'scheme', to }),
    zoom: () => projector.post({ say: 'zoom' }),
    panel: (asked) => {
      onKey('j', () => asked.ask({ do: 'room', on: !asked.now().isRoomShown }))
      onKey('a', () => goOnWithTopic(asked))
      return sessionPanel(asked, island.room ?? null, island.isHost === true, own)
    },
    panelKeys: own.keys,
  })
}
