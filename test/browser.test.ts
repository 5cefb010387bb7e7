// Laws of the browser: which one is taken, that nothing gets out of it, that nothing of it stays.

import { type ChildProcess, spawn } from 'node:child_process'
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Diagnostic } from '../src/base/diagnostic.ts'
import { installedPlaces } from '../src/host/browser/installed-places.ts'
import { type BrowserOptions, BrowserTrouble, type OpenBrowser, type View, withBrowser } from '../src/host/browser.ts'
import { type BrowserQuery, type FoundBrowser, findBrowser } from '../src/host/find-browser.ts'

const here: BrowserQuery = { env: process.env, platform: process.platform }
const found = await findBrowser(here)
const noBrowser = found.kind === 'not-found' ? `no browser: ${found.looked.join('; ')}` : ''
if (noBrowser !== '') console.warn(`skipped, ${noBrowser}`)
const path = (found as FoundBrowser).path
const screen: View = { width: 1280, height: 720, scripts: true }

/** A folder of the test's own as the temporary one, so that what stays behind can be seen. */
let temporary = ''
let options: BrowserOptions = here
beforeAll(() => {
  temporary = realpathSync(mkdtempSync(join(tmpdir(), 'lectern-test-')))
  chmodSync(temporary, 0o755)
  options = { ...here, ...aimed(path), seconds: 30 }
})
afterAll(() => rmSync(temporary, { recursive: true, force: true }))

/** The browser found above, whose libraries stand beside it, with the temporary folder of this test. */
function aimed(browser: string): BrowserOptions {
  const env = { ...process.env, ...(found.kind === 'found' ? found.env : {}), TMPDIR: temporary }
  return { env, platform: process.platform, browser }
}

const left = (): string[] => readdirSync(temporary).filter((name) => name.startsWith('lectern-browser-'))

/** Every process group that a browser of this test has led, by its leader, which names the folder of its run. */
const groups = new Set<string>()

/** The processes of those groups, zombies left out. */
function alive(kind = ''): readonly string[] {
  const all = readdirSync('/proc').flatMap((pid) => {
    try {
      const line = readFileSync(`/proc/${pid}/cmdline`, 'utf8')
      const [state, , group = ''] = readFileSync(`/proc/${pid}/stat`, 'utf8')
        .replace(/^.*\) /s, '')
        .split(' ')
      if (line.includes(`${temporary}/lectern-browser-`) && group === pid) groups.add(group)
      return state === 'Z' ? [] : [{ pid, group, line }]
    } catch {
      return [] // no process, or gone since
    }
  })
  return all.filter(({ group, line }) => groups.has(group) && line.includes(kind)).map(({ pid }) => pid)
}

