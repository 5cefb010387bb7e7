// The votes of a poll as bars, one under the other for each round.

import type { OpenTopic } from '../../session/snapshot.ts'
import { element } from '../element.ts'
import type { TopicWords } from './words.ts'

/** The letters of options. */
export const LETTERS = 'ABCDEFGHIJKLMNOPQRST'

/** One row an option: its letter and text, and a bar a round where there are any; `own` is what this device has chosen. */
export function barRows(
  { options }: Pick<OpenTopic, 'options'>,
  bars: OpenTopic['bars'],
  right: OpenTopic['right'],
  words: TopicWords,
  own?: number,
): HTMLElement[] {
  return options.map((text, option) => {
    const isRight = right?.includes(option) ?? false
    const rounds = (bars ?? []).map((counts, round) => {
      const all = counts.reduce((sum, count) => sum + count, 0)
      const count = counts[option] ?? 0
      const percent = all === 0 ? 0 : Math.round((100 * count) / all)
      const isNamed = (bars?.length ?? 0) > 1
      const name = isNamed ? `${roundName(round, words)} · ` : ''
      const bar = element(document, 'div', { class: 'bar', 'aria-hidden': 'true' }, element(document, 'i', {}))
      bar.style.setProperty('--share', `${percent}%`)
      const label = element(document, 'span', { class: 'bar-label' }, `${name}${percent} % (${count})`)
      return element(
        document,
        'div',
        { class: `bar-round round-${Math.min(round, 1)}${isNamed ? ' is-named' : ''}` },
        bar,
        label,
      )
    })
    return element(
      document,
      'li',
      { class: isRight ? 'option is-right' : 'option' },
      element(document, 'b', { class: 'option-letter', 'aria-hidden': 'true' }, LETTERS[option] ?? ''),
      element(
        document,
        'div',
        { class: 'option-text' },
        text,
        ...(isRight ? [element(document, 'span', { class: 'right-mark' }, ` ✓ ${words.right}`)] : []),
        ...(own === option ? [' ', element(document, 'span', { class: 'own-mark' }, words.yourAnswer)] : []),
        ...rounds,
      ),
    )
  })
}

function roundName(round: number, words: TopicWords): string {
  if (round === 0) return words.first
  return round === 1 ? words.second : words.later(round + 1)
}
