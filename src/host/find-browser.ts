// Which browser to use: the one that was named, else the best that this machine has.

import { accessSync, constants, statSync } from 'node:fs'
import { isAbsolute, resolve } from 'node:path'
import { browserCaches } from './browser/cached-places.ts'
import { carriedBrowser } from './browser/carried-browser.ts'
import { joinOn } from './browser/folders.ts'
import { installedPlaces } from './browser/installed-places.ts'
import type { BrowserNotFound, BrowserQuery, FoundBrowser } from './browser/query.ts'

export type { BrowserNotFound, BrowserQuery, FoundBrowser } from './browser/query.ts'

/**
 * Looks for a browser; may unpack the carried one, which takes a second or two, once. A wrong path in `--browser` ends the
 * search, since another browser is not what was asked for; one in the environment, often set for other tools, only gets
 * a line.
 */
export async function findBrowser(query: BrowserQuery): Promise<FoundBrowser | BrowserNotFound> {
  const { browser, env } = query
  const looked: string[] = []
  if (browser === 'none') return { kind: 'not-found', reason: 'unwanted', looked: ['--browser none'] }
  if (browser !== undefined && browser !== '') return named(browser, query)
  if (isSet(env.LECTERN_NO_BROWSER)) return { kind: 'not-found', reason: 'unwanted', looked: ['LECTERN_NO_BROWSER'] }

  const found = (path: string, why: string): FoundBrowser => {
    return { kind: 'found', path, shell: isShell(path), why, env: {}, looked }
  }
  for (const name of ['PUPPETEER_EXECUTABLE_PATH', 'CHROME_PATH']) {
    const path = env[name]
    if (!path) continue
    if (isExecutable(path)) return found(path, `${name} names it`)
    looked.push(`${name}=${path}: ${whyNot(path)}`)
  }
  const installed = installedPlaces(query).find(isExecutable)
  if (installed !== undefined) return found(installed, 'it is installed on this machine')
  looked.push('the usual places of Chrome, Chromium, Edge and chromium-headless-shell: none')
  for (const { owner, folder, places } of browserCaches(query)) {
    const cached = places.find(isExecutable)
    if (cached !== undefined) return found(cached, `it is in the cache of ${owner}`)
    looked.push(`the cache of ${owner} (${folder}): none`)
  }
  const carried = await carriedBrowser(query)
  if (typeof carried !== 'string') {
    const why = 'the package @sparticuz/chromium carries it and no other was found'
    return { ...found(carried.path, why), shell: true, env: carried.env }
  }
  looked.push(`@sparticuz/chromium: ${carried}`)
  return { kind: 'not-found', reason: 'nowhere', looked }
}

function named(browser: string, query: BrowserQuery): FoundBrowser | BrowserNotFound {
  const isCommand = !/[\\/]/.test(browser)
  const folders = (query.env.PATH ?? query.env.Path ?? '').split(query.platform === 'win32' ? ';' : ':')
  const places = isCommand ? folders.map((folder) => joinOn(query, folder, browser)) : [absolute(browser)]
  const path = places.find(isExecutable)
  if (path !== undefined) {
    return { kind: 'found', path, shell: isShell(path), why: '--browser names it', env: {}, looked: [] }
  }
  const reason = isCommand ? 'no such command on the search path' : whyNot(absolute(browser))
  return { kind: 'not-found', reason: 'wrong', looked: [`--browser ${browser}: ${reason}`] }
}

function absolute(path: string): string {
  return isAbsolute(path) ? path : resolve(path)
}

function isShell(path: string): boolean {
  return /headless[-_]shell(\.exe)?$/i.test(path)
}

function isSet(value: string | undefined): boolean {
  return value !== undefined && value !== '' && value !== '0'
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK)
    return statSync(path).isFile()
  } catch {
    return false
  }
}

function whyNot(path: string): string {
  const found = statSync(path, { throwIfNoEntry: false })
  if (found === undefined) return 'no such file'
  return found.isFile() ? 'not executable' : 'not a file'
}