async function until(holds: () => boolean, milliseconds: number): Promise<boolean> {
  for (const end = Date.now() + milliseconds; Date.now() < end; ) {
    if (holds()) return true
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
  return holds()
}

async function troubleOf(work: Promise<unknown>): Promise<BrowserTrouble> {
  const error = await work.then(
    () => new Error('no trouble at all'),
    (reason: unknown) => reason,
  )
  expect(error).toBeInstanceOf(BrowserTrouble)
  return error as BrowserTrouble
}

/** A program in the place of a browser. */
function program(name: string, script: string): string {
  const file = join(temporary, name)
  writeFileSync(file, `#!/bin/sh\n${script}\n`, { mode: 0o755 })
  return file
}

describe('which browser is taken', () => {
  const empty = { PATH: '', HOME: '/nonexistent', LECTERN_NO_BROWSER: '' }

  test('none where none is wanted, by option or by environment', async () => {
    expect(await findBrowser({ ...here, browser: 'none' })).toMatchObject({ kind: 'not-found', reason: 'unwanted' })
    expect(await findBrowser({ ...here, env: { LECTERN_NO_BROWSER: '1' } })).toMatchObject({ reason: 'unwanted' })
  })

  test('a path that was named is used, or nothing is', async () => {
    expect(await findBrowser({ ...here, browser: process.execPath })).toMatchObject({ path: process.execPath })
    const wrong = await findBrowser({ ...here, browser: '/no/such/browser' })
    expect(wrong).toEqual({ kind: 'not-found', reason: 'wrong', looked: ['--browser /no/such/browser: no such file'] })
    const folder = await findBrowser({ ...here, browser: tmpdir() })
    expect(folder).toMatchObject({ reason: 'wrong', looked: [`--browser ${tmpdir()}: not a file`] })
  })

  test('a variable of the environment goes before what is installed, and a wrong one gets a line', async () => {
    const right = await findBrowser({ platform: 'linux', env: { ...empty, CHROME_PATH: process.execPath } })
    expect(right).toMatchObject({ kind: 'found', path: process.execPath, why: 'CHROME_PATH names it' })
    const env = { ...empty, PUPPETEER_EXECUTABLE_PATH: '/gone', CHROME_PATH: process.execPath }
    const second = await findBrowser({ platform: 'linux', env })
    expect(second.looked).toEqual(['PUPPETEER_EXECUTABLE_PATH=/gone: no such file'])
  })

  test('of what a cache holds, the newest shell, then the newest whole browser', async () => {
    const cache = join(temporary, 'cache')
    const add = (place: string): string => {
      const file = join(cache, place)
      mkdirSync(dirname(file), { recursive: true })
      writeFileSync(file, '', { mode: 0o755 })
      return file
    }
    const taken = async (): Promise<unknown> =>
      findBrowser({ platform: 'darwin', env: { ...empty, PUPPETEER_CACHE_DIR: cache } })
    add('chrome/linux-99.0.1/chrome-linux64/chrome')
    const whole = add('chrome/linux-131.0.1/chrome-linux64/chrome')
    expect(await taken()).toMatchObject({ path: whole, shell: false, why: 'it is in the cache of Puppeteer' })
    const shell = add('chrome-headless-shell/linux-120.0.0/chrome-headless-shell-linux64/chrome-headless-shell')
    expect(await taken()).toMatchObject({ path: shell, shell: true })
  })

  test("each platform's usual places are known, shells before whole browsers", () => {
    const linux = installedPlaces({ platform: 'linux', env: { PATH: '/a:/b' } })
    expect(linux[0]).toBe('/a/chromium-headless-shell')
    expect(linux).toContain('/usr/bin/chromium')
    const mac = installedPlaces({ platform: 'darwin', env: { HOME: '/Users/x' } })
    expect(mac).toContain('/Applications/Google Chrome.app/Contents/MacOS/Google Chrome')
    const windows = installedPlaces({ platform: 'win32', env: { PROGRAMFILES: 'C:\\Program Files' } })
    expect(windows).toContain('C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe')
  })

  test('where there is none at all, every place that was looked at is named', async () => {
    const none = await findBrowser({ platform: 'darwin', env: empty })
    expect(none.kind).toBe('not-found')
    expect(none.looked).toHaveLength(5)
    expect(none.looked.join('\n')).toMatch(/Chrome.*\n.*Puppeteer.*\n.*Playwright.*\n.*Lectern.*\n@sparticuz/)
  })
})

describe.skipIf(noBrowser !== '')('what a page can be asked for', () => {
  const ask = <T>(work: (browser: OpenBrowser) => Promise<T>): Promise<T> => withBrowser(options, work)

  test('a page is opened, asked, looked at otherwise, pressed, drawn and printed', async () => {
    const html = `<!doctype html><title>t</title><style>@page{size:640px 360px;margin:0} b{display:none}
      @media print{b{display:inline}} @media (prefers-color-scheme:dark){body{background:black}}</style><p>one<b>two</b></p>
      <script>addEventListener('keydown',(event)=>{document.title=event.key});console.log('hello')</script>`
    await ask(async (browser) => {
      expect(browser.version).toMatch(/Chrom|Edg/)
      const page = await browser.open({ html }, screen)
      const seen = () =>
        page.evaluate(
          (name) => [
            (document.querySelector(name) as HTMLElement).innerText,
            getComputedStyle(document.body).backgroundColor,
            innerWidth,
            document.title,
          ],
          'p',
        )
      expect(await seen()).toEqual(['one', 'rgba(0, 0, 0, 0)', 1280, 't'])
      await page.look({ media: 'print', scheme: 'dark', width: 800 })
      await page.press('ArrowRight')
      expect(await seen()).toEqual(['onetwo', 'rgb(0, 0, 0)', 800, 'ArrowRight'])
      await page.screenshot(join(temporary, 'shot.png'), { x: 0, y: 0, width: 20, height: 10 })
      const png = readFileSync(join(temporary, 'shot.png'))
      expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([20, 10])
      const pdf = await page.print({ width: 1280, height: 720 })
      expect(Buffer.from(pdf).toString('latin1')).toMatch(/^%PDF-[\s\S]*\/MediaBox ?\[ ?0 0 480 270 ?\]/)
      expect(page.messages).toEqual(['log: hello'])
      expect(page.requests).toEqual([])
    })
  })

  test('without scripts the page runs none, and can still be asked', async () => {
    const html = '<title>before</title><script>document.title="after"</script><img src="x" onerror="document.title=3">'
    const title = await ask(async (browser) => {
      const page = await browser.open({ html }, { ...screen, scripts: false })
      return page.evaluate(async (argument) => `${document.title} ${argument}`, 7)
    })
    expect(title).toBe('before 7')
  })

  test('a file is opened as what it holds', async () => {
    const file = join(temporary, 'page.html')
    writeFileSync(file, '<title>from a file</title>', { mode: 0o600 })
    expect(
      await ask(async (browser) => (await browser.open({ file }, screen)).evaluate(() => document.title, null)),
    ).toBe('from a file')
  })

  test('an error of the page and a fault of the work reach the caller as they are', async () => {
    const policy = '<meta http-equiv="Content-Security-Policy" content="img-src data:">'
    const html = `${policy}<img src="x.png"><script>setTimeout(()=>{throw new Error("inside")})</script>`
    const work = ask(async (browser) => {
      const page = await browser.open({ html }, screen)
      await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 20)), null)
      expect(page.messages.join()).toContain('inside')
      expect(page.messages.join()).toContain('Content Security Policy')
      throw new RangeError('ours')
    })
    await expect(work).rejects.toThrow(RangeError)
    expect(left()).toEqual([])
  })
})

