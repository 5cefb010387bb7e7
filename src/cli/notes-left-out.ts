// What a build says where the leader has notes that are not in the deck.

import type { Compiled } from '../compile.ts'
import { type Message, messagesOf } from '../host/messages.ts'
import type { ReadArticle } from './read-input.ts'

export function notesLeftOut(
  { source, sidecar }: Pick<ReadArticle, 'source' | 'sidecar'>,
  { notes }: Compiled,
): readonly Message[] {
  return [
    { from: source, spans: notes.article },
    { from: sidecar, spans: notes.sidecar },
  ].flatMap(({ from, spans }) => {
    const [first] = spans
    if (from === null || first === undefined) return []
    const message = `${spans.length === 1 ? 'a note' : `${spans.length} notes`} of the leader's left out of the deck`
    const hint = '--with-notes puts them in, for the leader alone'
    return messagesOf(from, [{ code: 'notes-left-out', severity: 'note', span: first, message, hint }])
  })
}
