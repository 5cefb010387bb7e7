// Parsed data made harmless: objects without a prototype, no key that could reach one, no cycle, no unbounded growth.

import type { Report } from '../base/diagnostic.ts'
import { keySpan } from './key-span.ts'
import type { TableText } from './table-text.ts'

export type Table = Readonly<Record<string, unknown>>

const unsafe = new Set(['__proto__', 'constructor', 'prototype'])
const maxDepth = 20
const maxValues = 10_000

/** A copy of `value` that holds only strings, numbers, booleans, null, lists and tables without a prototype. */
export function cleanTable(value: Readonly<Record<string, unknown>>, place: TableText, report: Report): Table {
  let left = maxValues
  return copyOf(value, 0) as Table

  function copyOf(item: unknown, depth: number): unknown {
    if (item === null || typeof item === 'string' || typeof item === 'number' || typeof item === 'boolean') return item
    if (typeof item === 'bigint') return Number(item)
    if (typeof item !== 'object' || depth > maxDepth || --left < 0) return null
    // A TOML date prints the day, time and offset as they were written.
    if (item instanceof Date) return Number.isNaN(item.getTime()) ? null : item.toISOString()
    if (Array.isArray(item)) return item.map((member) => copyOf(member, depth + 1))
    const table: Record<string, unknown> = Object.create(null)
    for (const key of Object.keys(item)) {
      if (unsafe.has(key)) reportUnsafe(key)
      else table[key] = copyOf((item as Record<string, unknown>)[key], depth + 1)
    }
    return table
  }

  function reportUnsafe(key: string): void {
    report({
      code: 'front-matter-unsafe-key',
      severity: 'warning',
      span: keySpan(place, key),
      message: `the key "${key}" is not read`,
    })
  }
}
