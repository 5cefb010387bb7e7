// A server of a session for tests, with small pages, and hands to ask it with: any header can be sent.

import { randomBytes } from 'node:crypto'
import { type IncomingHttpHeaders, request } from 'node:http'
import type { DeckPages, Edition } from '../../src/host/serve/deck-pages.ts'
import { type PresentServer, presentServer } from '../../src/host/serve/present-server.ts'
import { type LiveSession, liveSession } from '../../src/host/session/live-session.ts'
import type { Event } from '../../src/session/event.ts'
import { emptySession } from '../../src/session/session.ts'
import type { StudyPlan } from '../../src/session/study-plan.ts'

/** Strings that no follower may ever be sent. */
export const SECRETS = ['SECRET-NOTE', 'SECRET-ANSWER', 'SECRET-TOPIC', 'SECRET-MEMO', 'SECRET-CARD', '7777'] as const

export const plan: StudyPlan = {
  title: 'Trees',
  lang: 'en',
  seconds: 7777,
  sections: [
    { id: 's1', title: 'Roots', seconds: 3777, slides: ['root', 'bark', 'SECRET-TOPIC-slide'] },
    { id: 's2', title: 'Leaves', seconds: 4000, slides: ['leaf', 'end'] },
  ],
  topics: [
    {
      id: 't1',
      section: 's1',
      slide: 'SECRET-TOPIC-slide',
      text: 'How old can a tree become?',
      mode: 'discussion',
      options: [
        { text: 'a hundred years', isRight: false },
        { text: 'thousands of years', isRight: true },
      ],
      parts: [],
      seconds: 300,
      answer: 'SECRET-ANSWER',
      from: 'leader',
    },
    {
      id: 't2',
      section: 's2',
      slide: null,
      text: 'SECRET-TOPIC of later',
      mode: 'think-pair-share',
      options: [],
      parts: [],
      seconds: 240,
      answer: '',
      from: 'leader',
    },
  ],
  cards: [{ front: 'SECRET-CARD', back: 'back', path: [] }],
}

/** Its parts are a note of the leader's, one slide that is as it was, and one that is new with each build. */
export function edition(build: string): Edition {
  const parts = new Map([
    ['root', 'r'],
    ['leaf', build],
  ])
  return {
    build,
    parts,
    since: (had) => {
      const news = Array.from(parts, ([name, key]) => (had.get(name) === key ? `kept ${name}` : `new ${name}`)).join(
        ', ',
      )
      return `${build.startsWith('l') ? 'SECRET-NOTE' : 'public'}: ${news}`
    },
  }
}

export const pages: DeckPages = {
  editions: { leader: edition('l1'), public: edition('b1') },
  page: (kind, island) =>
    `<!doctype html><html><body data-kind="${kind}">${kind === 'leader' || kind === 'projector' ? 'SECRET-NOTE' : ''}<section id="root"></section><section id="leaf"></section><script type="application/json">${island}</script></body></html>`,
}

export interface OpenRoom {
  readonly server: PresentServer
  readonly session: LiveSession
  readonly events: readonly Event[]
  ask(path: string, way?: Way): Promise<Answer>
  /** A guest's cookie, by the code. */
  join(): Promise<string>
  /** A host's cookie, by a fresh link. */
  lead(): Promise<string>
  /** Opens a line; `heard` holds what came down so far. */
  listen(as: string, cookie: string): Promise<Line>
  close(): Promise<void>
}

export interface Way {
  readonly method?: string
  readonly headers?: Readonly<Record<string, string>>
  readonly cookie?: string
  readonly json?: unknown
  readonly body?: string
  /** Null leaves the header out. */
  readonly origin?: string | null
}

export interface Answer {
  readonly status: number
  readonly headers: IncomingHttpHeaders
  readonly text: string
}

export interface Line {
  readonly status: number
  heard(): string
  snapshots(): Record<string, unknown>[]
  isOpen(): boolean
  close(): void
}

export async function openRoom(
  more: { readonly mostFollowers?: number; readonly key?: Uint8Array } = {},
): Promise<OpenRoom> {
  const events: Event[] = []
  const session = liveSession(
    emptySession,
    (made) => events.push(...made),
    () => Date.now(),
  )
  session.happen({ do: 'begin', deck: 'trees', plan })
  const { mostFollowers = 100, key = randomBytes(32) } = more
  const serving = await presentServer({ session, key, pages, port: 0, lan: [], mostFollowers, clock: () => Date.now() })
  if (serving.kind === 'refused') throw new Error(serving.why)
  const { server } = serving
  const own = `http://127.0.0.1:${server.port}`
  const options = (path: string, { method, headers = {}, cookie, json, body, origin = own }: Way) => {
    const text = body ?? (json === undefined ? undefined : JSON.stringify(json))
    return {
      text,
      options: {
        host: '127.0.0.1',
        port: server.port,
        path,
        method: method ?? (text === undefined ? 'GET' : 'POST'),
        headers: {
          ...(text !== undefined && {
            'Content-Type': 'application/json',
            'Content-Length': String(Buffer.byteLength(text)),
          }),
          ...(origin !== null && text !== undefined && { Origin: origin }),
          ...(cookie !== undefined && { Cookie: cookie }),
          ...headers,
        },
      },
    }
  }
  const ask = (path: string, way: Way = {}): Promise<Answer> =>
    new Promise((resolve, reject) => {
      const asked = options(path, way)
      const sent = request(asked.options, (response) => {
        const parts: Buffer[] = []
        response.on('data', (part: Buffer) => parts.push(part))
        response.on('end', () =>
          resolve({
            status: response.statusCode ?? 0,
            headers: response.headers,
            text: Buffer.concat(parts).toString(),
          }),
        )
        response.on('error', reject)
      })
      sent.on('error', reject)
      sent.end(asked.text)
    })
  const cookieOf = ({ headers }: Answer) => (headers['set-cookie']?.[0] ?? '').split(';')[0] ?? ''
  return {
    server,
    session,
    events,
    ask,
    join: async () => cookieOf(await ask('/api/join', { json: { code: server.code } })),
    lead: async () => cookieOf(await ask('/api/lead', { json: { token: server.leaderUrl().split('#')[1] } })),
    listen: (as, cookie) =>
      new Promise((resolve, reject) => {
        const asked = options('/api/stream', { json: { as }, cookie })
        const sent = request(asked.options, (response) => {
          let text = ''
          let isOpen = true
          response.on('data', (part: Buffer) => {
            text += part.toString()
          })
          response.on('close', () => {
            isOpen = false
          })
          response.on('error', () => {})
          resolve({
            status: response.statusCode ?? 0,
            heard: () => text,
            snapshots: () =>
              text
                .split('\n\n')
                .filter((message) => message.startsWith('data: '))
                .map((message) => JSON.parse(message.slice(6)) as Record<string, unknown>),
            isOpen: () => isOpen,
            close: () => sent.destroy(),
          })
        })
        sent.on('error', reject)
        sent.end(asked.text)
      }),
    close: server.stop,
  }
}

export async function until(holds: () => boolean, milliseconds = 3000): Promise<void> {
  for (const end = Date.now() + milliseconds; !holds(); ) {
    if (Date.now() > end) throw new Error('it never came')
    await new Promise((resolve) => setTimeout(resolve, 10))
  }
}
