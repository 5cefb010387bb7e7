// What is made of a deck beside its page. Where a PDF was only wished for, a missing browser is told once in a run and not looked for again.

import type { OutputKind } from '../article/settings.ts'
import { type Ahead, startAhead } from '../host/browser/ahead.ts'
import type { BrowserTrouble } from '../host/browser/trouble.ts'
import { fileMessage, type Message, messagesOf } from '../host/messages.ts'
import type { Output } from '../host/outputs.ts'
import { browserOptions } from './browser-options.ts'
import { type ExitCode, exitCodes } from './exit-codes.ts'
import type { ExportOrder } from './export-order.ts'
import type { Terminal } from './terminal.ts'

export interface Exported {
  readonly outputs: readonly Output[]
  readonly messages: readonly Message[]
  readonly code: ExitCode
}

export interface Exporter {
  /** Lets a browser start while the slides are planned; it is ended where nothing was made. */
  begin(kinds: readonly OutputKind[]): Ahead | null
  make(order: ExportOrder): Promise<Exported>
}

export function exporter(flags: ReadonlyMap<string, string>, terminal: Terminal): Exporter {
  let isMissing = false
  return {
    begin(kinds) {
      if (isMissing || kinds.every((kind) => kind === 'html' || kind === 'notes')) return null
      return startAhead(browserOptions(flags))
    },
    async make(order) {
      const { articlePath, kinds, isOptional } = order
      if (kinds.length === 0 || (isOptional && isMissing)) return { outputs: [], messages: [], code: exitCodes.done }
      const { exportDeck } = await import('./export-deck.ts') // loads the browser's driver and the PDF library
      const { outputs, diagnostics, trouble, lacking } = await exportDeck(order, flags, terminal)
      const messages = messagesOf({ path: articlePath, text: '' }, diagnostics)
      if (trouble === null) return { outputs, messages, code: exitCodes.done }
      if (trouble.kind === 'not-found' && isOptional) {
        isMissing = true
        return { outputs, messages: [...messages, missing(articlePath, trouble)], code: exitCodes.done }
      }
      return { outputs, messages: [...messages, failed(articlePath, trouble, lacking)], code: exitCodes.browser }
    },
  }
}

function missing(articlePath: string, { message, hint }: BrowserTrouble): Message {
  return fileMessage(articlePath, 'warning', 'browser-missing', `no PDF is made: ${message}`, hint)
}

function failed(
  articlePath: string,
  { message, hint, looked }: BrowserTrouble,
  lacking: readonly OutputKind[],
): Message {
  const what = lacking.map((kind) => (kind === 'pdf' ? 'PDF' : kind)).join(', ')
  const places = looked.length === 0 ? '' : `; looked for it: ${looked.join('; ')}`
  return fileMessage(articlePath, 'error', 'E-BROWSER', `no ${what} is made: ${message}${places}`, hint)
}
