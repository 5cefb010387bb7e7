// Where the leader's notes are written.

import type { Span } from '../../base/source.ts'
import type { Material } from './material.ts'

export function noteSpans({ parts }: Material): readonly Span[] {
  return parts.flatMap(({ notes, questions }) => [
    ...notes.map(({ span }) => span),
    ...questions.flatMap((asked) => asked.notes.map(() => asked.span)),
  ])
}
