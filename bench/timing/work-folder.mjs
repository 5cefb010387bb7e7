// The temporary folder in which everything happens, and the inputs in it.

import { chmodSync, existsSync, mkdtempSync, rmSync } from 'node:fs'
import { copyFile, mkdir, readFile, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import process from 'node:process'
import { browserFor } from './browser-for.mjs'
import { fiftyTimes } from './fifty-times.mjs'
import { interrupt } from './run-once.mjs'

/**
 * The articles are copied, so that no configuration of the folders above them counts. The folder can be looked into by
 * everyone, since a browser started by root runs as somebody else.
 */
export async function workFolder({ article, long, only, browser }, root) {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'lectern-bench-'))
  chmodSync(folder, 0o755)
  const remove = () => rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 })
  for (const [signal, code] of [
    ['SIGINT', 130],
    ['SIGTERM', 143],
  ]) {
    process.once(signal, async () => {
      await interrupt()
      remove()
      process.exit(code)
    })
  }
  process.once('exit', remove)
  const input = path.join(folder, 'input')
  await mkdir(input)
  const once = path.join(input, 'article.md')
  const fifty = path.join(input, 'article-x50.md')
  await copyFile(article, once)
  const longest = path.join(input, 'long.md')
  if (existsSync(long)) await copyFile(long, longest)
  await writeFile(fifty, fiftyTimes(await readFile(article, 'utf8')))
  const divided = path.join(input, 'divided.json')
  await writeFile(divided, JSON.stringify({ options: { headingDivider: [1, 2, 3, 4, 5] } }))
  return {
    folder,
    once,
    fifty,
    long: longest,
    divided,
    browser:
      only.includes('pdf') || only.includes('long')
        ? await browserFor(browser, path.join(folder, 'browser'), root)
        : null,
    remove,
  }
}
