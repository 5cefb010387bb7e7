// Metric 8: every heading of the article heads its slide, and no two slides look the same by their head.

import { compact } from './characters.ts'
import { isContent } from './content-slides.ts'
import { headsContents } from './contents-heading.ts'
import type { PageFacts } from './facts.ts'
import { type Home, isHeading, orderedHomes } from './homes.ts'
import { type Finding, type Metric, measured, onPage, onSlide } from './metric.ts'
import { percent, rounded } from './numbers.ts'
import type { SourceHeading, SourceReading } from './read-source.ts'

const GATE = '100 %; no two slides with the same head'
const OPENING = ['section', 'title', 'agenda']

export function headings(page: PageFacts, source: SourceReading | null): Metric {
  const twins = twinsOf(page)
  const homes = orderedHomes(page)
  const wanted =
    source === null
      ? homes.filter((home) => home.id.startsWith('h')).map(asHeading)
      : source.headings.filter((one) => compact(one.text) !== '')
  const faults = wanted.flatMap((heading) => faultOf(heading, homes, source))
  const share = wanted.length === 0 ? 1 : 1 - faults.length / wanted.length
  return measured({
    number: 8,
    name: 'headings',
    value: `${percent(share)} of ${wanted.length} stand where they head, ${twins.length} twins`,
    gate: GATE,
    target: '100 %; 0',
    failures: [...faults, ...twins],
    numbers: { share: rounded(share, 3), headings: wanted.length, twins: twins.length },
  })
}

function asHeading(home: Home): SourceHeading {
  return { start: home.from ?? 0, end: home.to ?? 0, level: 0, text: home.text }
}

function faultOf(heading: SourceHeading, homes: readonly Home[], source: SourceReading | null): Finding[] {
  const at = homes.findIndex(
    (home) => home.from !== null && home.to !== null && home.from < heading.end && home.to > heading.start,
  )
  const home = homes[at]
  if (home === undefined) {
    return isFrontTitle(heading, source) || headsContents(heading.text)
      ? []
      : [onPage(`the heading “${heading.text}” has no home`)]
  }
  const { piece, slide } = home
  const isHead =
    piece !== null &&
    (piece.place === 'title' || piece.place === 'kicker' || piece.heads || OPENING.includes(slide.layout))
  if (!isHead) return [onSlide(slide, `the heading “${heading.text}” stands in no title, kicker or section slide`)]
  // One that the next heading follows at once, and no deeper, heads nothing.
  const after = source?.headings.find(({ start }) => start >= heading.end)
  const isBare =
    after !== undefined && after.level <= heading.level && isBlank(source?.text.slice(heading.end, after.start) ?? '')
  if (isBare) return []
  // A heading may be followed by deeper headings before its first words.
  const next = homes.slice(at + 1).find((one) => !isHeading(one, source))
  const between = next === undefined ? [] : homes.slice(at, homes.indexOf(next)).map((one) => one.slide)
  const isApart =
    next !== undefined &&
    next.slide !== slide &&
    between.some((one) => one !== next.slide && !OPENING.includes(one.layout))
  return isApart
    ? [onSlide(slide, `what the heading “${heading.text}” heads begins on slide ${next.slide.number}`)]
    : []
}

/** Without a word: the underline of a heading counts for none. */
function isBlank(text: string): boolean {
  return !/[\p{L}\p{N}]/u.test(text.replace(/<!--[\s\S]*?-->/g, ''))
}

/** A heading that repeats the title of the front matter needs no home of its own. */
function isFrontTitle(heading: SourceHeading, source: SourceReading | null): boolean {
  if (source?.frontMatter == null) return false
  return compact(source.text.slice(0, source.frontMatter.end)).includes(compact(heading.text))
}

function twinsOf(page: PageFacts): Finding[] {
  const seen = new Map<string, number>()
  return page.slides.filter(isContent).flatMap((slide) => {
    const head = compact(slide.title?.text ?? '')
    if (head === '') return []
    const key = `${compact(slide.kicker)} ${head}`
    const first = seen.get(key)
    if (first === undefined) seen.set(key, slide.number)
    return first === undefined ? [] : [onSlide(slide, `the same head as slide ${first}: “${slide.title?.text ?? ''}”`)]
  })
}
