// Who takes part in a case: commands that make one file of one article.

import path from 'node:path'
import process from 'node:process'

/** The third is Marp made to begin a slide at every heading, as people present articles with it; no limit hangs on it. */
export function contendersOf({ to, input }, { cli, marp, work }) {
  if (to === 'pdf' && work.browser === null) return []
  const article = work[input]
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
  ]
}

/** The folder that Lectern makes for an article. */
function deckName(article) {
  const name = path.basename(article, '.md')
  return name === 'index' ? path.basename(path.dirname(article)) : name
}
