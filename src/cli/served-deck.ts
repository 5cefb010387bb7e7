// The pages of a session, made of a compiled article.

import { createHash } from 'node:crypto'
import type { Compiled } from '../compile.ts'
import type { DeckPages, PageKind } from '../host/serve/deck-pages.ts'
import type { Tool } from '../host/tool.ts'
import { doorPage } from '../render/door-page.ts'
import type { Served } from '../render/page.ts'

export function servedDeck(compiled: Compiled, tool: Tool): DeckPages {
  const buildOf = (audience: 'public' | 'leader') =>
    createHash('sha256').update(compiled.pageFor(audience, null)).digest('hex').slice(0, 12)
  const { study, door } = tool
  const served = (role: Served['role'], island: string): Served => ({ ...study, role, connect: "'self'", island })
  return {
    builds: { leader: buildOf('leader'), public: buildOf('public') },
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
