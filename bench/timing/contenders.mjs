// Who takes part in a case: commands that make one file of one article.

import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import path from 'node:path'
import process from 'node:process'
import { pathToFileURL } from 'node:url'

const FLOOR = path.join(import.meta.dirname, 'floor.mjs')

/**
 * The third is Marp made to begin a slide at every heading, as people present articles with it; no limit hangs on it. Of PDFs there are
 * two more: decktape, which makes one of the page that Lectern has made, and the least that such a PDF can take.
 */
export function contendersOf({ to, input }, { cli, marp, work }) {
  if (to === 'pdf' && work.browser === null) return []
  const article = work[input]
  if (!existsSync(article)) return []
  const page = path.join(work.folder, 'pages', deckName(article), 'index.html')
  if (to === 'pdf')
    spawnSync(process.execPath, [cli, 'build', article, '-o', path.join(work.folder, 'pages'), '--to', 'html', '-q'])
  const env = to === 'pdf' ? work.browser.env : {}
  const node = process.execPath
  const withBrowser = (...words) => (to === 'pdf' ? words : [])
  const marpCommand = (out) => [
    ...[node, marp.entry, article, '-o', path.join(out, `out.${to}`)],
    ...withBrowser('--pdf', '--browser', 'chrome', '--browser-path', work.browser?.path),
  ]
  return [
    {
      name: 'Lectern',
      env,
      command: (out) => [
        node,
        cli,
        'build',
        article,
        '-o',
        out,
        '--to',
        to,
        ...withBrowser('--browser', work.browser?.path),
      ],
      result: (out) => path.join(out, deckName(article), to === 'pdf' ? 'deck.pdf' : 'index.html'),
    },
    { name: 'Marp', env, command: marpCommand, result: (out) => path.join(out, `out.${to}`) },
    {
      name: 'Marp, divided',
      env,
      command: (out) => [...marpCommand(out), '--config-file', work.divided],
      result: (out) => path.join(out, `out.${to}`),
    },
    ...(to === 'pdf'
      ? [
          {
            name: 'decktape',
            isSlow: true,
            env,
            command: (out) => [
              ...[node, marp.decktape, 'generic', '--size', '1280x720', '--chrome-path', work.browser.path],
              ...['--chrome-arg=--no-sandbox', '--chrome-arg=--disable-dev-shm-usage', '--key', 'ArrowRight'],
              ...['--max-slides', '200', pathToFileURL(page).href, path.join(out, 'out.pdf')],
            ],
            result: (out) => path.join(out, 'out.pdf'),
          },
          {
            name: 'the floor',
            env,
            command: (out) => [node, FLOOR, page, path.join(out, 'out.pdf'), work.browser.path],
            result: (out) => path.join(out, 'out.pdf'),
          },
        ]
      : []),
  ]
}

/** The folder that Lectern makes for an article. */
function deckName(article) {
  const name = path.basename(article, '.md')
  return name === 'index' ? path.basename(path.dirname(article)) : name
}
