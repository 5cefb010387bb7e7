// What is measured: a broker that Lectern leads, a bare server, and Lectern's own server where there is one.

import { type ChildProcess, fork, spawn, spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import process from 'node:process'
import { hostRelay } from '../../src/host/relay/host-relay.ts'
import type { LiveSession } from '../../src/host/session/live-session.ts'
import { snapshotOf } from '../../src/session/snapshot.ts'
import { freePorts, PASSWORD, startBroker } from '../../test/relay/broker.ts'
import type { LineKind } from './raw-line.ts'

export interface Subject {
  readonly name: string
  readonly kind: LineKind
  readonly port: number
  readonly pid: number
  readonly topic: string
  /** Goes to a step; what comes back is done when the change has left this process. */
  move(step: number): Promise<void>
  /** Lets go of garbage, where there is any. */
  sweep(): Promise<void>
  end(): Promise<void>
}

const ROOM = 'BENCH'
/** For servers that run on Node: they let go of their garbage when they are told to. */
const SWEPT = ['--expose-gc', '--require', path.resolve('bench/scale/sweep.cjs')]
const leader = { device: 'leader', isHost: true }
const to = (session: LiveSession, step: number) =>
  ({ do: 'move', to: { slide: session.now().position.slide, index: 0, step } }) as const

export async function brokerSubject(session: LiveSession): Promise<Subject> {
  const broker = await startBroker()
  const relay = await new Promise<ReturnType<typeof hostRelay>>((resolve) => {
    const own = hostRelay({
      url: broker.url,
      room: ROOM,
      user: 'leader',
      password: PASSWORD,
      key: 'of the bench',
      session,
      build: () => 'bench',
      onTrouble: (text) => text !== '' && console.error(text),
      onConnected: (isNow) => isNow && setTimeout(() => resolve(own)),
    })
  })
  return {
    name: 'Mosquitto, led by Lectern',
    kind: 'mqtt',
    port: Number(new URL(broker.url).port),
    pid: broker.pid(),
    topic: `lectern/${ROOM}/state`,
    move: async (step) => void session.ask(to(session, step), leader),
    sweep: async () => {},
    async end() {
      await relay.end()
      await broker.remove()
    },
  }
}

export async function bareSubject(session: LiveSession, script: string): Promise<Subject> {
  const server = fork(script, ['--role', 'bare'], { stdio: 'inherit', execArgv: SWEPT })
  const { port } = await new Promise<{ port: number }>((resolve) => server.once('message', resolve as never))
  const move = async (step: number) => {
    session.ask(to(session, step), leader)
    const body = JSON.stringify(snapshotOf(session.now(), { now: Date.now(), build: 'bench', followers: 0 }))
    await fetch(`http://127.0.0.1:${port}/`, { method: 'POST', body })
  }
  await move(0)
  return {
    name: 'bare server-sent events',
    kind: 'sse',
    port,
    pid: server.pid ?? 0,
    topic: '',
    move,
    sweep: () => swept(server),
    end: async () => void server.kill(),
  }
}

/** Null where this build of Lectern does not present. */
export async function lecternSubject(): Promise<Subject | null> {
  const cli = path.resolve('dist/tool/cli.js')
  if (spawnSync(process.execPath, [cli, 'help', 'present']).status !== 0) return null
  const folder = mkdtempSync(path.join(tmpdir(), 'lectern-scale-'))
  const article = path.join(folder, 'talk.md')
  writeFileSync(
    article,
    `# Talk\n\n${Array.from({ length: 20 }, (_, part) => `## Part ${part}\n\nWords.\n`).join('\n')}`,
  )
  const [port] = await freePorts()
  const child = spawn(
    process.execPath,
    [...SWEPT, cli, 'present', article, '--no-open', '--json', '--followers', '5000', '--port', String(port)],
    { cwd: folder },
  )
  const { token, code } = await printed(child)
  process.env.LECTERN_CODE = code
  const origin = `http://127.0.0.1:${port}`
  const post = (where: string, body: unknown, cookie = '') =>
    fetch(`${origin}${where}`, {
      method: 'POST',
      // A connection that rests between two rounds may be closed at the moment that it is used again.
      headers: { origin, cookie, 'content-type': 'application/json', connection: 'close' },
      body: JSON.stringify(body),
    })
  const cookie = ((await post('/api/lead', { token })).headers.get('set-cookie') ?? '').split(';')[0] ?? ''
  // Followers are told of slides that the deck has, and of no others.
  const page = await (await fetch(`${origin}/speaker`, { headers: { cookie } })).text()
  const slide = /<section [^>]*?id="([^"]+)"/.exec(page)?.[1] ?? ''
  return {
    name: 'Lectern’s own server',
    kind: 'lectern',
    port,
    pid: child.pid ?? 0,
    topic: '',
    move: async (step) => void (await post('/api/do', { do: 'move', to: { slide, index: 0, step } }, cookie)),
    sweep: () => swept(child),
    async end() {
      child.kill('SIGINT')
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

async function swept(server: ChildProcess): Promise<void> {
  server.kill('SIGUSR2')
  await new Promise((resolve) => setTimeout(resolve, 1500))
}

/** The leader's token behind a `#`, and the code that followers type, as the server prints them. */
async function printed(child: ChildProcess): Promise<{ token: string; code: string }> {
  let text = ''
  return new Promise((resolve, reject) => {
    const end = setTimeout(() => reject(new Error(`the server did not say how to join: ${text}`)), 20_000)
    for (const stream of [child.stdout, child.stderr])
      stream?.on('data', (part) => {
        text += part
        const token = /#(?:[\w-]*=)?([\w-]{20,})/.exec(text)?.[1]
        const code = /"code":"([A-Z]{4})"/.exec(text)?.[1]
        if (token === undefined || code === undefined) return
        clearTimeout(end)
        resolve({ token, code })
      })
  })
}
