/** A slide's title as plain text, or empty. */
export function titleOf(slide: HTMLElement): string {
  const title = (slide.querySelector('.title, h1, h2') ?? slide.querySelector('h3'))?.cloneNode(true) as
    | Element
    | undefined
  // A formula is named as its author typed it.
  for (const formula of title?.querySelectorAll('.formula') ?? [])
    formula.replaceWith(formula.querySelector('annotation')?.textContent ?? '')
  return (title?.textContent ?? '').replace(/\s+/g, ' ').trim()
}
