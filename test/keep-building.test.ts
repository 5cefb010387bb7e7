// A deck that is built at every save: what goes wrong in one build is said, and the next one comes.

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect, test, vi } from 'vitest'
import { keepBuilding } from '../src/cli/keep-building.ts'
import type { BuiltDeck, DeckOrder } from '../src/cli/presented-deck.ts'
import type { Terminal } from '../src/cli/terminal.ts'

const built = vi.hoisted(() => vi.fn())
vi.mock('../src/cli/presented-deck.ts', () => ({ presentedDeck: built }))

test('a fault of ours ends that build alone', async () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'lectern-keep-'))
  const file = path.join(folder, 'talk.md')
  writeFileSync(file, '# One\n')
  const deck = { kind: 'built', slides: 1, messages: [], folders: new Set([folder]) } as unknown as BuiltDeck
  const order = { tool: { themes: { folder } } } as unknown as DeckOrder
  const out = { progress: () => {}, report: () => {} } as unknown as Terminal
  const rebuilt = vi.fn()
  const failed = vi.fn()
  built.mockRejectedValueOnce(new Error('it fell over')).mockResolvedValue(deck)
  const building = keepBuilding(order, deck, out, rebuilt, failed)
  writeFileSync(file, '# Two\n')
  await vi.waitFor(() => expect(failed).toHaveBeenCalledWith('it fell over'), { timeout: 10_000 })
  expect(rebuilt).not.toHaveBeenCalled()
  writeFileSync(file, '# Three\n')
  await vi.waitFor(() => expect(rebuilt).toHaveBeenCalledWith(deck), { timeout: 10_000 })
  building.stop()
  rmSync(folder, { recursive: true })
})
