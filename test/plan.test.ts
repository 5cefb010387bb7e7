// The rules of planning, each told to a reader in a page of test/plan/ with articles and the plans that they give.
//
// UPDATE=1 rewrites the plans; read what changed before it is committed.

import { join } from 'node:path'
import { beforeAll, expect, test } from 'vitest'
import { readSettings } from '../src/article/read-settings.ts'
import { sourceOf } from '../src/base/source.ts'
import { slideList } from '../src/cli/slide-list.ts'
import { type Message, messageLine, messagesOf } from '../src/host/messages.ts'
import { compile } from './generate/compile.ts'
import { type Case, casesIn, rewrite } from './plan/cases.ts'

const folder = join(import.meta.dirname, 'plan')
const isUpdate = process.env.UPDATE === '1'

beforeAll(async () => {
  if (isUpdate) await rewrite(folder, planOf)
})

test('there are pages to read', () => {
  expect(casesIn(folder).length).toBeGreaterThanOrEqual(12)
})

test.each(casesIn(folder).map((one) => [one.name, one] as const))('%s', async (name, one) => {
  const plan = isUpdate ? casesIn(folder).find((now) => now.name === name)?.plan : one.plan
  expect(await planOf(one)).toBe(plan)
})

/** As `lectern plan` prints it, with what it has to say about the article. */
async function planOf({ article, settings }: Case): Promise<string> {
  const read = readSettings(settings, 'flags', ({ message }) => {
    throw new Error(message)
  })
  const { deck, diagnostics, promise } = await compile(article, read, join(folder, 'article.md'))
  expect(promise).toBe('kept')
  const messages = messagesOf(sourceOf('article.md', article), diagnostics)
  return [slideList(deck).trimEnd(), ...messages.map(line), ''].join('\n')
}

/** Where a figure was looked for is another place on each machine. */
function line({ hint, ...message }: Message): string {
  const isElsewhere = message.code === 'figure-missing' || hint === undefined
  return messageLine(isElsewhere ? message : { ...message, hint }, false)
}
