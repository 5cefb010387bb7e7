// A room as there is one: `lectern present` in a process of its own, and browsers at it.

import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import process from 'node:process'
import puppeteer, { type Browser, type Page } from 'puppeteer-core'
import { findBrowser } from '../../src/host/find-browser.ts'

const cli = join(import.meta.dirname, '../../dist/tool/cli.js')

const found = await findBrowser({ env: process.env, platform: process.platform })

/** Why there are no browsers at a room; empty where there are. */
export const noBrowser = found.kind === 'not-found' ? `no browser: ${found.looked.join('; ')}` : ''
if (noBrowser !== '') console.warn(`skipped, ${noBrowser}`)

export function openBrowser(): Promise<Browser> {
  return puppeteer.launch({
    executablePath: 'path' in found ? found.path : '',
    headless: 'shell',
    args: ['--no-sandbox', '--disable-dev-shm-usage', '--disable-background-timer-throttling'],
  })
}

export interface Room {
  readonly folder: string
  /** Where followers go. */
  readonly url: string
  readonly code: string
  readonly port: number
  /** What the tool said. */
  said(): string
  /** A fresh host's link is in what was said at the start: it can be used once. */
  readonly leaderLink: string
  /** Ends it without a word, as a crash does. */
  kill(): Promise<void>
  /** Starts it again, at the same port. */
  again(): Promise<void>
  /** As Ctrl+C does. */
  interrupt(): Promise<number | null>
  close(): Promise<void>
}

export interface RoomFiles {
  readonly article: string
  readonly sidecar?: string
}

export async function openRoom(files: RoomFiles, ...more: readonly string[]): Promise<Room> {
  const folder = mkdtempSync(join(tmpdir(), 'lectern-room-'))
  writeFileSync(join(folder, 'article.md'), files.article)
  if (files.sidecar !== undefined) writeFileSync(join(folder, 'article.study.md'), files.sidecar)
  let child: ChildProcess
  let text = ''
  const start = async (port: number) => {
    text = ''
    const words = ['present', join(folder, 'article.md'), '--no-open', '--json', '--port', String(port), ...more]
    child = spawn(process.execPath, [cli, ...words], { stdio: ['ignore', 'pipe', 'pipe'] })
    child.stdout?.on('data', (part: Buffer) => {
      text += part.toString()
    })
    child.stderr?.on('data', (part: Buffer) => {
      text += part.toString()
    })
    for (const end = Date.now() + 20_000; !text.includes('"leader"'); ) {
      if (Date.now() > end || child.exitCode !== null) throw new Error(`it does not serve: ${text}`)
      await new Promise((resolve) => setTimeout(resolve, 20))
    }
    const line = text.split('\n').find((one) => one.includes('"leader"')) ?? '{}'
    return JSON.parse(line) as { leader: string; join: string; code: string; port: number }
  }
  const gone = () => new Promise<number | null>((resolve) => child.once('exit', (code) => resolve(code)))
  const first = await start(0)
  const kill = async () => {
    if (child.exitCode !== null || child.signalCode !== null) return
    const ended = gone()
    child.kill('SIGKILL')
    await ended
  }
  return {
    folder,
    url: first.join,
    code: first.code,
    port: first.port,
    leaderLink: first.leader,
    said: () => text,
    kill,
    again: async () => {
      await start(first.port)
    },
    interrupt: async () => {
      const ended = gone()
      child.kill('SIGINT')
      return ended
    },
    close: async () => {
      await kill()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** A phone that has come in; `isQuiet` holds what its console said. */
export async function phone(browser: Browser, room: Room, heard: string[] = []): Promise<Page> {
  const context = await browser.createBrowserContext()
  const page = await context.newPage()
  listen(page, heard)
  await page.setViewport({ width: 360, height: 640, deviceScaleFactor: 2, isMobile: true, hasTouch: true })
  await page.goto(`${room.url}#${room.code}`)
  await page.waitForSelector('.follower-bar', { timeout: 15_000 })
  return page
}

export async function speaker(browser: Browser, room: Room, heard: string[] = []): Promise<Page> {
  const context = await browser.createBrowserContext()
  const page = await context.newPage()
  listen(page, heard)
  await page.setViewport({ width: 1280, height: 800 })
  await page.goto(room.leaderLink)
  await page.waitForSelector('.panel', { timeout: 15_000 })
  return page
}

/** The projector's window, opened from the speaker view. */
export async function projector(leader: Page, heard: string[] = []): Promise<Page> {
  const opened = new Promise<Page>((resolve) => leader.once('popup', (page) => page !== null && resolve(page)))
  await leader.keyboard.press('s')
  const page = await opened
  listen(page, heard)
  await page.setViewport({ width: 1280, height: 720 })
  await page.waitForFunction(() => document.querySelector('.slides > section.present') !== null)
  // It speaks with the window that opened it as soon as it has started.
  await new Promise((resolve) => setTimeout(resolve, 600))
  return page
}

function listen(page: Page, heard: string[]): void {
  page.on('console', (message) => heard.push(`${message.type()}: ${message.text()}`))
  page.on('pageerror', (error) => heard.push(`error: ${String(error)}`))
  page.on('dialog', (dialog) => {
    heard.push(`dialog: ${dialog.message()}`)
    void dialog.dismiss()
  })
}

/** The title of the slide that is seen. */
export function titleOn(page: Page): Promise<string> {
  return page.evaluate(() => {
    const slide = document.querySelector('.slides > section.present')
    return (slide?.querySelector('.title, h1, h2')?.textContent ?? '').replace(/\s+/g, ' ').trim()
  })
}

/** Milliseconds that a test waits for what another window shows: a busy machine takes its time. */
export const PATIENCE = 10_000

/** Milliseconds until it holds. @throws Error after `most` of them */
export async function took(holds: () => Promise<boolean> | boolean, most = PATIENCE): Promise<number> {
  const began = performance.now()
  for (;;) {
    if (await Promise.resolve(holds()).catch(() => false)) return performance.now() - began
    if (performance.now() - began > most) throw new Error('it never came')
    await new Promise((resolve) => setTimeout(resolve, 10))
  }
}
