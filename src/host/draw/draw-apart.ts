// Has diagrams drawn in a process that can be ended: within a time and a memory, with nothing said by whoever draws. A thread would not
// do: what cannot allocate its memory takes the whole process with it.

import { type ChildProcess, fork } from 'node:child_process'
import path from 'node:path'
import process from 'node:process'
import type { Lettering } from '../../measure/lettering.ts'
import type { Palette } from '../../measure/palette.ts'
import type { OptionalPackage } from '../optional-package.ts'
import { packageRoot } from '../package.ts'
import type { Pair } from './drawn.ts'
import type { VegaParts } from './vega.ts'

/** What draws each kind; null where it is not installed. */
export interface Parts {
  readonly graphviz: OptionalPackage | null
  readonly vega: VegaParts | null
}

export interface Job {
  readonly kind: 'graphviz' | 'vega-lite'
  readonly text: string
  readonly light: Palette
  readonly dark: Palette
  readonly parts: Parts
  readonly fontFolder: string
  readonly lettering: Lettering
}

const SECONDS = 10
const MEGABYTES = 512

/** In the order of the jobs. */
export async function drawApart(jobs: readonly Job[]): Promise<Pair[]> {
  let drawer: Drawer | null = null
  const pairs: Pair[] = []
  try {
    for (const job of jobs) {
      drawer ??= startDrawer()
      const pair = await answer(drawer.child, job)
      pairs.push(pair ?? { why: drawer.whyEnded() })
      if (pair !== null) continue
      drawer.end()
      drawer = null
    }
  } finally {
    drawer?.end()
  }
  return pairs
}

interface Drawer {
  readonly child: ChildProcess
  end(): void
  whyEnded(): string
}

function startDrawer(): Drawer {
  const child = fork(path.join(packageRoot(), 'dist', 'tool', 'drawer.js'), {
    execArgv: [`--max-old-space-size=${MEGABYTES}`],
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    // It needs nothing of the user's: no keys, no proxies, no options of Node.
    env: {},
  })
  const end = () => {
    process.off('exit', end)
    child.kill('SIGKILL')
  }
  process.on('exit', end)
  // An error of starting or of sending is answered as an end.
  child.on('error', () => {})
  const whyEnded = () =>
    child.exitCode === null && child.signalCode === null
      ? `it is not drawn within ${SECONDS} seconds`
      : `its drawing needs more than ${MEGABYTES} MB, or what draws it has failed`
  return { child, end, whyEnded }
}

/** Null where the process ended, or is to be ended. */
function answer(child: ChildProcess, job: Job): Promise<Pair | null> {
  return new Promise((resolve) => {
    const done = (pair: Pair | null) => {
      clearTimeout(timer)
      child.off('message', hear)
      child.off('exit', leave)
      resolve(pair)
    }
    const hear = (pair: unknown) => done(pair as Pair)
    const leave = () => done(null)
    const timer = setTimeout(leave, SECONDS * 1000)
    child.on('message', hear)
    child.on('exit', leave)
    child.send(job, (error) => {
      if (error !== null) leave()
    })
  })
}
