/** What a slide's body has at least, px. */
export interface Room {
  readonly width: number
  readonly height: number
}
