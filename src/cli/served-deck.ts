// The pages of a session, made of a compiled article.

import { createHash } from 'node:crypto'
import type { Compiled } from '../compile.ts'
import type { DeckPages, PageKind } from '../host/serve/deck-pages.ts'
import type { Tool } from '../host/tool.ts'
import { doorPage } from '../render/door-page.ts'
import type { Served } from '../render/page.ts'

export function servedDeck(compiled: Compiled, tool: Tool): DeckPages {
  // The leader's file changes the leader's deck alone; a hash tells nobody what changed.
  const whole = [compiled.pageFor('public', null), compiled.pageFor('leader', null)]
  const build = createHash('sha256').update(whole.join('\0')).digest('hex').slice(0, 12)
  const { study, door } = tool
  const served = (role: Served['role'], island: string): Served => ({ ...study, role, connect: "'self'", island })
  return {
    build,
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
