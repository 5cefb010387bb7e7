// Opens an address in the reader's own browser, as a click on a link would.

import { spawn } from 'node:child_process'

/** False where there is nothing to open it with: then the user has to. */
export function openInBrowser(url: string, platform: NodeJS.Platform): Promise<boolean> {
  const [program, ...words] = openerOf(platform, url)
  return new Promise((resolve) => {
    const child = spawn(program, words, { stdio: 'ignore', detached: true })
    child.on('error', () => resolve(false))
    child.on('exit', (code) => resolve(code === 0))
    // Some openers stay as long as the browser does.
    setTimeout(() => resolve(true), 2000).unref()
    child.unref()
  })
}

function openerOf(platform: NodeJS.Platform, url: string): [string, ...string[]] {
  switch (platform) {
    case 'darwin':
      return ['open', url]
    case 'win32':
      // `start` is a word of the shell, and takes its first quoted argument for a title.
      return ['cmd', '/c', 'start', '""', url.replace(/&/g, '^&')]
    default:
      return ['xdg-open', url]
  }
}
