import type { ProjectorSnapshot } from '../../session/snapshot.ts'
import type { Curtain } from '../curtain.ts'
import { placeOf } from '../places.ts'
import type { Player } from '../player.ts'
import type { Ink } from './ink.ts'

/** Makes the screen what a snapshot says: slide and step, black or not, what is drawn over the slide. */
export function applySnapshot(snapshot: ProjectorSnapshot, player: Player, curtain: Curtain, ink: Ink): void {
  const { slide, index, step } = placeOf(player.slides, snapshot.shown)
  if (index !== player.current() || step !== player.step()) player.show(index, step)
  curtain.set(snapshot.isBlack)
  ink.draw(snapshot.strokes.filter((stroke) => stroke.slide === slide))
}
