// Nothing is lost, nothing is moved, nothing is invented: read by an extractor that shares nothing with the tool.

import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { compile } from '../src/index.ts'
import { ARTICLE, samplePage } from './check/sample.ts'
import { faultsBetween } from './conservation/extract.ts'
import { type Change, mutated, randomFrom } from './conservation/mutate.ts'

const root = join(import.meta.dirname, '..')
const seed = join(root, '..', 'shared', 'seed', 'article.md')
const articles = [seed, join(root, 'slides/llm-trends/index.md'), join(root, 'slides/lectern-tour/index.md')]
const densities = ['full', 'balanced', 'sparse'] as const
const changes: readonly Change[] = ['delete', 'move', 'add']

test('the page made by hand says what its article says', () => {
  expect(faultsBetween(ARTICLE, samplePage())).toEqual([])
})

describe.each(articles.filter(existsSync))('%s', (path) => {
  describe.each(densities)('%s', (density) => {
    let article: string
    let html: string
    beforeAll(async () => {
      article = readFileSync(path, 'utf8')
      html = (await compile(article, { path, density })).html
    })

    test('the page says what the article says, in order, and nothing else', () => {
      expect(faultsBetween(article, html)).toEqual([])
    })

    const times = path === seed ? 100 : 20
    test.each(changes)(`no page passes with one random sentence changed: ${times} times %s`, (change) => {
      const unnoticed = Array.from({ length: times }, (_, seed) => seed).filter((seed) => {
        const page = mutated(html, change, randomFrom(seed))
        expect(page).not.toBe(html)
        return faultsBetween(article, page).length === 0
      })
      expect(unnoticed).toEqual([])
    })
  })
})

test.for(articles.filter((path) => !existsSync(path)))('%s is read', (_, { skip }) => {
  skip('the article is not beside the project')
})
