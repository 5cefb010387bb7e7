// Metric 15: the PDF is the deck, and its text is text.

import { compact } from './characters.ts'
import type { PageFacts, SlideFacts } from './facts.ts'
import { type Finding, type Metric, measured, onPage, onSlide, unmeasured } from './metric.ts'
import type { PdfFacts } from './pdf-facts.ts'

const GATE = 'pages = slides; all lines; bookmarks = titles; tagged; lang, title; no Type 3; no Kangxi radicals'
const RADICALS = /[\u2e80-\u2eff\u2f00-\u2fd5]/gu

export function pdf(page: PageFacts, facts: PdfFacts | null): Metric {
  if (facts === null) return unmeasured(15, 'PDF', 'no PDF given', GATE)
  const missing = page.slides.flatMap((slide, index) => missingLines(slide, facts.pages[index]?.text ?? ''))
  const radicals = facts.pages.reduce((sum, one) => sum + (one.text.match(RADICALS)?.length ?? 0), 0)
  const inSlides = page.slides
    .flatMap((slide) => slide.lines)
    .reduce((sum, line) => sum + (line.text.match(RADICALS)?.length ?? 0), 0)
  const type3 = facts.fonts.filter((font) => font.type === 'Type3')
  const loose = facts.fonts.filter((font) => !font.embedded && font.type !== 'Type3')
  const failures: Finding[] = [
    ...(facts.pages.length === page.slides.length
      ? []
      : [onPage(`${facts.pages.length} pages for ${page.slides.length} slides`)]),
    ...missing,
    ...bookmarkFaults(page, facts),
    ...(facts.tagged ? [] : [onPage('the PDF is not tagged')]),
    ...(facts.lang !== '' && facts.lang.toLowerCase() === page.lang.toLowerCase()
      ? []
      : [onPage(`the language is “${facts.lang}”, not “${page.lang}”`)]),
    ...(compact(facts.title) !== '' && compact(facts.title) === compact(page.title)
      ? []
      : [onPage(`the title is “${facts.title}”, not “${page.title}”`)]),
    ...type3.map((font) => onPage(`font ${font.name} is Type 3`)),
    ...loose.map((font) => onPage(`font ${font.name} is not embedded`)),
    ...(radicals > inSlides ? [onPage(`${radicals} characters are extracted as Kangxi radicals`)] : []),
  ]
  return measured({
    number: 15,
    name: 'PDF',
    value: `${facts.pages.length} pages, ${missing.length} lines missing, ${facts.bookmarks.length} bookmarks, ${facts.fonts.length} fonts`,
    gate: GATE,
    failures,
    numbers: {
      pages: facts.pages.length,
      missing: missing.length,
      bookmarks: facts.bookmarks.length,
      type3: type3.length,
      radicals,
    },
  })
}

function missingLines(slide: SlideFacts, text: string): Finding[] {
  const whole = compact(text.normalize('NFKC'))
  return slide.lines
    .filter(
      (line) =>
        line.kind !== 'drawing' &&
        line.kind !== 'formula' &&
        compact(line.text) !== '' &&
        !whole.includes(compact(line.text.normalize('NFKC'))),
    )
    .map((line) => onSlide(slide, `not in the PDF: “${line.text.trim().slice(0, 30)}”`))
}

function bookmarkFaults(page: PageFacts, facts: PdfFacts): Finding[] {
  const titles = page.slides.flatMap((slide) => (slide.title === null ? [] : [{ slide, title: slide.title.text }]))
  if (titles.length !== facts.bookmarks.length)
    return [onPage(`${facts.bookmarks.length} bookmarks for ${titles.length} titles`)]
  return titles.flatMap(({ slide, title }, index) => {
    const bookmark = facts.bookmarks[index] ?? ''
    return compact(bookmark) === compact(title)
      ? []
      : [onSlide(slide, `the bookmark is “${bookmark}”, the title “${title}”`)]
  })
}
