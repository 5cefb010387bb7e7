// How a run ends that did what it was asked to, by what there was to say.

import type { Settings } from '../article/settings.ts'
import type { Message } from '../host/messages.ts'
import { type ExitCode, exitCodes } from './exit-codes.ts'

/** An error of the author's ends a run with a code of its own, though the deck is made; what the tool could not do (`E-…`) has one already. */
export function codeOfMessages({ strict }: Pick<Settings, 'strict'>, messages: readonly Message[]): ExitCode {
  if (messages.some(({ level, code }) => level === 'error' && !code.startsWith('E-'))) return exitCodes.input
  return strict && messages.some(({ level }) => level === 'warning') ? exitCodes.strict : exitCodes.done
}
