// One random sentence of a page deleted, moved or added: what a test of conservation must notice.

export type Change = 'delete' | 'move' | 'add'

/** Numbers from 0 to 1, the same for the same seed. */
export function randomFrom(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}

const NEW = ['这句话谁也没有写过。', 'Nobody ever wrote this sentence.', '其实并不是这样。', 'It is not so.']

export function mutated(html: string, change: Change, random: () => number): string {
  const pick = <T>(values: readonly T[]): T => values[Math.floor(random() * values.length)] as T
  const begin = html.indexOf('class="slides"')
  if (change === 'add') {
    const places = textsOf(html, begin, () => true)
    const { start, end } = pick(places)
    const at = pick([start, end])
    return html.slice(0, at) + pick(NEW) + html.slice(at)
  }
  const sentences = textsOf(html, begin, (owner) => owner.includes('data-home')).flatMap(({ start, end }) =>
    sentencesOf(html, start, end),
  )
  const taken = pick(sentences)
  const sentence = html.slice(taken.start, taken.end)
  const without = html.slice(0, taken.start) + html.slice(taken.end)
  if (change === 'delete') return without
  const others = sentences.filter(
    (one) => one.start !== taken.start && one.start !== taken.end && html.slice(one.start, one.end) !== sentence,
  )
  const target = pick(others).start
  const at = target > taken.start ? target - sentence.length : target
  return without.slice(0, at) + sentence + without.slice(at)
}

interface Stretch {
  readonly start: number
  readonly end: number
}

/**
 * The texts of slides, each with the tag that answers for it, if there is one. Drawings are the author's files, not text of
 * the page.
 */
function textsOf(html: string, begin: number, isWanted: (owner: string) => boolean): Stretch[] {
  const end = html.indexOf('<script', begin) < 0 ? html.length : html.indexOf('<script', begin)
  const slides = html
    .slice(0, end)
    .replace(/<svg[\s\S]*?<\/svg>/g, (drawing) => '<wbr'.padEnd(drawing.length - 1, ' ').concat('>'))
  const open: string[] = []
  const found: Stretch[] = []
  const token = /<[^<>]*>|[^<>]+/g
  token.lastIndex = html.indexOf('>', begin) + 1
  for (let match = token.exec(slides); match !== null; match = token.exec(slides)) {
    const [text] = match
    if (text.startsWith('</')) open.pop()
    else if (text.startsWith('<')) {
      if (!/^<(?:wbr|br|img|hr|col|meta|input)\b/.test(text)) open.push(text)
    } else if (text.trim() !== '' && isWanted(open.findLast((tag) => /\sdata-(?:home|echo|word)=/.test(tag)) ?? ''))
      found.push({ start: match.index, end: match.index + text.length })
  }
  return found
}

function sentencesOf(html: string, start: number, end: number): Stretch[] {
  const stretches: Stretch[] = []
  for (const match of html.slice(start, end).matchAll(/[^。！？.!?]+[。！？.!?]*/gu)) {
    if (/[\p{L}\p{N}]/u.test(match[0]))
      stretches.push({ start: start + match.index, end: start + match.index + match[0].length })
  }
  return stretches
}
