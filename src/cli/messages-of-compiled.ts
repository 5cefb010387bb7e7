// What is to be said of an article that was compiled, and of the leader's file beside it.

import type { Compiled } from '../compile.ts'
import { type Message, messagesOf } from '../host/messages.ts'
import type { ReadArticle } from './read-input.ts'

export function messagesOfCompiled(
  { source, sidecar, host, messages }: Pick<ReadArticle, 'source' | 'sidecar' | 'host' | 'messages'>,
  { diagnostics, sidecarDiagnostics }: Compiled,
): readonly Message[] {
  return [
    ...messages,
    ...messagesOf(source, [...diagnostics, ...host.remarks]),
    ...(sidecar === null ? [] : messagesOf(sidecar, sidecarDiagnostics)),
  ]
}
