// Where packages and installers put browsers, best first.

import { homeFolder, joinOn } from './folders.ts'
import type { BrowserQuery } from './query.ts'

/** Names on the search path. Snaps, such as Ubuntu's `chromium-browser`, are left out: they cannot read our folder. */
const COMMANDS: Partial<Record<NodeJS.Platform, readonly string[]>> = {
  linux: [
    'chromium-headless-shell',
    'chrome-headless-shell',
    'google-chrome-stable',
    'google-chrome',
    'chromium',
    'microsoft-edge-stable',
    'microsoft-edge',
  ],
  darwin: ['chromium-headless-shell', 'chrome-headless-shell'],
  win32: ['chrome-headless-shell.exe'],
}

/** Folders that hold the commands even where the search path of a service is short. */
const LINUX_FOLDERS = ['/usr/bin', '/usr/local/bin', '/opt/google/chrome', '/usr/lib/chromium']

const MAC_APPLICATIONS = ['Google Chrome', 'Chromium', 'Microsoft Edge']

const WINDOWS_PROGRAMS = [
  'Google\\Chrome\\Application\\chrome.exe',
  'Chromium\\Application\\chrome.exe',
  'Microsoft\\Edge\\Application\\msedge.exe',
]

/** Full paths at which a browser may stand, in the order in which they are tried. */
export function installedPlaces(query: BrowserQuery): readonly string[] {
  const { env, platform } = query
  const folders = (env.PATH ?? env.Path ?? '')
    .split(platform === 'win32' ? ';' : ':')
    .filter((folder) => folder !== '')
    .concat(platform === 'linux' ? LINUX_FOLDERS : [])
  const onPath = (COMMANDS[platform] ?? []).flatMap((command) =>
    folders.map((folder) => joinOn(query, folder, command)),
  )
  if (platform === 'darwin') {
    const roots = ['/Applications', joinOn(query, homeFolder(query), 'Applications')]
    return onPath.concat(
      MAC_APPLICATIONS.flatMap((name) => roots.map((root) => `${root}/${name}.app/Contents/MacOS/${name}`)),
    )
  }
  if (platform === 'win32') {
    const roots = [env.PROGRAMFILES, env['PROGRAMFILES(X86)'], env.LOCALAPPDATA].filter((root) => root !== undefined)
    return onPath.concat(WINDOWS_PROGRAMS.flatMap((program) => roots.map((root) => joinOn(query, root, program))))
  }
  return [...new Set(onPath)]
}
