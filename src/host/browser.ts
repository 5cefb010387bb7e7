// A real browser for as long as it is needed: no network, and an end whatever happens. The only file that knows puppeteer.

import { chmod, copyFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { CDPSession, HTTPRequest, Page, Browser as PuppeteerBrowser } from 'puppeteer-core'
import type { Report } from '../base/diagnostic.ts'
import type { Ahead } from './browser/ahead.ts'
import type { Sandbox } from './browser/attempts.ts'
import { Death, type Ends, endsOf } from './browser/ends.ts'
import type { Document, OpenBrowser, OpenPage, View } from './browser/open-page.ts'
import type { BrowserQuery, FoundBrowser } from './browser/query.ts'
import { type RunningBrowser, start } from './browser/start.ts'
import { BrowserTrouble } from './browser/trouble.ts'
import { findBrowser } from './find-browser.ts'

export type { Area, Document, OpenBrowser, OpenPage, PrintOptions, View } from './browser/open-page.ts'
export { BrowserTrouble } from './browser/trouble.ts'

export interface BrowserOptions extends BrowserQuery {
  /** Slides of the document: each gives the browser a second more. */
  readonly slides?: number
  /** The wall clock for everything in the browser; 60 and one for each slide when left out. */
  readonly seconds?: number
  readonly sandbox?: Sandbox
  /** Told when the browser has to run without its sandbox. */
  readonly report?: Report
  /** More arguments for the browser, for tests. */
  readonly extra?: readonly string[]
  /** One that was started before it was needed. */
  readonly ahead?: Ahead | undefined
}

/**
 * Gives `work` a browser and takes it away again, with every process and file of it. A browser that dies gets one
 * successor, so `work` may be called twice.
 * @throws BrowserTrouble when there is none, when it fails or when its time is over
 */
export async function withBrowser<T>(options: BrowserOptions, work: (browser: OpenBrowser) => Promise<T>): Promise<T> {
  const found = await findBrowser(options)
  if (found.kind === 'not-found') throw notFound(found.reason, found.looked)
  const seconds = options.seconds ?? 60 + (options.slides ?? 0)
  const deadline = Date.now() + seconds * 1000
  try {
    return await onceWithBrowser(found, options, deadline, work)
  } catch (error) {
    if (!(error instanceof Death) || error.isLast) throw error
  }
  try {
    const { report: _, ...silent } = options // it has been told
    return await onceWithBrowser(found, silent, deadline, work)
  } catch (error) {
    if (!(error instanceof Death) || error.isLast) throw error
    throw new BrowserTrouble('failed', `the browser ${found.path} died twice: ${error.message}`, ANOTHER)
  }
}

const ANOTHER = 'name another browser with --browser, or get one with `lectern browser install`'

function notFound(reason: 'unwanted' | 'wrong' | 'nowhere', looked: readonly string[]): BrowserTrouble {
  if (reason === 'unwanted') {
    return new BrowserTrouble(
      'not-found',
      'no browser is to be used',
      'leave out --browser none and LECTERN_NO_BROWSER',
      looked,
    )
  }
  const hint = 'install Chrome, Chromium or Edge, run `lectern browser install`, or name one with --browser PATH'
  const message = reason === 'wrong' ? 'the browser that was named is not there' : 'no browser was found'
  return new BrowserTrouble('not-found', message, hint, looked)
}

async function onceWithBrowser<T>(
  found: FoundBrowser,
  options: BrowserOptions,
  deadline: number,
  work: (browser: OpenBrowser) => Promise<T>,
): Promise<T> {
  const puppeteerLoading = import('puppeteer-core') // beside the start: each takes a tenth of a second
  puppeteerLoading.catch(() => undefined)
  const { env, platform, sandbox = 'auto', extra = [] } = options
  const running = (await options.ahead?.take()) ?? (await start(found, { env, platform, sandbox, extra, deadline }))
  const ends = endsOf(running, deadline)
  try {
    if (!running.sandboxed) options.report?.(UNSANDBOXED)
    const { connect, PuppeteerError } = await puppeteerLoading
    const worked = connect({ transport: running.pipe, defaultViewport: null, protocolTimeout: 0 })
      .then((browser) => opened(browser, found, running, ends.die))
      .then(work)
      .catch(async (error: unknown) => {
        // What is thrown while a browser dies is only the first sign of it.
        await Promise.race([ends.ended, new Promise((resolve) => setTimeout(resolve, 200))])
        if (!(error instanceof PuppeteerError)) throw error
        throw new BrowserTrouble('failed', `the browser failed: ${error.message}`, ANOTHER)
      })
    worked.catch(() => undefined) // it may end after the race is over
    return await Promise.race([ends.ended, worked])
  } finally {
    ends.forget()
    await running.end()
  }
}

const UNSANDBOXED = {
  code: 'browser-unsandboxed',
  severity: 'warning',
  span: null,
  message: 'the browser runs without its sandbox, which this machine does not give it',
  hint: 'run as an ordinary user where user namespaces are allowed; --sandbox=require refuses to go on without',
} as const

async function opened(
  browser: PuppeteerBrowser,
  found: FoundBrowser,
  running: RunningBrowser,
  die: Ends['die'],
): Promise<OpenBrowser> {
  let documents = 0
  return {
    version: await browser.version(),
    found,
    sandboxed: running.sandboxed,
    async open(document, view) {
      documents += 1
      // A file, since that is what readers open: its links and policies behave as theirs do, and no message of the
      // protocol has to carry the whole deck. A copy in the folder of this run, which an unprivileged browser can read.
      const path = join(running.folder, `${documents}.html`)
      const [page] = await Promise.all([browser.newPage(), placed(document, path)])
      return openedPage(page, pathToFileURL(path).href, view, die)
    },
  }
}

async function placed(document: Document, path: string): Promise<void> {
  if ('html' in document) await writeFile(path, document.html)
  else await copyFile(document.file, path)
  await chmod(path, 0o644) // its folder is closed to others
}

async function openedPage(page: Page, url: string, firstView: View, die: Ends['die']): Promise<OpenPage> {
  const requests: string[] = []
  const messages: string[] = []
  let view = firstView
  const refuse = (request: HTTPRequest): void => {
    if (request.url() === url && request.isNavigationRequest() && request.frame() === page.mainFrame()) {
      request.continue().catch(gone)
      return
    }
    if (/^(data|blob):/.test(request.url())) {
      request.continue().catch(gone) // carried by the page itself
      return
    }
    requests.push(request.url())
    request.abort('blockedbyclient').catch(gone)
  }
  page.on('request', refuse)
  page.on('error', (error) => die(error.message))
  page.on('dialog', (dialog) => void dialog.dismiss().catch(gone))
  page.on('popup', (popup) => {
    requests.push(`window: ${popup?.url() ?? ''}`)
    popup?.close().catch(gone)
  })
  page.setDefaultTimeout(0) // the wall clock rules
  const session = await page.createCDPSession()
  // Sockets pass the interception by; the proxy that is not there stops them.
  session.on('Network.webSocketCreated', (socket) => requests.push(socket.url))
  listenToConsole(session, messages)
  await Promise.all([
    ...(['Network.enable', 'Runtime.enable', 'Log.enable'] as const).map((domain) => session.send(domain)),
    page.setRequestInterception(true),
    page.setJavaScriptEnabled(view.scripts),
    applied(page, session, view),
  ])
  await page.goto(url, { waitUntil: 'load', timeout: 0 })
  await page.evaluate(async () => void (await document.fonts.ready))
  return {
    requests,
    messages,
    evaluate: (work, argument) =>
      page.evaluate(work as (argument: unknown) => unknown, argument) as ReturnType<OpenPage['evaluate']> as never,
    async look(change) {
      view = { ...view, ...change }
      await applied(page, session, view)
    },
    press: (key) => page.keyboard.press(key as Parameters<Page['keyboard']['press']>[0]),
    async screenshot(path, area) {
      const png = await page.screenshot({ type: 'png', ...(area === undefined ? {} : { clip: area }) })
      await writeFile(path, png)
    },
    print: ({ width, height }) =>
      page.pdf({
        width,
        height,
        preferCSSPageSize: true,
        printBackground: true,
        tagged: true,
        outline: false,
        waitForFonts: true,
        timeout: 0,
      }),
    close: () => page.close(),
  }
}

/** What was to be answered is gone together with its page. */
function gone(): void {}

/** By the protocol itself: Puppeteer drops what a page says before it knows the page's context. */
function listenToConsole(session: CDPSession, messages: string[]): void {
  session.on('Runtime.consoleAPICalled', ({ type, args }) => {
    messages.push(
      `${type}: ${args.map((argument) => argument.value ?? argument.description ?? argument.type).join(' ')}`,
    )
  })
  session.on('Runtime.exceptionThrown', ({ exceptionDetails: { exception, text } }) => {
    messages.push(`error: ${exception?.description ?? text}`)
  })
  // Violated policies and refused requests among them.
  session.on('Log.entryAdded', ({ entry }) => messages.push(`${entry.level}: ${entry.text}`))
}

async function applied(page: Page, session: CDPSession, view: View): Promise<void> {
  await Promise.all([
    page.setViewport({ width: view.width, height: view.height, deviceScaleFactor: view.scale ?? 1 }),
    // Puppeteer sends medium and scheme one by one, and the second takes the first back.
    session.send('Emulation.setEmulatedMedia', {
      media: view.media ?? 'screen',
      features: [{ name: 'prefers-color-scheme', value: view.scheme ?? 'light' }],
    }),
  ])
}
