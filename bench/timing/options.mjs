// What is asked for on the command line.

import { existsSync } from 'node:fs'
import path from 'node:path'
import process from 'node:process'
import { parseArgs } from 'node:util'
import { say } from './say.mjs'

const SEED = '../shared/seed/article.md'
/** Of about a hundred slides. */
const LONG = '../shared/corpus/en-list-awesome/index.md'
const SHIPPED = 'slides/llm-trends/index.md'

export const usage = `node bench/time.mjs [ARTICLE] [options]

  ARTICLE            what is built (${SEED}; ${SHIPPED} where that is missing)
  -n, --runs N       runs of each tool in each case (7)
      --only LIST    of html, cold, pdf, long, x50 (all)
      --date DATE    the date that the page carries (today)
      --out FOLDER   where bench.md and bench.json go (docs)
      --browser PATH the browser that both tools print with (the one that @sparticuz/chromium carries)
      --keep-pages   leave the system's page cache alone in the cold runs
      --strict       end with exit code 1 when a limit is missed`

export function wishes(words, root) {
  const { values, positionals } = parse(words)
  const runs = Number(values.runs)
  if (!Number.isInteger(runs) || runs < 1) fail(`--runs wants a number from 1, not "${values.runs}"`)
  const only = values.only.split(',').map((name) => name.trim())
  const strange = only.find((name) => !['html', 'cold', 'pdf', 'long', 'x50'].includes(name))
  if (strange !== undefined) fail(`--only knows no "${strange}"`)
  const wanted = positionals[0] ?? SEED
  const article = articleOf(wanted, positionals[0] === undefined, root)
  return {
    help: values.help,
    article: article.file,
    long: path.resolve(root, LONG),
    shownArticle: article.shown,
    standsIn: article.standsIn,
    runs,
    only,
    date: values.date ?? new Date().toISOString().slice(0, 10),
    out: values.out === undefined ? path.join(root, 'docs') : path.resolve(values.out),
    browser: values.browser ?? null,
    keepPages: values['keep-pages'],
    strict: values.strict,
  }
}

function parse(words) {
  try {
    return parseArgs({
      args: words,
      allowPositionals: true,
      options: {
        runs: { type: 'string', short: 'n', default: '7' },
        only: { type: 'string', default: 'html,cold,pdf,long,x50' },
        date: { type: 'string' },
        out: { type: 'string' },
        browser: { type: 'string' },
        'keep-pages': { type: 'boolean', default: false },
        strict: { type: 'boolean', default: false },
        help: { type: 'boolean', short: 'h', default: false },
      },
    })
  } catch (error) {
    return fail(error.message)
  }
}

/** A relative path is looked for where one stands, then from the root of the repository. */
function articleOf(wanted, isDefault, root) {
  const places = [...(isDefault ? [] : [path.resolve(wanted)]), path.resolve(root, wanted)]
  const file = places.find(existsSync)
  const shown = path.isAbsolute(wanted) ? path.basename(wanted) : wanted
  if (file !== undefined) return { file, shown, standsIn: false }
  const shipped = path.join(root, SHIPPED)
  if (!existsSync(shipped)) fail(`there is no ${shown}, and no ${SHIPPED} either`)
  say(`there is no ${shown}: ${SHIPPED} stands in for it, and the limits, which are meant for the seed, say little`)
  return { file: shipped, shown: SHIPPED, standsIn: true }
}

function fail(message) {
  console.error(`bench: ${message}\n\n${usage}`)
  process.exit(2)
}
