// Metric 14: the page asks for nothing and says nothing.

import type { PageFacts } from './facts.ts'
import { type Metric, measured, onPage } from './metric.ts'

const TARGET = 600_000

export function quietPage(page: PageFacts): Metric {
  const kilobytes = Math.round(page.bytes / 1000)
  return measured({
    number: 14,
    name: 'the page',
    value: `${page.requests.length} requests, ${page.messages.length} messages, ${kilobytes} kB`,
    gate: '0, 0',
    target: 'seed ≤ 600 kB',
    failures: [
      ...page.requests.map((request) => onPage(`a request: ${request.slice(0, 80)}`)),
      ...page.messages.map((message) => onPage(`a message: ${message.slice(0, 120)}`)),
    ],
    misses: page.bytes > TARGET ? [onPage(`${kilobytes} kB`)] : [],
    numbers: { requests: page.requests.length, messages: page.messages.length, bytes: page.bytes },
  })
}
