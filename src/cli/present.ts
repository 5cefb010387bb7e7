// `lectern present`: builds an article, serves its session, and builds it again at every save, as long as it runs.

import { existsSync } from 'node:fs'
import path from 'node:path'
import process from 'node:process'
import { visible } from '../base/diagnostic.ts'
import { counted, fileMessage } from '../host/messages.ts'
import { openInBrowser } from '../host/open-in-browser.ts'
import type { LanAddress } from '../host/serve/addresses.ts'
import { type PresentServer, presentServer } from '../host/serve/present-server.ts'
import type { LiveSession } from '../host/session/live-session.ts'
import { openTool } from '../host/tool.ts'
import { type Misused, misused } from './arguments.ts'
import { settingsOfFlags } from './article-settings.ts'
import { browserOptions } from './browser-options.ts'
import { type ExitCode, exitCodes } from './exit-codes.ts'
import { type Input, inputsOf } from './inputs.ts'
import { keepBuilding } from './keep-building.ts'
import { presentFlags } from './present-flags.ts'
import { type BuiltDeck, type DeckOrder, presentedDeck } from './presented-deck.ts'
import { recordedSession } from './recorded-session.ts'
import { type RelayedSession, relayedSession } from './relayed-session.ts'
import { summary, type Terminal, tellOutputs, terminal } from './terminal.ts'

/** Takes over what an interrupt does. */
export type OnInterrupt = (act: () => void) => void

export async function present(
  operands: readonly string[],
  flags: ReadonlyMap<string, string>,
  onInterrupt: OnInterrupt,
): Promise<ExitCode | Misused> {
  const inputs = await inputsOf(operands)
  if ('kind' in inputs) return inputs
  const [input, ...others] = inputs
  if (input === undefined || others.length > 0)
    return misused('present takes one article', 'write lectern present ARTICLE')
  const out = terminal({ json: flags.has('json'), quiet: flags.has('quiet') })
  const ended = await serveSession(input, flags, out, onInterrupt, false)
  return 'kind' in ended ? ended : ended.code
}

export interface Ended {
  readonly code: ExitCode
  /** Of the session; null where nothing was kept. */
  readonly folder: string | null
}

/** Serves until an interrupt; with `untilOver`, until the leader has ended the session. */
export async function serveSession(
  input: Input,
  flags: ReadonlyMap<string, string>,
  out: Terminal,
  onInterrupt: OnInterrupt,
  untilOver: boolean,
): Promise<Ended | Misused> {
  const failed = (code: ExitCode): Ended => ({ code, folder: null })
  const given = presentFlags(flags)
  if (given.kind === 'misused') return given
  const { port, mostFollowers, minutes, networks, relay: address } = given
  const tool = openTool()
  const settings = settingsOfFlags(flags, tool.themes.names)
  if ('kind' in settings) return settings
  const order: DeckOrder = {
    article: input.path,
    flags: settings,
    encoding: flags.get('encoding'),
    browser: browserOptions(flags),
    tool,
    minutes,
  }
  const began = performance.now()
  out.advance('planning', input.name, null, began)
  const first = await presentedDeck(order)
  out.report(first.messages)
  if (first.kind === 'failed') return failed(first.code)
  out.progress('planning', counted(first.slides, 'slide'), began)

  let server: PresentServer | null = null
  const trouble = troubles((text) => server?.trouble(text))
  const recorded = recordedSession({
    article: input.path,
    deck: input.name,
    isRehearsal: untilOver,
    plan: first.plan,
    isNew: flags.has('new') || untilOver,
    isKept: !flags.has('no-record'),
    onTrouble: (text) => trouble.tell('record', text),
  })
  if (recorded.kind === 'refused') {
    out.report([recorded.message])
    return failed(exitCodes.output)
  }
  process.once('exit', recorded.close)
  const { session, key } = recorded
  const lan = networks.map((network) => network.address)
  const serving = await presentServer({ session, key, pages: first.pages, port, lan, mostFollowers, clock: Date.now })
  if (serving.kind === 'refused') {
    out.report([fileMessage(input.path, 'error', 'E-PORT', serving.why, 'name another port with --port')])
    return failed(exitCodes.output)
  }
  server = serving.server
  out.report(recorded.messages)
  let build = first.pages.editions.public.build
  const relay =
    address === null
      ? null
      : relayedSession(address, { session, key, build: () => build, onTrouble: (text) => trouble.tell('relay', text) })
  const leader = server.leaderUrl()
  const isOpened = !flags.has('no-open') && (await openInBrowser(leader, process.platform))
  tell(out, { server, leader, isOpened, networks, record: recorded.path, port, title: first.title, relay })
  out.say(summary(counted(first.slides, 'slide'), first.messages))
  const stopLinks = linksOnEnter(out, server)

  const rebuilt = (built: BuiltDeck) => {
    trouble.tell('article', troubleIn(built))
    if (built.kind === 'failed') return
    if (!session.now().isOver && JSON.stringify(built.plan) !== JSON.stringify(session.now().plan))
      session.happen({ do: 'plan', plan: built.plan })
    build = built.pages.editions.public.build
    server?.update(built.pages)
    relay?.refresh()
  }
  const building = keepBuilding(order, first, out, rebuilt, (text) => {
    out.say(`lectern: this is a fault of lectern itself, and the last good deck stays: ${visible(text)}`)
    trouble.tell('article', `lectern: ${text}`)
  })
  const interrupted = new Promise<void>((resolve) => onInterrupt(resolve))
  const over = whenOver(session)
  let isOver = false
  try {
    isOver = await Promise.race([interrupted.then(() => false), over.then(() => true)])
    // Those elsewhere hear that it is over, and what they wrote is taken off the broker.
    if (isOver) await relay?.end()
    if (isOver && recorded.path !== null && !untilOver) await writeRecordOf(recorded.path, out)
    if (isOver && !untilOver) {
      out.say('The session is over; the screens can read on until Ctrl+C.')
      await interrupted
    }
  } finally {
    building.stop()
    stopLinks()
    if (!isOver) await relay?.end()
    await server.stop()
    recorded.close()
  }
  if (!isOver && recorded.path !== null && existsSync(recorded.path))
    out.say(`The record: lectern recap ${fromHere(recorded.path)}`)
  return { code: isOver ? exitCodes.done : exitCodes.interrupted, folder: recorded.path }
}

