import { element } from '../element.ts'
import { placeAt } from '../places.ts'
import { localDesk } from '../session/local-desk.ts'
import { openerWire } from '../session/peer/opener-wire.ts'
import { type PeerDesk, peerDesk } from '../session/peer/peer-desk.ts'
import type { ToScreen } from '../session/peer/peer-message.ts'
import { viewOpener } from '../session/peer/view-opener.ts'
import type { Wire } from '../session/peer/wire.ts'
import { planOfPage } from '../session/plan-of-page.ts'
import { viewAddress } from '../view-address.ts'
import type { Words } from '../words.ts'
import { type Material, materialOf } from './material.ts'
import { speakerView } from './speaker-view.ts'

/** The speaker view of a deck from disk: beside the deck that opened it, or by itself, with a window for the projector. */
export async function speakerWindow(root: HTMLElement, words: Words): Promise<void> {
  const material = materialOf(root)
  const wire = openerWire()
  if (wire === null) byItself(material, words)
  else await besideDeck(wire, material, words)
}

async function besideDeck(wire: Wire, material: Material, words: Words): Promise<void> {
  const desk: PeerDesk | null = await peerDesk(wire, words.left)
  if (desk === null) {
    document.documentElement.classList.add('speaker')
    document.body.prepend(element(document, 'p', { class: 'speaker-trouble', role: 'alert' }, words.left))
    return
  }
  desk.onMessage(hear)
  speakerView(desk, material, words, {
    openProjector: null,
    schemeChanged: (to) => desk.post({ say: 'scheme', to }),
    zoom: () => desk.post({ say: 'zoom' }),
    panel: null,
    panelKeys: [],
  })
}

function byItself(material: Material, words: Words): void {
  // Compared as addresses: what stands behind the mark may be no whole escape.
  const index = material.slides.findIndex(({ id }) => new URL(`#/${id}`, location.href).hash === location.hash)
  const desk = localDesk(planOfPage(material.slides), placeAt(material.slides, index, 0), false)
  const projector = viewOpener(
    'projector',
    () => viewAddress('projector'),
    () => desk,
  )
  projector.onMessage(hear)
  speakerView(desk, material, words, {
    openProjector: projector.open,
    schemeChanged: (to) => projector.post({ say: 'scheme', to }),
    zoom: () => projector.post({ say: 'zoom' }),
    panel: null,
    panelKeys: [],
  })
}

function hear(message: ToScreen): void {
  if (message.say === 'scheme') document.documentElement.dataset.scheme = message.to
}
