/** A slide's title as plain text, or empty. */
export function titleOf(slide: HTMLElement): string {
  return (slide.querySelector('.title, h1, h2')?.textContent ?? '').replace(/\s+/g, ' ').trim()
}
