// Mosquitto for a test: on free ports of this machine, with the configuration and the access list of docs/relay.md.

import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type Server } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import process from 'node:process'
import { blocksOf } from '../docs/pages.ts'

export interface Broker {
  readonly url: string
  /** Of the plain listener. */
  readonly port: number
  readonly pid: () => number
  readonly start: () => Promise<void>
  /** Ends it at once, as a machine that loses its power does. */
  readonly kill: () => Promise<void>
  readonly remove: () => Promise<void>
}

export const PASSWORD = 'correct horse: battery @ staple'

/** Where it is installed; it is no program for everybody, so it may not be on the path. */
export const program = ['/usr/sbin/mosquitto', '/usr/local/sbin/mosquitto', '/opt/homebrew/sbin/mosquitto'].find(
  existsSync,
)

export const whyNoBroker =
  program === undefined || spawnSync('mosquitto_passwd', ['--help']).error !== undefined
    ? 'Mosquitto is not installed'
    : ''

export async function startBroker({ isOpen = false, queue = 10_000 } = {}): Promise<Broker> {
  const folder = mkdtempSync(path.join(tmpdir(), 'lectern-broker-'))
  const page = readFileSync(path.join(import.meta.dirname, '../../docs/relay.md'), 'utf8')
  const block = (language: string) => blocksOf(page).find((one) => one.language === language)?.text ?? ''
  const [plain, web] = await freePorts()
  const file = (name: string) => path.join(folder, name)
  writeFileSync(file('passwords'), '')
  spawnSync('mosquitto_passwd', ['-b', file('passwords'), 'leader', PASSWORD])
  spawnSync('mosquitto_passwd', ['-b', file('passwords'), 'reader', PASSWORD])
  writeFileSync(file('acl'), block('acl'))
  const written = block('conf')
    .replace('listener 1883 127.0.0.1', `listener ${plain} 127.0.0.1`)
    .replace('listener 8083', `listener ${web} 127.0.0.1`)
    .replace(/^password_file .*$/m, `password_file ${file('passwords')}`)
    .replace(/^acl_file .*$/m, isOpen ? '' : `acl_file ${file('acl')}`)
    .replace(/^max_queued_messages .*$/m, `max_queued_messages ${queue}`)
    // A broker that forgets everything when it is killed is the harder case.
    .replace('persistence true', 'persistence false')
  // As root it would turn into a user who may not read these files.
  writeFileSync(file('broker.conf'), `user root\nlog_dest none\n${written}`)
  chmodSync(folder, 0o755)
  let child: ChildProcess | null = null
  const kill = async () => {
    const running = child
    child = null
    if (running === null || running.exitCode !== null) return
    const ended = new Promise((resolve) => running.once('exit', resolve))
    running.kill('SIGKILL')
    await ended
  }
  // Whoever starts it may fail before it is ended.
  process.once('exit', () => child?.kill('SIGKILL'))
  const start = async () => {
    child = spawn(program ?? 'mosquitto', ['-c', file('broker.conf')], { stdio: 'ignore' })
    await listening(plain)
    await listening(web)
  }
  await start()
  return {
    url: `ws://127.0.0.1:${web}/mqtt`,
    port: plain,
    pid: () => child?.pid ?? 0,
    start,
    kill,
    remove: async () => {
      await kill()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

export async function freePorts(): Promise<readonly [number, number]> {
  const servers = await Promise.all([1, 2].map(() => opened()))
  const ports = servers.map((server) => (server.address() as { port: number }).port)
  await Promise.all(servers.map((server) => new Promise((resolve) => server.close(resolve))))
  return [ports[0] ?? 0, ports[1] ?? 0]
}

function opened(): Promise<Server> {
  const server = createServer()
  return new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(server)))
}

async function listening(port: number): Promise<void> {
  const { connect } = await import('node:net')
  for (let tries = 0; tries < 200; tries++) {
    const isThere = await new Promise<boolean>((resolve) => {
      const socket = connect(port, '127.0.0.1', () => {
        socket.destroy()
        resolve(true)
      })
      socket.on('error', () => resolve(false))
    })
    if (isThere) return
    await new Promise((resolve) => setTimeout(resolve, 25))
  }
  throw new Error(`no broker listens on ${port}`)
}
