// Nothing is lost, nothing is moved, nothing is invented: read by an extractor that shares nothing with the tool.

import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { ARTICLE, samplePage } from './check/sample.ts'
import { faultsBetween } from './conservation/extract.ts'
import { type Change, mutated, randomFrom } from './conservation/mutate.ts'

interface Pair {
  readonly name: string
  readonly article: string
  readonly html: string
}

const root = join(import.meta.dirname, '..')

/** The page made by hand, and every deck of `slides/` that was built. */
function pairs(): Pair[] {
  const made = { name: 'the page made by hand', article: ARTICLE, html: samplePage() }
  const slides = join(root, 'slides')
  const built = (existsSync(slides) ? readdirSync(slides) : []).flatMap((name) => {
    const [article, html] = [join(slides, name, 'index.md'), join(root, 'dist', name, 'index.html')]
    return existsSync(article) && existsSync(html)
      ? [{ name, article: readFileSync(article, 'utf8'), html: readFileSync(html, 'utf8') }]
      : []
  })
  return [made, ...built]
}

describe.each(pairs())('$name', ({ article, html }) => {
  test('says what its article says, in order, and nothing else', () => {
    expect(faultsBetween(article, html)).toEqual([])
  })

  const changes: readonly Change[] = ['delete', 'move', 'add']
  test.each(changes)('notices each of a hundred times that it has to %s a sentence', (change) => {
    const unnoticed = Array.from({ length: 100 }, (_, seed) => seed).filter((seed) => {
      const page = mutated(html, change, randomFrom(seed))
      expect(page).not.toBe(html)
      return faultsBetween(article, page).length === 0
    })
    expect(unnoticed).toEqual([])
  })
})
