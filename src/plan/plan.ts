// Atoms to slides, as one optimisation over the whole article.

import type { Report } from '../base/diagnostic.ts'
import type { Atoms } from '../outline/atom.ts'
import { chooseBreaks } from './choose-breaks.ts'
import type { Deck } from './deck.ts'
import { deckOf } from './deck-of.ts'
import { fillUp } from './fill-up.ts'
import { groundOf, type PlanInput } from './ground.ts'
import { openingOf } from './opening.ts'
import { slideMaker } from './slide-maker.ts'
import { tidy } from './tidy.ts'
import { followWishes, reportLostFigures, reportLostLayouts, showSomething } from './wishes.ts'

export function plan(divided: Atoms, input: PlanInput, report: Report): Deck {
  const ground = groundOf(divided, input, report)
  showSomething(ground)
  const opening = openingOf(ground)
  const maker = slideMaker(ground)
  followWishes(ground, maker)
  const chosen = chooseBreaks(ground, maker, opening.intro, opening.count)
  const stretches = fillUp(tidy(chosen, ground, maker), ground, maker)
  reportLostLayouts(stretches, ground, maker)
  reportLostFigures(stretches, ground)
  return deckOf(stretches, opening, ground, maker)
}
