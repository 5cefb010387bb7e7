// A process of followers: opens lines when it is told, and tells when what came.

import process from 'node:process'
import { type LineKind, rawLine } from './raw-line.ts'

export interface OpenOrder {
  readonly do: 'open'
  readonly kind: LineKind
  readonly port: number
  readonly topic: string
  readonly first: number
  readonly count: number
}

export type Order = OpenOrder | { readonly do: 'tell' } | { readonly do: 'end' }

export type Told =
  /** All lines have had a first state; milliseconds. */
  | { readonly say: 'open'; readonly took: number }
  /** Of each step when it came, by the clock that all processes of a machine share. */
  | { readonly say: 'came'; readonly steps: readonly (readonly [step: number, at: readonly number[]])[] }

/** Lines that are opened at once: a broker takes only so many that nobody has greeted yet. */
const AT_ONCE = 20

export function followers(): void {
  const tell = (told: Told) => process.send?.(told)
  const close: (() => void)[] = []
  let came = new Map<number, number[]>()
  process.on('message', (order: Order) => {
    switch (order.do) {
      case 'open':
        void open(order)
        return
      case 'tell':
        tell({ say: 'came', steps: [...came] })
        came = new Map()
        return
      case 'end':
        for (const one of close) one()
        process.exit(0)
    }
  })

  async function open({ kind, port, topic, first, count }: OpenOrder): Promise<void> {
    const began = performance.now()
    for (let at = 0; at < count; at += AT_ONCE)
      await Promise.all(
        Array.from({ length: Math.min(AT_ONCE, count - at) }, (_, index) =>
          one(kind, port, topic, `Bench${String(first + at + index).padStart(17, '0')}`),
        ),
      )
    tell({ say: 'open', took: performance.now() - began })
  }

  async function one(kind: LineKind, port: number, topic: string, name: string): Promise<void> {
    const cookie = kind === 'lectern' ? await joined(port) : ''
    await new Promise<void>((resolve) => {
      const socket = rawLine({
        kind,
        port,
        name,
        topic,
        cookie,
        onStep(step) {
          const at = performance.timeOrigin + performance.now()
          const times = came.get(step)
          if (times === undefined) came.set(step, [at])
          else times.push(at)
          resolve()
        },
      })
      close.push(() => socket.destroy())
    })
  }
}

/** Lets a follower in at Lectern's own server; gives the cookie. */
async function joined(port: number): Promise<string> {
  const origin = `http://127.0.0.1:${port}`
  const answer = await fetch(`${origin}/api/join`, {
    method: 'POST',
    headers: { origin, 'content-type': 'application/json' },
    body: JSON.stringify({ code: process.env.LECTERN_CODE }),
  })
  return (answer.headers.get('set-cookie') ?? '').split(';')[0] ?? ''
}
