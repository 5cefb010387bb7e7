// Gets a browser of Lectern's own. The one thing here that uses the network, and only when asked to by name.

import { createRequire } from 'node:module'
import { pathToFileURL } from 'node:url'
import { ownBrowsersFolder } from './folders.ts'
import type { BrowserQuery } from './query.ts'
import { BrowserTrouble } from './trouble.ts'

export interface InstalledBrowser {
  readonly path: string
  readonly version: string
}

/** The part of `@puppeteer/browsers` used here. It comes with puppeteer-core and is looked for from there. */
interface Installer {
  detectBrowserPlatform(): string | undefined
  resolveBuildId(browser: string, platform: string, tag: string): Promise<string>
  install(options: {
    readonly browser: string
    readonly buildId: string
    readonly cacheDir: string
    readonly downloadProgressCallback: (done: number, total: number) => void
  }): Promise<{ readonly executablePath: string }>
}

/** The headless shell of Chrome for Testing, since it prints in half the time of the whole browser. */
const BROWSER = 'chrome-headless-shell'

/** @throws BrowserTrouble when it cannot be had */
export async function installBrowser(
  query: BrowserQuery,
  onProgress: (done: number, total: number) => void,
): Promise<InstalledBrowser> {
  const folder = ownBrowsersFolder(query)
  try {
    const installer = await loadInstaller()
    const platform = installer.detectBrowserPlatform()
    if (platform === undefined) throw new Error('there is no Chrome for Testing for this platform')
    const version = await installer.resolveBuildId(BROWSER, platform, 'stable')
    const { executablePath } = await installer.install({
      browser: BROWSER,
      buildId: version,
      cacheDir: folder,
      downloadProgressCallback: onProgress,
    })
    return { path: executablePath, version }
  } catch (error) {
    const hint = 'check the network and its proxy, or install Chrome, Chromium or Edge yourself; Lectern finds them'
    throw new BrowserTrouble('failed', `Chrome for Testing cannot be put into ${folder}: ${reasonOf(error)}`, hint)
  }
}

async function loadInstaller(): Promise<Installer> {
  const require = createRequire(createRequire(import.meta.url).resolve('puppeteer-core'))
  return (await import(pathToFileURL(require.resolve('@puppeteer/browsers')).href)) as Installer
}

/** Node wraps what went wrong on the network, more than once where several addresses were tried. */
function reasonOf(error: unknown): string {
  if (error instanceof AggregateError && error.errors.length > 0) return reasonOf(error.errors[0])
  if (!(error instanceof Error)) return String(error)
  return error.cause === undefined ? error.message : `${error.message} (${reasonOf(error.cause)})`
}
