// Sends a command to the server.

import type { Command } from '../../session/command.ts'
import { postJson } from '../post-json.ts'
import type { Said } from './link.ts'

/** Milliseconds after which an answer is not waited for any longer. */
const PATIENCE = 5000

/** `later` where there was no answer, so that nobody knows whether it arrived. */
export async function send(path: '/api/say' | '/api/do', command: Command): Promise<Said> {
  const abort = new AbortController()
  const timer = window.setTimeout(() => abort.abort(), PATIENCE)
  const response = await postJson(path, command, abort.signal).catch(() => null)
  window.clearTimeout(timer)
  if (response === null || response.status >= 500) return 'later'
  if (response.ok) return 'done'
  if (response.status === 429) return 'too-fast'
  if (response.status === 401) return 'gone'
  const { why } = (await response.json().catch(() => ({ why: '' }))) as { why: string }
  return why === 'not-leading' || why === 'too-many' ? why : 'gone'
}
