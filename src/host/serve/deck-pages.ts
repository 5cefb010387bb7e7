// The pages of a session, as they are served.

/** What is served of one state of the article. */
export interface DeckPages {
  /** Another one for what is another page to them: nobody is told of what only the leader has. */
  readonly builds: Builds
  /** A whole page; the data of a request go where `island` stands in it, which is JSON. */
  page(kind: PageKind, island: string): string
}

export interface Builds {
  readonly leader: string
  readonly public: string
}

/** `public-projector` is a screen that somebody opened who is not the leader: it shows what followers may see. */
export type PageKind = 'leader' | 'projector' | 'public-projector' | 'follower' | Door

/** Small pages before the deck: the code of the room, the leader's link, a phone that would like to steer, a way that leads nowhere. */
export type Door = 'join' | 'lead' | 'remote' | 'closed'
