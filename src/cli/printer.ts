// Prints decks to PDF. Where a PDF was only wished for, a missing browser is told once in a run and not looked for again.

import type { OutputKind, Settings } from '../article/settings.ts'
import type { Compiled } from '../compile.ts'
import { BrowserTrouble } from '../host/browser/trouble.ts'
import { fileMessage, type Message, messagesOf } from '../host/messages.ts'
import type { Output } from '../host/outputs.ts'
import { type ExitCode, exitCodes } from './exit-codes.ts'

export interface Printer {
  print(articlePath: string, compiled: Compiled, isOptional: boolean): Promise<Print>
  /** What else was asked for by name. */
  others(
    articlePath: string,
    compiled: Compiled,
    settings: Settings,
    kinds: readonly OutputKind[],
  ): Promise<{ outputs: readonly Output[]; messages: readonly Message[]; code: ExitCode }>
}

export interface Print {
  readonly bytes: Uint8Array | null
  readonly messages: readonly Message[]
  readonly code: ExitCode
}

export function printer(flags: ReadonlyMap<string, string>): Printer {
  let isMissing = false
  return {
    async print(articlePath, compiled, isOptional) {
      if (isOptional && isMissing) return { bytes: null, messages: [], code: exitCodes.done }
      try {
        const { printDeck } = await import('./print-deck.ts') // loads the browser's driver and the PDF library
        const { bytes, diagnostics } = await printDeck(compiled, flags)
        return { bytes, messages: messagesOf({ path: articlePath, text: '' }, diagnostics), code: exitCodes.done }
      } catch (error) {
        if (!(error instanceof BrowserTrouble)) throw error
        if (error.kind === 'not-found' && isOptional) {
          isMissing = true
          return { bytes: null, messages: [missing(articlePath, error)], code: exitCodes.done }
        }
        return { bytes: null, messages: [failed(articlePath, error)], code: exitCodes.browser }
      }
    },
    async others(articlePath, compiled, settings, kinds) {
      try {
        const { exportDeck } = await import('./export-deck.ts')
        const { outputs, diagnostics } = await exportDeck(compiled, settings, kinds, flags)
        return { outputs, messages: messagesOf({ path: articlePath, text: '' }, diagnostics), code: exitCodes.done }
      } catch (error) {
        if (!(error instanceof BrowserTrouble)) throw error
        return { outputs: [], messages: [failed(articlePath, error, kinds.join(', '))], code: exitCodes.browser }
      }
    },
  }
}

function missing(articlePath: string, { message, hint }: BrowserTrouble): Message {
  return fileMessage(articlePath, 'warning', 'browser-missing', `no PDF is made: ${message}`, hint)
}

function failed(articlePath: string, { message, hint, looked }: BrowserTrouble, what = 'PDF'): Message {
  const places = looked.length === 0 ? '' : `; looked for it: ${looked.join('; ')}`
  return fileMessage(articlePath, 'error', 'E-BROWSER', `no ${what} is made: ${message}${places}`, hint)
}
