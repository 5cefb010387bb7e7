// What slides are called, on paper, on screens and in the record.

import { expect, test } from 'vitest'
import { slideNames } from '../src/session/slide-names.ts'

test.each([
  ['', []],
  ['aaa', ['1', '2', '3']],
  ['ataat', ['1', '1+', '2', '3', '3+']],
  ['ta', ['0+', '1']],
  ['att', ['1', '1+', '1+']],
])('slides of the article are counted, those of topics (t) are called by the one before: %s', (slides, names) => {
  expect(slideNames([...slides], (slide) => slide === 't')).toEqual(names)
})
