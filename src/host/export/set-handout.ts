// Runs in the page, sent there as text: takes the slides from the screen and sets them on sheets of paper.

export type HandoutKind = '3up' | 'notes' | '2x2' | '3x2' | 'cornell'

export interface HandoutInput {
  readonly kind: HandoutKind
  /** Of the paper, CSS pixels. */
  readonly paper: { readonly width: number; readonly height: number; readonly name: string }
  readonly title: string
  readonly date: string
  readonly words: {
    readonly links: string
    readonly summary: string
    readonly leaderCopy: string
    readonly notes: string
  }
  /** What each slide tells, in order. */
  readonly told: readonly (readonly { readonly kind: string; readonly text: string; readonly isShown: boolean }[])[]
  /** What each slide is called. */
  readonly names: readonly string[]
  /** A question of the slide, to write an answer to; empty without one. */
  readonly questions: readonly string[]
  /** What only the leader's copy says of each slide; null for a handout that everybody gets. */
  readonly leader: readonly { readonly clock: string; readonly texts: readonly string[] }[] | null
}

export interface SheetOutline {
  /** What stands on the sheet, such as `1–3`. */
  readonly label: string
}

/** Gives one entry a sheet. */
export function setHandout(input: HandoutInput): readonly SheetOutline[] {
  const { kind, paper, title, date, words, told, names, questions, leader } = input
  const margin = 46
  const head = 34
  const inner = { width: paper.width - 2 * margin, height: paper.height - 2 * margin - head - 22 }
  const sections = [...document.querySelectorAll<HTMLElement>('.slides > section')]
  const first = sections[0]
  const slide = { width: first?.offsetWidth ?? 1280, height: first?.offsetHeight ?? 720 }
  const element = (tag: string, className: string, ...children: (Node | string)[]) => {
    const made = document.createElement(tag)
    if (className !== '') made.className = className
    made.append(...children)
    return made
  }
  const style = document.createElement('style')
  style.textContent = `
@page { size: ${paper.name}; margin: 0 }
@media print {
  html, body { background: #fff !important; color: #1d1b18 !important }
  .sheet { position: relative; box-sizing: border-box; width: ${paper.width}px; height: ${paper.height}px; padding: ${margin}px; overflow: hidden; break-after: page; background: #fff; font: 12.5px/1.55 var(--font-text), sans-serif; color: #1d1b18 }
  .sheet:last-of-type { break-after: auto }
  .sheet-head { display: flex; justify-content: space-between; gap: 24px; height: ${head}px; font-size: 11px; line-height: 18px; color: #55504a; white-space: nowrap }
  .sheet-head b { overflow: hidden; text-overflow: ellipsis; font-weight: 700 }
  .sheet-foot { position: absolute; inset: auto ${margin}px 24px; text-align: center; font-size: 11px; line-height: 18px; color: #55504a }
  /* What is painted outside would make the browser print everything smaller. */
  .frame { position: relative; flex: none; overflow: hidden; contain: strict }
  .frame::after { content: ''; position: absolute; inset: 0; border: 1px solid #bdb7ae }
  .frame > .scaled { position: absolute; top: 0; left: 0; width: ${slide.width}px; height: ${slide.height}px }
  [dir='rtl'] .frame > .scaled { left: 0; right: auto }
  .sheet .reveal .slides > section { break-after: auto !important; break-inside: avoid }
  .row-of-sheet { display: flex; gap: 24px; margin-bottom: 22px }
  .lines { flex: 1; display: flex; flex-direction: column; min-width: 0 }
  .lines p { margin: 0 0 2px; font-weight: 700; font-size: 12px; line-height: 1.4 }
  .lines i { flex: 1; min-height: 20px; border-bottom: 1px solid #bdb7ae }
  .lines .leaders, .cue .leaders { margin-bottom: 10px; padding-inline-start: 8px; border-inline-start: 3px solid #8a8278; font-size: 11px; line-height: 1.4 }
  .lines .leaders p, .cue .leaders p { margin: 0 0 4px; font-weight: 400; font-size: 11px; overflow-wrap: anywhere; white-space: pre-line }
  .lines .leaders b { font-size: 11px }
  .leaders-list h2 { margin: 14px 0 4px; font-size: 13px; line-height: 18px }
  .leaders-list h2:first-child { margin-top: 0 }
  .leaders-list p { margin: 0 0 5px; overflow-wrap: anywhere; white-space: pre-line }
  .cell-of-sheet > b { display: block; margin-top: 4px; font-size: 11px; line-height: 14px }
  .grid-of-sheet { display: grid; gap: 22px }
  .told { margin-top: 18px; columns: 1 }
  .told p, .told pre { margin: 0 0 7px; overflow-wrap: anywhere }
  .told pre { font: 10px/1.45 var(--font-code), monospace; white-space: pre-wrap }
  .told.large { font-size: 16px }
  .told.large pre { font-size: 12.5px }
  .told p.shown { font-weight: 700 }
  .told .leaders-line { padding-inline-start: 8px; border-inline-start: 3px solid #8a8278; white-space: pre-line }
  .told .aside { color: #55504a }
  .cues { width: 34%; padding-inline-end: 16px; border-inline-end: 2px solid #8a8278 }
  .cue { margin-bottom: 16px }
  .cue p { margin: 5px 0 0; font-weight: 700; line-height: 1.35 }
  .cue .question { font-weight: 400; color: #55504a }
  .summary { height: 150px; margin-top: 18px; padding-top: 8px; border-top: 2px solid #8a8278; font-weight: 700 }
  .links { margin: 0; padding: 0; list-style: none; font-size: 11px }
  .links li { margin-bottom: 5px; overflow-wrap: anywhere }
  .links small { color: #55504a; font-size: 11px }
}`
  document.head.append(style)

  const framed = (section: HTMLElement, width: number): HTMLElement => {
    const scale = width / slide.width
    const scaled = element('div', 'scaled', element('div', 'reveal', element('div', 'slides', section)))
    // Not a transform: the browser would draw each slide apart, and its words would not be in the tags.
    scaled.style.setProperty('zoom', String(scale))
    const frame = element('div', 'frame', scaled)
    frame.style.width = `${width}px`
    frame.style.height = `${Math.floor(slide.height * scale)}px`
    return frame
  }
  const body = document.body
  const mark = [...(leader === null ? [] : [words.leaderCopy]), ...(date === '' ? [] : [date])].join(' · ')
  /** What of the leader's has no room beside its slide: it stands whole behind all slides. */
  const later = new Map<number, readonly string[]>()
  const outline: SheetOutline[] = []
  const sheetOf = (label: string): HTMLElement => {
    const name = element('b', '', title)
    const content = element('div', 'sheet-body')
    content.style.height = `${inner.height}px`
    const foot = element('div', 'sheet-foot', String(outline.length + 1))
    body.append(element('div', 'sheet', element('div', 'sheet-head', name, element('span', '', mark)), content, foot))
    outline.push({ label })
    return content
  }
  const ruled = (question: string, count: number): HTMLElement =>
    element(
      'div',
      'lines',
      ...(question === '' ? [] : [element('p', '', question)]),
      ...Array.from({ length: count }, () => element('i', '')),
    )
  const titleOf = (section: HTMLElement) =>
    (section.querySelector('h1, h2')?.textContent ?? '').replace(/\s+/g, ' ').trim()
  const nameOf = (index: number) => names[index] ?? ''
  /** Both indices are within. */
  const range = (from: number, to: number) => (from === to ? nameOf(from) : `${nameOf(from)}–${nameOf(to)}`)
  const links = linksOf()
  const old = document.querySelector('main.reveal')

  if (kind === '3up') threeUp()
  else if (kind === 'notes') withNotes()
  else if (kind === 'cornell') cornell()
  else if (kind === '2x2') grid(2, 2)
  else grid(2, 3)
  leaderSheets()
  linkSheets()
  old?.remove()
  return outline

  /** Addresses, which a slide only underlines, and footnotes, which it may shorten: whole, at the end. */
  function linksOf(): { slides: string[]; text: string; more: string }[] {
    const all = sections.flatMap((section, index) => {
      const found = [...section.querySelectorAll<HTMLAnchorElement>('.canvas a[href], .notes a[href]')]
        .filter(({ href }) => /^(?:https?|mailto):/.test(href))
        .map((link) => ({ slide: nameOf(index), text: (link.textContent ?? '').trim(), more: link.href }))
      const notes = (told[index] ?? [])
        .filter((piece) => piece.kind === 'note')
        .map(({ text }) => ({ slide: nameOf(index), text: text.trim(), more: '' }))
      return [...found, ...notes]
    })
    // What several slides refer to is said once, with the numbers of them all.
    const once = new Map<string, { slides: string[]; text: string; more: string }>()
    for (const { slide: number, text, more } of all) {
      const key = `${text}\n${more}`
      const known = once.get(key) ?? { slides: [], text, more }
      if (!known.slides.includes(number)) known.slides.push(number)
      once.set(key, known)
    }
    return [...once.values()]
  }

  function threeUp(): void {
    const height = Math.floor((inner.height - 2 * 22) / 3)
    const width = Math.min(Math.floor(inner.width * 0.52), Math.floor((height * slide.width) / slide.height))
    for (let at = 0; at < sections.length; at += 3) {
      const own = sections.slice(at, at + 3)
      const sheet = sheetOf(range(at, at + own.length - 1))
      for (const [index, section] of own.entries()) {
        const lines = ruled(questions[at + index] ?? '', 8)
        const row = element('div', 'row-of-sheet', framed(section, width), lines)
        row.style.height = `${height}px`
        sheet.append(row)
        addLeaders(lines, at + index)
      }
    }
  }

  /** The clock and the leader's words, in place of some of the ruled lines; words that find no room are told later. */
  function addLeaders(lines: HTMLElement, index: number): void {
    const own = leader?.[index]
    if (own === undefined) return
    const box = element(
      'div',
      'leaders',
      element('b', '', own.clock),
      ...own.texts.map((text) => element('p', '', text)),
    )
    const ruledLines = [...lines.children]
    /** Whether it fits, with as many of the ruled lines as there is room for. */
    const fits = (own: HTMLElement): boolean => {
      lines.replaceChildren(own, ...ruledLines)
      const isOver = () => lines.scrollHeight > lines.clientHeight + 1
      while (isOver() && lines.lastElementChild?.localName === 'i') lines.lastElementChild.remove()
      return !isOver()
    }
    if (fits(box)) return
    fits(element('div', 'leaders', element('b', '', own.clock)))
    later.set(index, own.texts)
  }

  function grid(across: number, down: number): void {
    // The time stands under each on the leader's copy.
    const rowHeight = Math.floor((inner.height - (down - 1) * 22) / down) - (leader === null ? 0 : 20)
    const width = Math.min(
      Math.floor((inner.width - (across - 1) * 22) / across),
      Math.floor((rowHeight * slide.width) / slide.height),
    )
    for (let at = 0; at < sections.length; at += across * down) {
      const own = sections.slice(at, at + across * down)
      const sheet = sheetOf(range(at, at + own.length - 1))
      const cells = element(
        'div',
        'grid-of-sheet',
        ...own.map((section, index) => clocked(framed(section, width), at + index)),
      )
      cells.style.gridTemplateColumns = `repeat(${across}, 1fr)`
      sheet.append(cells)
    }
  }

  /** On the leader's copy with its time under it. */
  function clocked(frame: HTMLElement, index: number): HTMLElement {
    const own = leader?.[index]
    if (own === undefined) return frame
    later.set(index, own.texts)
    return element('div', 'cell-of-sheet', frame, element('b', '', own.clock))
  }

  /** A slide over its whole text, which goes on over as many sheets as it takes. */
  function withNotes(): void {
    const width = Math.min(inner.width, Math.floor((inner.height * 0.5 * slide.width) / slide.height))
    for (const [index, section] of sections.entries()) {
      let sheet = sheetOf(nameOf(index))
      sheet.append(framed(section, width))
      let text = element('div', 'told large')
      sheet.append(text)
      const own = leader?.[index]
      const pieces = [
        ...(told[index] ?? []).filter((piece) => piece.kind !== 'heading' && piece.kind !== 'figure'),
        ...(own === undefined ? [] : [own.clock, ...own.texts]).map((text) => ({
          kind: 'leader',
          text,
          isShown: false,
        })),
      ]
      if (isWhole(text, pieces, sheet)) continue
      text.replaceChildren()
      text.classList.remove('large')
      for (const piece of pieces) {
        let rest = piece.text
        while (rest !== '') {
          const isCode = isSet(piece)
          const block = element(isCode ? 'pre' : 'p', classOf(piece), rest)
          text.append(block)
          if (isWithin(sheet)) break
          const kept = fitting(block, rest, sheet, isCode)
          if (kept === 0) block.remove()
          else block.textContent = rest.slice(0, kept)
          rest = rest.slice(kept)
          if (rest === '') break
          sheet = sheetOf(nameOf(index))
          text = element('div', 'told')
          sheet.append(text)
          // What does not fit on an empty sheet, such as a single endless word, is cut where it ends.
          if (kept === 0 && sheet.clientHeight < 40) break
        }
      }
    }
  }

  type Piece = HandoutInput['told'][number][number]

  /** Set as its author has typed it. */
  function isSet({ kind }: Piece): boolean {
    return kind === 'code' || kind === 'table'
  }

  function classOf({ kind, isShown }: Piece): string {
    if (kind === 'note') return 'aside'
    if (kind === 'leader') return 'leaders-line'
    return isShown ? 'shown' : ''
  }

  /** Text that leaves room is set larger. */
  function isWhole(text: HTMLElement, pieces: readonly Piece[], sheet: HTMLElement): boolean {
    text.append(...pieces.map((piece) => element(isSet(piece) ? 'pre' : 'p', classOf(piece), piece.text)))
    return isWithin(sheet)
  }

  function isWithin(sheet: HTMLElement): boolean {
    return sheet.scrollHeight <= sheet.clientHeight + 1
  }

  /** How many characters of a block stay on its sheet: to the end of a sentence, a line or a word. */
  function fitting(block: HTMLElement, text: string, sheet: HTMLElement, isCode: boolean): number {
    let [low, high] = [0, text.length]
    while (low < high) {
      const middle = Math.ceil((low + high) / 2)
      block.textContent = text.slice(0, middle)
      if (isWithin(sheet)) low = middle
      else high = middle - 1
    }
    if (low === 0) return 0
    const ends = isCode ? /\n/g : /[。！？；]|[.!?]\s|[，、]|\s/g
    let end = 0
    for (const match of text.slice(0, low).matchAll(ends)) end = match.index + match[0].length
    return end > low / 3 ? end : low
  }

  function cornell(): void {
    const most = 4
    const width = Math.floor(inner.width * 0.34) - 18
    for (let at = 0; at < sections.length; ) {
      const sheet = sheetOf('')
      const cues = element('div', 'cues')
      const row = element('div', 'row-of-sheet', cues, ruled('', 30))
      row.style.height = `${inner.height - 190}px`
      sheet.append(row, element('div', 'summary', words.summary))
      const first = at
      while (at < sections.length && at - first < most) {
        const section = sections[at] as HTMLElement
        const home = section.parentElement
        const question = questions[at] ?? ''
        const name = titleOf(section)
        const cue = element(
          'div',
          'cue',
          framed(section, width),
          ...(name === '' ? [] : [element('p', '', name)]),
          ...(question === '' || question === name ? [] : [element('p', 'question', question)]),
          ...(leader?.[at] === undefined
            ? []
            : [element('div', 'leaders', element('b', '', leader?.[at]?.clock ?? ''))]),
        )
        cues.append(cue)
        if (at > first && cue.getBoundingClientRect().bottom > row.getBoundingClientRect().bottom) {
          home?.append(section)
          cue.remove()
          break
        }
        if (leader !== null) later.set(at, leader[at]?.texts ?? [])
        at += 1
      }
      outline[outline.length - 1] = { label: range(first, at - 1) }
    }
  }

  /** What of the leader's stands beside no slide, slide by slide, over as many sheets as it takes. */
  function leaderSheets(): void {
    let list: HTMLElement | null = null
    for (const [index, texts] of later) {
      const section = sections[index]
      const name = (section === undefined ? '' : titleOf(section)) || (questions[index] ?? '')
      const heading = [nameOf(index), leader?.[index]?.clock ?? '', name].filter((part) => part !== '').join('  ')
      let isHeaded = false
      for (const text of texts) {
        let rest = text
        while (rest !== '') {
          const isFresh = list === null
          if (list === null) {
            list = element('div', 'leaders-list')
            sheetOf(words.notes).append(list)
          }
          // On every sheet it says whose notes go on.
          const block = element('p', '', rest)
          const added = isHeaded && !isFresh ? [block] : [element('h2', '', heading), block]
          list.append(...added)
          isHeaded = true
          const sheet = list.parentElement as HTMLElement
          if (isWithin(sheet)) break
          const kept = fitting(block, rest, sheet, false)
          // What does not fit on an empty sheet is left to the edge of the paper.
          if (kept === 0 && isFresh) block.textContent = rest
          if (kept === 0 && isFresh) break
          if (kept === 0) for (const one of added) one.remove()
          else block.textContent = rest.slice(0, kept)
          rest = rest.slice(kept)
          list = null
        }
      }
    }
  }

  function linkSheets(): void {
    if (links.length === 0) return
    let sheet = sheetOf(words.links)
    let list = element('ul', 'links')
    sheet.append(list)
    for (const { slides, text, more } of links) {
      const item = element('li', '', `${slides.join(', ')}  ${text} `, element('small', '', more))
      list.append(item)
      if (isWithin(sheet)) continue
      item.remove()
      sheet = sheetOf(words.links)
      list = element('ul', 'links', item)
      sheet.append(list)
    }
  }
}
