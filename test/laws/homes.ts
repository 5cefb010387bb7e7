// Where each piece of an article has its home in a page, read from the page alone.

export interface PlacedHome {
  readonly id: string
  readonly from: number
  readonly to: number
  /** Counts the slides from 0. */
  readonly slide: number
  /** It stands in the source text only. */
  readonly isSaid: boolean
}

/** The homes slide by slide, as the lists of source text have them. */
export function homesIn(html: string): PlacedHome[] {
  return slidesIn(html).flatMap(({ markup }, slide) => {
    const at = markup.indexOf('<aside class="source"')
    const shown = new Map(
      Array.from(markup.slice(0, at).matchAll(HOME), ([, id = '', from, to]) => [
        id,
        [Number(from), Number(to)] as const,
      ]),
    )
    return Array.from(markup.slice(at).matchAll(/<p (?:data-of="([^"]+)"|class="said" data-home=[^>]*)/g)).flatMap(
      ([tag, of]): PlacedHome[] => {
        if (of === undefined) {
          const [, id = '', from, to] = Array.from(tag.matchAll(HOME))[0] ?? []
          return [{ id, from: Number(from), to: Number(to), slide, isSaid: true }]
        }
        const [from, to] = shown.get(of) ?? [Number.NaN, Number.NaN]
        return [{ id: of, from, to, slide, isSaid: false }]
      },
    )
  })
}

const HOME = /data-home="([^"]+)"(?: data-figure="\w+")? data-from="(\d+)" data-to="(\d+)"/g

export function slidesIn(html: string): { readonly id: string; readonly markup: string }[] {
  const body = html.slice(html.indexOf('class="slides"'), html.lastIndexOf('<script>'))
  return Array.from(body.matchAll(/<section id="([^"]*)"[\s\S]*?<\/section>/g), ([markup, id = '']) => ({ id, markup }))
}