function whenOver(session: LiveSession): Promise<void> {
  return new Promise((resolve) => {
    if (session.now().isOver) resolve()
    session.onChange(({ isOver }) => isOver && resolve())
  })
}

async function writeRecordOf(folder: string, out: Terminal): Promise<void> {
  const { writeRecord } = await import('./write-record.ts')
  const { outputs, messages } = await writeRecord(folder, true)
  tellOutputs(
    out,
    outputs.map((output) => ({ ...output, path: fromHere(output.path) })),
  )
  out.report(messages)
}

/** What is wrong with several things at once, each as long as it is. */
function troubles(say: (text: string) => void): { tell(about: string, text: string): void } {
  const open = new Map<string, string>()
  return {
    tell: (about, text) => {
      if (text === '') open.delete(about)
      else open.set(about, text)
      say([...open.values()].join('\n'))
    },
  }
}

interface Told {
  readonly server: PresentServer
  readonly leader: string
  readonly isOpened: boolean
  readonly networks: readonly LanAddress[]
  /** Of the session's folder; null where nothing is kept. */
  readonly record: string | null
  /** That was asked for. */
  readonly port: number
  readonly title: string
  readonly relay: RelayedSession | null
}

/** The addresses are the result: a program may wait for them. */
function tell(out: Terminal, { server, leader, isOpened, networks, record, port, title, relay }: Told): void {
  const { joinUrl, code } = server
  if (out.isJson) {
    out.result(
      JSON.stringify({ title, port: server.port, leader, join: joinUrl, code, record, relay: relay?.follow ?? null }),
    )
    return
  }
  if (port !== 0 && server.port !== port) out.say(`Port ${port} is in use: this is ${server.port}.`)
  const where = networks.map(({ network }) => ` on ${network}`).join('')
  out.result(`leader     ${leader}${isOpened ? '  (opened)' : ''}`)
  out.result(`followers  ${joinUrl}  code ${code}${where}`)
  if (relay !== null) {
    out.result(`relay      ${relay.follow}`)
    out.say(`For those elsewhere: lectern build ARTICLE --follow '${relay.follow}'`)
  }
  if (record !== null) out.result(`record     ${fromHere(record)}`)
  if (networks.length === 0) out.say('Only this machine can follow; --lan lets in the local network.')
  out.say("Watching for saves. Enter shows a fresh leader's link; Ctrl+C ends.")
}

/** A leader's link can be used once: another browser needs another one. */
function linksOnEnter(out: Terminal, server: PresentServer): () => void {
  if (process.stdin.isTTY !== true) return () => {}
  const show = () => out.result(`leader     ${server.leaderUrl()}`)
  process.stdin.on('data', show)
  return () => {
    process.stdin.removeListener('data', show)
    process.stdin.pause()
  }
}

/** What keeps the article, or a part of it, from being as its author wants it. */
function troubleIn({ messages }: BuiltDeck): string {
  const errors = messages.filter(({ level }) => level === 'error')
  return errors
    .map(
      ({ path: file, line, message, hint }) =>
        `${path.basename(file)}:${line}: ${message}${hint === undefined ? '' : ` (${hint})`}`,
    )
    .join('\n')
}

/** As whoever reads it would write it. */
function fromHere(file: string): string {
  return path.relative(process.cwd(), file) || file
}