describe.skipIf(noBrowser !== '')('nothing gets out', () => {
  let server: Server
  let address = ''
  const hits: string[] = []
  beforeAll(async () => {
    server = createServer((request, response) => {
      hits.push(request.url ?? '')
      response.setHeader('access-control-allow-origin', '*').end('x')
    })
    server.on('upgrade', (request, socket) => {
      hits.push(request.url ?? '')
      socket.destroy()
    })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    address = `127.0.0.1:${(server.address() as AddressInfo).port}`
  })
  afterAll(() => server.close())

  /** Each asks the server for its own name. */
  const hostile = (): string => {
    const at = (name: string): string => `http://${address}/${name}`
    return `<!doctype html>
<link rel="stylesheet" href="${at('stylesheet')}"><link rel="preload" as="image" href="${at('preload')}">
<link rel="prefetch" href="${at('prefetch')}"><link rel="preconnect" href="${at('')}"><link rel="icon" href="${at('icon')}">
<link rel="manifest" href="${at('manifest')}"><link rel="modulepreload" href="${at('module')}">
<style>@import "${at('import')}"; @font-face{font-family:f;src:url(${at('font')})} p{font-family:f;background:url(${at('background')})}</style>
<script type="speculationrules">{"prerender":[{"source":"list","urls":["${at('prerender')}"],"eagerness":"immediate"}],"prefetch":[{"source":"list","urls":["${at('speculation')}"],"eagerness":"immediate"}]}</script>
<p>text</p><img src="${at('image')}"><img srcset="${at('srcset')} 1x"><iframe src="${at('frame')}"></iframe><object data="${at('object')}"></object><embed src="${at('embed')}">
<video src="${at('video')}" poster="${at('poster')}"></video><audio src="${at('audio')}"></audio><script src="${at('script')}"></script>
<svg><image href="${at('svg')}"/><use href="${at('use')}#x"/></svg><iframe srcdoc="<img src='${at('srcdoc')}'>"></iframe>
<a id="a" ping="${at('ping')}" href="#x">x</a>
<form id="f" action="${at('form')}" target="_blank"><input name="q"></form>
<script>
const quietly = (work) => { try { const r = work(); r?.catch?.(() => 0) } catch {} }
quietly(() => fetch('${at('fetch')}')); quietly(() => navigator.sendBeacon('${at('beacon')}', 'x'))
quietly(() => { const x = new XMLHttpRequest(); x.open('GET', '${at('xhr')}'); x.send() })
quietly(() => new WebSocket('ws://${address}/socket')); quietly(() => new EventSource('${at('events')}'))
quietly(() => new Worker(URL.createObjectURL(new Blob(["new WebSocket('ws://${address}/worker-socket');fetch('${at('worker-fetch')}')"]))))
quietly(() => window.open('${at('window')}')); quietly(() => document.getElementById('a').click()); quietly(() => document.getElementById('f').submit())
quietly(() => { const c = new RTCPeerConnection({iceServers:[{urls:'stun:${address}'}]}); c.createDataChannel('x'); c.createOffer().then((o) => c.setLocalDescription(o)) })
quietly(() => { const w = window.open('about:blank'); w.document.write('<img src="${at('written')}">') })
setTimeout(() => { location.href = '${at('location')}' }, 300)
</script>`
  }

  /** Chromium's own guard of the local network would hide the hits of a browser that leaks. */
  const unguarded =
    '--disable-features=LocalNetworkAccessChecks,LocalNetworkAccessChecksWebSockets,LocalNetworkAccessChecksWebRTC'

  async function hitsOf(extra: readonly string[]): Promise<{ hits: string[]; refused: readonly string[] }> {
    hits.length = 0
    const refused = await withBrowser({ ...options, extra: [unguarded, ...extra] }, async (browser) => {
      const page = await browser.open({ html: hostile() }, screen)
      await new Promise((resolve) => setTimeout(resolve, 1500))
      return [...page.requests]
    })
    return { hits: [...hits], refused }
  }

  test('a page that tries everything reaches nothing', async () => {
    const { hits, refused } = await hitsOf([])
    expect(hits).toEqual([])
    expect(refused.length).toBeGreaterThan(20)
  }, 30_000)

  test('and would reach something without the dead proxy behind the interception', async () => {
    const { hits } = await hitsOf(['--proxy-server=direct://'])
    expect(hits.length).toBeGreaterThan(0)
  }, 30_000)
})

