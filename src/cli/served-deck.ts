// The pages of a session, made of a compiled article.

import { createHash } from 'node:crypto'
import type { Compiled } from '../compile.ts'
import type { DeckPages, Edition, PageKind } from '../host/serve/deck-pages.ts'
import type { Tool } from '../host/tool.ts'
import { doorPage } from '../render/door-page.ts'
import { editionMarkup, partsByName } from '../render/edition.ts'
import type { PageParts, Served } from '../render/page.ts'

export function servedDeck(compiled: Compiled, tool: Tool): DeckPages {
  const { study, door } = tool
  const served = (role: Served['role'], island: string): Served => ({ ...study, role, connect: "'self'", island })
  return {
    editions: { leader: editionOf(compiled.partsFor('leader')), public: editionOf(compiled.partsFor('public')) },
    page: (kind: PageKind, island: string): string => {
      switch (kind) {
        case 'leader':
          return compiled.pageFor('leader', served('leader', island))
        case 'projector':
          return compiled.pageFor('leader', served('projector', island))
        case 'public-projector':
          return compiled.pageFor('public', served('projector', island))
        case 'follower':
          return compiled.pageFor('public', served('follower', island))
        case 'join':
        case 'lead':
        case 'remote':
        case 'closed':
          return doorPage(kind, island, { ...door, lang: compiled.deck.lang })
      }
    },
  }
}

/** One state of a deck, with keys of its parts. */
export function editionOf(made: PageParts): Edition {
  const parts = new Map(Array.from(partsByName(made), ([name, text]) => [name, hashOf(text)]))
  const build = hashOf(Array.from(parts, ([name, hash]) => `${name} ${hash}`).join('\n'))
  return { build, parts, since: (had) => editionMarkup(made, build, (part) => had.get(part) === parts.get(part)) }
}

function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 16)
}
