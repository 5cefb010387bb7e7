// A browser as a process group of ours: started, listened to, and gone when we say so.

import { spawn, spawnSync } from 'node:child_process'
import { chownSync, mkdtempSync, rmSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { Readable, Writable } from 'node:stream'
import { browserArguments } from './arguments.ts'
import { type Attempt, attempts, type Sandbox } from './attempts.ts'
import { whenEnding } from './ending.ts'
import { temporaryFolder } from './folders.ts'
import { type Pipe, pipe } from './pipe.ts'
import type { Environment, FoundBrowser } from './query.ts'
import { sweepFolders } from './sweep-folders.ts'
import { BrowserTrouble } from './trouble.ts'

export interface StartOptions {
  readonly env: Environment
  readonly platform: NodeJS.Platform
  readonly sandbox: Sandbox
  readonly extra: readonly string[]
  /** The end of all the time there is, as milliseconds of the clock. */
  readonly deadline: number
}

export interface RunningBrowser {
  readonly pipe: Pipe
  /** A folder of this run alone, which the browser can read and which goes with it. */
  readonly folder: string
  readonly sandboxed: boolean
  /** Resolves, with what it said last, when the process is gone. */
  readonly ended: Promise<string>
  /** Whether our own process is about to end and has taken the browser with it. */
  isEnding(): boolean
  /** Kills the whole group at once. */
  kill(): void
  /** Kills the group and removes the folder. The end of our own process does the same. */
  end(): Promise<void>
}

/** Beyond this a browser that has not answered is not one. A cold start from a slow disk takes about four seconds. */
const SECONDS_TO_START = 12

/** @throws BrowserTrouble when no way of starting it works */
export async function start(browser: FoundBrowser, options: StartOptions): Promise<RunningBrowser> {
  const milliseconds = Math.max(0, Math.min(SECONDS_TO_START * 1000, options.deadline - Date.now()))
  const deadline = Date.now() + milliseconds
  const failures: string[] = []
  for (const attempt of attempts(options.sandbox, options.platform)) {
    const running = launch(browser, attempt, options)
    if (typeof running === 'string') {
      failures.push(running)
      continue
    }
    const outcome = await firstAnswer(running, deadline)
    if (outcome === 'answered') return running
    await running.end()
    failures.push(
      outcome === 'silent' ? `no answer in ${Math.round(milliseconds / 100) / 10} seconds` : await running.ended,
    )
    if (outcome === 'silent') break
  }
  const hint =
    options.sandbox === 'require'
      ? 'run as an ordinary user where user namespaces are allowed, or leave out --sandbox=require'
      : 'name another browser with --browser, or get one with `lectern browser install`'
  const message = failures.at(-1) ?? 'this user may not start it in its sandbox'
  throw new BrowserTrouble('failed', `the browser ${browser.path} does not start: ${message}`, hint)
}

/** A sentence when the system refuses to start it, as it does for what is no program or a change of user. */
function launch(browser: FoundBrowser, attempt: Attempt, options: StartOptions): RunningBrowser | string {
  let folder: string | undefined
  try {
    folder = runFolder(options.env)
    if (attempt.user !== null) chownSync(folder, attempt.user.uid, attempt.user.gid)
    return launchIn(folder, browser, attempt, options)
  } catch (error) {
    if (folder !== undefined) rmSync(folder, { recursive: true, force: true })
    return error instanceof Error ? error.message : String(error)
  }
}

function launchIn(
  folder: string,
  browser: FoundBrowser,
  attempt: Attempt,
  { env, platform, extra }: StartOptions,
): RunningBrowser {
  const posix = platform !== 'win32'
  const profile = join(folder, 'profile')
  const child = spawn(browser.path, browserArguments(browser, { profile, sandbox: attempt.sandbox, extra }), {
    env: {
      ...env,
      ...browser.env,
      ...(posix ? { HOME: folder, TMPDIR: folder, XDG_CONFIG_HOME: folder, XDG_CACHE_HOME: folder } : {}),
    },
    cwd: folder,
    stdio: ['ignore', 'ignore', 'pipe', 'pipe', 'pipe'],
    detached: posix, // a group of its own, so that all of it can be ended
    windowsHide: true,
    ...(attempt.user ?? {}),
  })
  let said = ''
  child.stderr?.on('data', (chunk: Buffer) => {
    said = (said + chunk.toString()).slice(-4000)
  })
  const ended = new Promise<string>((resolve) => {
    child.once('error', (error) => resolve(error.message))
    child.once('exit', (code, signal) => setImmediate(() => resolve(lastWords(said, code, signal))))
  })
  const kill = (): void => {
    if (child.pid !== undefined) killGroup(child.pid, posix)
  }
  let ending = false
  const endNow = (): void => {
    ending = true
    kill()
    try {
      rmSync(folder, REMOVE)
    } catch {
      // The next run sweeps it.
    }
  }
  const takeBack = whenEnding(endNow)
  return {
    pipe: pipe(child.stdio[3] as Writable, child.stdio[4] as Readable),
    folder,
    sandboxed: attempt.sandbox,
    ended,
    isEnding: () => ending,
    kill,
    async end() {
      kill()
      await ended
      await rm(folder, REMOVE).catch(() => undefined)
      takeBack()
    },
  }
}

/** The children of a killed browser die a moment after it and may still write into the profile. */
const REMOVE = { recursive: true, force: true, maxRetries: 10, retryDelay: 20 } as const

/** Named after our process, so that a later run can tell whose it was. */
function runFolder(env: Environment): string {
  const start = join(temporaryFolder(env), 'lectern-browser')
  void sweepFolders(start, '-')
  return mkdtempSync(`${start}-${process.pid}-`)
}

/** Asks the browser who it is: a program that prints something else, or nothing, is found out here. */
function firstAnswer(running: RunningBrowser, deadline: number): Promise<'answered' | 'silent' | 'ended'> {
  return new Promise((resolve) => {
    // A moment more, for an answer that came while the process was busy with something else.
    const silent = () => {
      timer = setTimeout(() => resolve('silent'), 100)
    }
    let timer = setTimeout(silent, Math.max(0, deadline - Date.now()))
    const settle = (outcome: 'answered' | 'ended'): void => {
      clearTimeout(timer)
      delete running.pipe.onmessage
      resolve(outcome)
    }
    running.pipe.onmessage = (message) => {
      if (/^\{"id":1,"result":\{/.test(message)) settle('answered')
    }
    void running.ended.then(() => settle('ended'))
    running.pipe.send(JSON.stringify({ id: 1, method: 'Browser.getVersion' }))
  })
}

function killGroup(pid: number, posix: boolean): void {
  try {
    if (posix) process.kill(-pid, 'SIGKILL')
    else spawnSync('taskkill', ['/pid', String(pid), '/t', '/f'], { stdio: 'ignore', windowsHide: true })
  } catch {
    // Gone already.
  }
}

function lastWords(said: string, code: number | null, signal: NodeJS.Signals | null): string {
  const end = signal === null ? `it ended with code ${code}` : `it was ended by ${signal}`
  const line = said.split('\n').findLast((text) => /ERROR|FATAL|error|cannot|No such/.test(text))
  return line === undefined ? end : `${end} after saying "${line.trim().slice(0, 300)}"`
}
