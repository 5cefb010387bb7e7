// Who leads, who would like to, and how it is handed over: on purpose, by the one who leads.

import type { Steering } from '../../session/event.ts'
import type { Wish } from '../../session/session.ts'
import { element } from '../element.ts'
import type { Desk } from '../session/desk.ts'
import { islandIn } from '../session/island.ts'
import { type PanelPart, panelButton, panelHeading } from './part.ts'
import type { PanelWords } from './words.ts'

/** Milliseconds for which the rows have to stand still. */
const STILL = 500

export function leadership(desk: Desk, isHost: boolean, words: PanelWords): PanelPart {
  const { device } = islandIn(document)
  const box = element(document, 'div', { class: 'panel-leadership', role: 'status' })
  let drawn = ''
  let movedAt = 0
  return {
    box,
    draw: () => {
      const { leader, leaderName, wishes, remotes } = desk.now()
      // Built again only where it is another: somebody may be about to press a button.
      const key = JSON.stringify([leader, leaderName, wishes, remotes])
      if (key === drawn) return
      drawn = key
      movedAt = performance.now()
      box.replaceChildren(
        ...(leader === device ? [] : [elsewhere(leaderName)]),
        ...(leader === device && wishes.length > 0 ? [panelHeading(words.wishes), ...wishes.map(wishRow)] : []),
        ...(leader === device && remotes.length > 0 ? [remoteRow(remotes)] : []),
      )
    },
  }

  function elsewhere(name: string): HTMLElement {
    const take = isHost ? [panelButton(words.take, () => desk.ask({ do: 'take' }))] : []
    return element(document, 'div', { class: 'panel-row warning' }, words.notLeading(name), ...take)
  }

  function wishRow({ device: who, as, name, number }: Wish): HTMLElement {
    const what = as === 'remote' ? words.remote : words.handOver
    const grant = letInButton(who, as, name)
    const refuse = panelButton(words.refuse, () => desk.ask({ do: 'refuse', device: who }))
    const named = name === '' ? '' : ` “${name}”`
    const said = element(
      document,
      'span',
      {},
      words.number,
      element(document, 'b', {}, String(number)),
      `${named} ${what}`,
    )
    return element(document, 'div', { class: 'panel-row' }, said, grant, refuse)
  }

  /** Rows move while strangers ask: a press right after that was meant for another row. Handing over is asked twice. */
  function letInButton(who: string, as: Steering, name: string): HTMLButtonElement {
    let isSure = as === 'remote'
    const button = panelButton(
      words.letIn,
      () => {
        if (performance.now() - movedAt < STILL) return
        if (isSure) return desk.ask({ do: 'grant', device: who, as, name })
        isSure = true
        button.textContent = words.handOverSure
      },
      'strong',
    )
    return button
  }

  function remoteRow(remotes: readonly string[]): HTMLElement {
    const end = panelButton(words.endRemotes, () => {
      for (const remote of remotes) desk.ask({ do: 'ungrant', device: remote })
    })
    return element(document, 'div', { class: 'panel-row' }, words.remotes(remotes.length), end)
  }
}
