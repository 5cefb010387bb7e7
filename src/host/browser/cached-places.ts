// Browsers that other tools, and Lectern itself, have downloaded.

import { readdirSync } from 'node:fs'
import { cacheFolder, homeFolder, joinOn, ownBrowsersFolder } from './folders.ts'
import type { BrowserQuery } from './query.ts'

export interface BrowserCache {
  readonly owner: string
  readonly folder: string
  /** Full paths at which a browser may stand: shells before whole browsers, newest first. */
  readonly places: readonly string[]
}

const MAC_APP = 'Google Chrome for Testing.app/Contents/MacOS/Google Chrome for Testing'

const SHELLS = [
  'chrome-headless-shell-*/chrome-headless-shell',
  'chrome-headless-shell-*/chrome-headless-shell.exe',
  'chrome-*/headless_shell',
  'chrome-*/headless_shell.exe',
]
const BROWSERS = [
  'chrome-*/chrome',
  'chrome-*/chrome.exe',
  `chrome-*/${MAC_APP}`,
  'chrome-*/Chromium.app/Contents/MacOS/Chromium',
]

export function browserCaches(query: BrowserQuery): readonly BrowserCache[] {
  const puppeteer = query.env.PUPPETEER_CACHE_DIR || joinOn(query, homeFolder(query), '.cache', 'puppeteer')
  const playwright = query.env.PLAYWRIGHT_BROWSERS_PATH || joinOn(query, cacheFolder(query), 'ms-playwright')
  const own = ownBrowsersFolder(query)
  return [
    cache('Puppeteer', puppeteer, ['chrome-headless-shell/*', ...SHELLS], ['chrome/*', ...BROWSERS]),
    cache('Playwright', playwright, ['chromium_headless_shell-*', ...SHELLS], ['chromium-*', ...BROWSERS]),
    cache('Lectern', own, ['chrome-headless-shell/*', ...SHELLS], ['chrome/*', ...BROWSERS]),
  ]
}

type Pattern = readonly [versions: string, ...executables: readonly string[]]

function cache(owner: string, folder: string, shells: Pattern, browsers: Pattern): BrowserCache {
  const places = [shells, browsers].flatMap(([versions, ...executables]) =>
    matches(folder, versions).flatMap((version) => executables.flatMap((executable) => matches(version, executable))),
  )
  return { owner, folder, places }
}

/** Paths below `folder` that fit a pattern, where `*` ends the name of a folder; what follows the last one is not looked for. */
function matches(folder: string, pattern: string): readonly string[] {
  const cut = pattern.indexOf('*')
  if (cut < 0) return [`${folder}/${pattern}`]
  const slash = pattern.lastIndexOf('/', cut)
  const parent = slash < 0 ? folder : `${folder}/${pattern.slice(0, slash)}`
  const end = pattern.indexOf('/', cut)
  const start = pattern.slice(slash + 1, cut)
  return names(parent)
    .filter((name) => name.startsWith(start))
    .sort(newestFirst)
    .flatMap((name) => (end < 0 ? [`${parent}/${name}`] : matches(`${parent}/${name}`, pattern.slice(end + 1))))
}

function names(folder: string): readonly string[] {
  try {
    return readdirSync(folder)
  } catch {
    return [] // a cache that is not there, or not ours to read, holds nothing
  }
}

const byNumber = new Intl.Collator('en', { numeric: true })

function newestFirst(a: string, b: string): number {
  return byNumber.compare(b, a)
}
