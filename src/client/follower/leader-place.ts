// Where the leader is in the deck of this screen.

import type { Position } from '../../session/event.ts'
import type { Player } from '../player.ts'

/** By the slide's id; null where this deck has no such slide: then one stays where one is. */
export function leaderPlace(
  { slide, step }: Position,
  player: Player,
): { readonly index: number; readonly step: number } | null {
  const index = player.slides.findIndex(({ id }) => id === slide)
  return index < 0 ? null : { index, step }
}