describe.skipIf(noBrowser !== '' || process.platform !== 'linux')('nothing stays', () => {
  test('after good work, no process and no file', async () => {
    await withBrowser(options, async () => expect(alive().length).toBeGreaterThan(0))
    expect(left()).toEqual([])
    expect(await until(() => alive().length === 0, 2000)).toBe(true)
  })

  test('a page that never settles is ended by the clock, with its whole group', async () => {
    const begun = Date.now()
    const endless = withBrowser({ ...options, seconds: 1.5 }, (browser) =>
      browser.open({ html: '<script>while(true);</script>' }, screen),
    )
    const trouble = await troubleOf(endless)
    expect(trouble.kind).toBe('timeout')
    expect(Date.now() - begun).toBeLessThan(3500)
    expect(left()).toEqual([])
    expect(await until(() => alive().length === 0, 2000)).toBe(true)
  })

  test('a browser that is killed gets one successor', async () => {
    let runs = 0
    const answer = await withBrowser(options, async (browser) => {
      runs += 1
      const page = await browser.open({ html: '<title>x</title>' }, screen)
      if (runs === 1) killBrowsers()
      return page.evaluate(async () => {
        await new Promise((resolve) => setTimeout(resolve, 50))
        return document.title
      }, null)
    })
    expect([runs, answer]).toEqual([2, 'x'])
    expect(left()).toEqual([])
  })

  test('and only one', async () => {
    let runs = 0
    const trouble = await troubleOf(
      withBrowser(options, async (browser) => {
        runs += 1
        killBrowsers()
        return browser.open({ html: '' }, screen)
      }),
    )
    expect([runs, trouble.kind]).toEqual([2, 'failed'])
    expect(trouble.message).toContain('died twice')
    expect(left()).toEqual([])
    expect(await until(() => alive().length === 0, 2000)).toBe(true)
  })

  test('a page whose process crashes counts as a death of the browser', async () => {
    let runs = 0
    const crash = withBrowser(options, async (browser) => {
      runs += 1
      if (runs === 2) return 'done'
      const page = await browser.open({ html: '' }, screen)
      killBrowsers('--type=renderer')
      return page.evaluate(() => new Promise<string>(() => undefined), null)
    })
    expect(await crash).toBe('done')
  })

  test.each(['SIGINT', 'SIGTERM'] as const)(
    '%s ends the tool and its browser within two seconds',
    async (signal) => {
      const child = await startedChild()
      expect(await until(() => left().length > 0 && alive().length > 2, 10_000)).toBe(true)
      const begun = Date.now()
      const ended = new Promise((resolve) => child.once('exit', (_code, by) => resolve(by)))
      child.kill(signal)
      expect(await ended).toBe(signal)
      expect(await until(() => alive().length === 0, 2000)).toBe(true)
      expect(Date.now() - begun).toBeLessThan(2000)
      expect(left()).toEqual([])
    },
    20_000,
  )

  test('what a killed tool leaves is gone at once or swept by the next run', async () => {
    const child = await startedChild()
    expect(await until(() => left().length > 0 && alive().length > 2, 10_000)).toBe(true)
    const ended = new Promise((resolve) => child.once('exit', resolve))
    child.kill('SIGKILL')
    await ended
    expect(await until(() => alive().length === 0, 2000)).toBe(true)
    await withBrowser(options, async () => undefined)
    expect(await until(() => left().length === 0, 2000)).toBe(true)
  }, 20_000)

  function killBrowsers(kind?: string): void {
    for (const pid of alive(kind)) process.kill(Number(pid), 'SIGKILL')
  }

  /** The tool as a process of its own, with a browser that waits. */
  async function startedChild(): Promise<ChildProcess> {
    const root = fileURLToPath(new URL('..', import.meta.url))
    const outfile = join(root, 'node_modules', '.cache', 'lectern-test', 'waiting-browser.mjs')
    const contents = `import { withBrowser } from './src/host/browser.ts'
      await withBrowser({ env: process.env, platform: process.platform, browser: ${JSON.stringify(path)} }, () => new Promise(() => setInterval(() => {}, 1000)))`
    const stdin = { contents, resolveDir: root, loader: 'ts' } as const
    await build({
      stdin,
      outfile,
      bundle: true,
      platform: 'node',
      format: 'esm',
      packages: 'external',
      logLevel: 'error',
    })
    return spawn(process.execPath, [outfile], { env: options.env as NodeJS.ProcessEnv, stdio: 'ignore' })
  }
})

