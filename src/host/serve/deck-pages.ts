// The pages of a session, as they are served.

import type { Audience } from '../../compile.ts'

/** What is served of one state of the article. */
export interface DeckPages {
  /** Another build for what is another page to them: nobody is told of what only the leader has. */
  readonly editions: Readonly<Record<Audience, Edition>>
  /** A whole page; the data of a request go where `island` stands in it, which is JSON. */
  page(kind: PageKind, island: string): string
}

/** The build of each audience's pages. */
export type Builds = Readonly<Record<Audience, string>>

/** One state of the deck, for screens that show an older one. */
export interface Edition {
  readonly build: string
  /** A key of each of its parts: the same where the part is. */
  readonly parts: ReadonlyMap<string, string>
  /** Its markup, with what is not in `had` in it, and only the places of the rest. */
  since(had: ReadonlyMap<string, string>): string
}

/** `public-projector` is a screen that somebody opened who is not the leader: it shows what followers may see. */
export type PageKind = 'leader' | 'projector' | 'public-projector' | 'follower' | Door

/** Small pages before the deck: the code of the room, the leader's link, a phone that would like to steer, a way that leads nowhere. */
export type Door = 'join' | 'lead' | 'remote' | 'closed'