describe.skipIf(process.platform === 'win32')('a browser that is none', () => {
  test.each([
    ['ends at once', 'exit 3', 'it ended with code 3'],
    ['says why it ends', 'echo "12:ERROR: no display" >&2; exit 1', 'no display'],
    ['prints garbage', 'while :; do printf "garbage\\0" >&4 || exit 1; done', 'does not start'],
    ['says nothing', 'sleep 60', 'no answer in 2 seconds'],
  ])('that %s fails in time, with what it said', async (_, script, words) => {
    const begun = Date.now()
    const trouble = await troubleOf(
      withBrowser({ ...aimed(program('no-browser', script)), seconds: 2 }, async () => undefined),
    )
    expect(trouble.kind).toBe('failed')
    expect(trouble.message).toContain(words)
    expect(Date.now() - begun).toBeLessThan(4000)
    expect(left()).toEqual([])
  })

  test('that is not there is told with where it was looked for and how to get one', async () => {
    const trouble = await troubleOf(withBrowser({ ...here, browser: '/no/such' }, async () => undefined))
    expect(trouble).toMatchObject({ kind: 'not-found', looked: ['--browser /no/such: no such file'] })
    expect(trouble.hint).toContain('lectern browser install')
  })
})

describe.skipIf(noBrowser !== '' || process.platform !== 'linux')('the sandbox', () => {
  test('is never left out without one visible warning', async () => {
    const remarks: Diagnostic[] = []
    const sandboxed = await withBrowser({ ...options, report: (remark) => remarks.push(remark) }, async (browser) => {
      const main = alive().filter((pid) => !readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('--type='))
      const withoutIt = main.some((pid) => readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('--no-sandbox'))
      expect(withoutIt).toBe(!browser.sandboxed)
      return browser.sandboxed
    })
    expect(remarks.map((remark) => remark.code)).toEqual(sandboxed ? [] : ['browser-unsandboxed'])
  })

  test('is left out where the machine forbids it, and then it is said; where it is required, that is the end', async () => {
    const forbidding = program('forbidding', `case "$*" in *--no-sandbox*) exec "${path}" "$@";; esac; exit 1`)
    const remarks: Diagnostic[] = []
    const forbidden = { ...aimed(forbidding), report: (remark: Diagnostic) => void remarks.push(remark) }
    await withBrowser(forbidden, async (browser) => expect(browser.sandboxed).toBe(false))
    expect(remarks.map((remark) => remark.code)).toEqual(['browser-unsandboxed'])
    const trouble = await troubleOf(withBrowser({ ...forbidden, sandbox: 'require' }, async () => undefined))
    expect(trouble.kind).toBe('failed')
    expect(trouble.hint).toContain('--sandbox=require')
  })

  test.skipIf(process.getuid?.() !== 0)('root runs the browser as somebody with no rights', async () => {
    await withBrowser(options, async () => {
      const users = alive().map((pid) => /^Uid:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1])
      expect(users.length).toBeGreaterThan(0)
      expect(users).not.toContain('0')
    })
  })
})

test('the unpacked browser can be used by several at once', {
  skip: process.platform !== 'linux' || process.arch !== 'x64',
  timeout: 60_000,
}, async (context) => {
  const { carriedBrowser } = await import('../src/host/browser/carried-browser.ts')
  const home = join(temporary, 'home')
  mkdirSync(home)
  const query = { platform: 'linux', env: { HOME: home, TMPDIR: home } } as const
  const all = await Promise.all([carriedBrowser(query), carriedBrowser(query)])
  if (all.some((one) => one === 'is not installed')) return context.skip('@sparticuz/chromium is not installed')
  const paths = all.map((one) => (typeof one === 'string' ? one : one.path))
  expect(new Set(paths).size).toBe(1)
  expect(existsSync(paths[0] as string)).toBe(true)
  expect(readdirSync(dirname(dirname(paths[0] as string)))).toHaveLength(1)
})
