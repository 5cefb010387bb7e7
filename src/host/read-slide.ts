// The function that reads one slide inside the page. It travels to the browser as text, so it uses nothing from outside itself.

import type {
  Colour,
  FigureFacts,
  Kind,
  ListFacts,
  Piece,
  Place,
  Rect,
  SlideFacts,
  SourceEntry,
  TextLine,
} from '../check/facts.ts'

/** The facts of the slide at `index` (from 0), as it stands now. Lengths are normalised to a slide 720 px high. */
export function readSlide(index: number): SlideFacts {
  const found = document.querySelectorAll<HTMLElement>('.slides > section')[index]
  if (found === undefined) throw new Error(`the page has no slide ${index + 1}`)
  const section = found
  const rootStyle = getComputedStyle(document.documentElement)
  const isNarrow = document.documentElement.dataset.aspect === '4:3'
  const slideWidth = Number.parseFloat(rootStyle.getPropertyValue('--slide-width')) || (isNarrow ? 960 : 1280)
  const slideHeight = Number.parseFloat(rootStyle.getPropertyValue('--slide-height')) || 720
  const unit = 720 / slideHeight
  // Only what is in the window can be asked for what is painted over it.
  const place = section.getBoundingClientRect()
  if (
    place.bottom <= 0 ||
    place.top >= innerHeight ||
    place.right <= 0 ||
    place.left >= innerWidth ||
    place.height === 0
  )
    section.scrollIntoView()
  else if (Math.abs(place.top) > 1 && place.height >= innerHeight - 1) section.scrollIntoView()
  const frame = section.getBoundingClientRect()
  // The player scales slides by a transform; a length on the screen is `scale` times the one in the sheet.
  const scale = section.offsetWidth > 0 ? frame.width / section.offsetWidth : 1
  const aside = section.querySelector('aside.source')
  const pencil = document.createElement('canvas').getContext('2d', { willReadFrequently: true })
  if (pencil === null) throw new Error('the browser has no canvas')
  const canvas = pencil

  const blocks = new Map<Element, number>()
  const items = new Map<Element, number>()
  const colours = new Map<string, Colour>()
  const styles = new Map<Element, CSSStyleDeclaration>()
  const marked = Array.from(section.querySelectorAll<HTMLElement>('[data-home], [data-echo], [data-word]')).filter(
    (element) => aside === null || !aside.contains(element),
  )
  const pieceOf = new Map<Element, number>(marked.map((element, position) => [element, position]))
  const seen = marked.map(() => '')
  const unseen = marked.map(() => '')
  const loose: string[] = []
  const lines: TextLine[] = []

  function styleOf(element: Element): CSSStyleDeclaration {
    const known = styles.get(element)
    if (known !== undefined) return known
    const style = getComputedStyle(element)
    styles.set(element, style)
    return style
  }

  function numberOf(map: Map<Element, number>, element: Element): number {
    const known = map.get(element)
    if (known !== undefined) return known
    map.set(element, map.size)
    return map.size - 1
  }

  function onSlide(rect: { left: number; top: number; right: number; bottom: number }): Rect {
    const factor = unit / scale
    return {
      left: (rect.left - frame.left) * factor,
      top: (rect.top - frame.top) * factor,
      right: (rect.right - frame.left) * factor,
      bottom: (rect.bottom - frame.top) * factor,
    }
  }

  function colourOf(text: string): Colour {
    const known = colours.get(text)
    if (known !== undefined) return known
    // Drawing a pixel reads every notation that the browser knows.
    canvas.clearRect(0, 0, 1, 1)
    canvas.fillStyle = '#000'
    canvas.fillStyle = text
    canvas.fillRect(0, 0, 1, 1)
    const [red = 0, green = 0, blue = 0, alpha = 0] = canvas.getImageData(0, 0, 1, 1).data
    const colour: Colour = [red, green, blue, alpha / 255]
    colours.set(text, colour)
    return colour
  }

  function over(front: Colour, back: Colour): Colour {
    const alpha = front[3] + back[3] * (1 - front[3])
    if (alpha === 0) return [0, 0, 0, 0]
    const mix = (a: number, b: number) => (a * front[3] + b * back[3] * (1 - front[3])) / alpha
    return [mix(front[0], back[0]), mix(front[1], back[1]), mix(front[2], back[2]), alpha]
  }

  function ancestorsOf(element: Element): Element[] {
    const chain: Element[] = []
    for (let at: Element | null = element; at !== null; at = at.parentElement) chain.push(at)
    return chain
  }

  /** What is painted behind an element; null for a picture or a gradient. White paper is behind everything. */
  function backgroundOf(layers: readonly Element[]): Colour | null {
    let colour: Colour = [0, 0, 0, 0]
    for (const layer of layers) {
      const style = styleOf(layer)
      if (layer instanceof HTMLImageElement || style.backgroundImage !== 'none') return null
      colour = over(colour, colourOf(style.backgroundColor))
      if (colour[3] > 0.999) return colour
    }
    return over(colour, [255, 255, 255, 1])
  }

  function isPainted(element: Element): boolean {
    const style = styleOf(element)
    return (
      element instanceof HTMLImageElement ||
      element instanceof SVGElement ||
      style.backgroundImage !== 'none' ||
      colourOf(style.backgroundColor)[3] > 0
    )
  }

  /** The element's own layers at a point, from the front, and what lies over it. */
  function layersAt(element: Element, x: number, y: number): { behind: readonly Element[]; covered: string } {
    const chain = ancestorsOf(element)
    const stack = document.elementsFromPoint(x, y)
    const own = stack.indexOf(element)
    if (own < 0) return { behind: chain, covered: '' }
    const cover = stack.slice(0, own).find((other) => !element.contains(other) && isPainted(other))
    return { behind: stack.slice(own), covered: cover === undefined ? '' : cover.tagName.toLowerCase() }
  }

  function isShown(element: Element): boolean {
    return (
      ancestorsOf(element).every((ancestor) => Number(styleOf(ancestor).opacity) > 0) &&
      styleOf(element).visibility === 'visible'
    )
  }

  function opacityOf(element: Element): number {
    return ancestorsOf(element).reduce((opacity, ancestor) => opacity * Number(styleOf(ancestor).opacity), 1)
  }

  /** How far an ancestor up to the section cuts a rectangle off, px of the screen. */
  function clippedBy(element: Element, rect: { left: number; top: number; right: number; bottom: number }): number {
    let worst = 0
    for (let at: Element | null = element; at !== null && section.contains(at); at = at.parentElement) {
      const style = styleOf(at)
      const cutsAcross = style.overflowX !== 'visible'
      const cutsDown = style.overflowY !== 'visible'
      if ((!cutsAcross && !cutsDown && style.clipPath === 'none') || style.display === 'inline') continue
      if (at instanceof SVGElement) continue
      const box = at.getBoundingClientRect()
      const left = box.left + at.clientLeft * scale
      const top = box.top + at.clientTop * scale
      const right = left + at.clientWidth * scale
      const bottom = top + at.clientHeight * scale
      if (cutsAcross || style.clipPath !== 'none') worst = Math.max(worst, left - rect.left, rect.right - right)
      if (cutsDown || style.clipPath !== 'none') worst = Math.max(worst, top - rect.top, rect.bottom - bottom)
      // Characters behind an ellipsis have no rectangle of their own.
      if (cutsAcross && style.textOverflow !== 'clip')
        worst = Math.max(worst, (at.scrollWidth - at.clientWidth) * scale)
    }
    return worst * (unit / scale)
  }

  /** How far a rectangle leaves the nearest block around it, or one that is painted or placed, px of the slide. */
  function beyond(element: Element, rect: { left: number; top: number; right: number; bottom: number }): number {
    let worst = 0
    const block = blockOf(element)
    for (let at: Element | null = block; at !== null && at !== section && section.contains(at); at = at.parentElement) {
      if (at instanceof SVGElement) continue
      const isFrame = at === block || styleOf(at).position === 'absolute' || isPainted(at)
      if (!isFrame || /^(inline|contents)$/.test(styleOf(at).display)) continue
      const box = at.getBoundingClientRect()
      worst = Math.max(worst, box.left - rect.left, rect.right - box.right)
      // Lines may be set tighter than a face is high.
      if (at !== block) worst = Math.max(worst, box.top - rect.top, rect.bottom - box.bottom)
    }
    return worst * (unit / scale)
  }

  function placeOf(element: Element): Place {
    if (element.closest('.title')) return 'title'
    if (element.closest('.kicker')) return 'kicker'
    if (element.closest('.body')) return 'body'
    if (element.closest('.foot')) return 'foot'
    return 'other'
  }

  function kindOf(element: Element): Kind {
    if (element.closest('svg')) return 'drawing'
    if (element.closest('figure')) return 'figure'
    if (element.closest('pre, code, kbd, samp')) return 'code'
    if (element.closest('table')) return 'table'
    return 'prose'
  }

  function blockOf(element: Element): Element {
    let at = element
    while (at.parentElement !== null && at !== section && /^(inline|contents|ruby)/.test(styleOf(at).display)) {
      if (/^inline-/.test(styleOf(at).display)) return at
      at = at.parentElement
    }
    return at
  }

  function sizeOf(element: Element): number {
    const size = Number.parseFloat(styleOf(element).fontSize) * unit
    const drawing = element.closest('svg')
    if (drawing === null) return size
    const matrix = drawing.getScreenCTM()
    return matrix === null ? size : (size * Math.hypot(matrix.a, matrix.b)) / scale
  }

  /** The rectangles of one text node, one for each line, with the text that stands there. */
  function rowsOf(
    node: Text,
    missed: (character: string) => void,
  ): { text: string; rect: { left: number; top: number; right: number; bottom: number } }[] {
    const rows: { text: string; rect: { left: number; top: number; right: number; bottom: number } }[] = []
    const range = document.createRange()
    let at = 0
    for (const character of node.data) {
      range.setStart(node, at)
      range.setEnd(node, at + character.length)
      at += character.length
      const rect = Array.from(range.getClientRects()).findLast((one) => one.width > 0 && one.height > 0)
      const row = rows.at(-1)
      // A space at the end of a line is nothing that could leave the slide.
      if (row !== undefined && /\s/.test(character)) {
        row.text += character
        continue
      }
      if (rect === undefined) {
        if (/[\p{L}\p{N}]/u.test(character)) missed(character)
        continue
      }
      const middle = (rect.top + rect.bottom) / 2
      if (row !== undefined && middle > row.rect.top && middle < row.rect.bottom) {
        row.text += character
        row.rect.left = Math.min(row.rect.left, rect.left)
        row.rect.right = Math.max(row.rect.right, rect.right)
        row.rect.top = Math.min(row.rect.top, rect.top)
        row.rect.bottom = Math.max(row.rect.bottom, rect.bottom)
        continue
      }
      rows.push({ text: character, rect: { left: rect.left, top: rect.top, right: rect.right, bottom: rect.bottom } })
    }
    return rows
  }

  function readText(node: Text, element: Element): void {
    const owner = element.closest('[data-home], [data-echo], [data-word]')
    const piece = owner === null || !section.contains(owner) ? null : (pieceOf.get(owner) ?? null)
    const kind = kindOf(element)
    let missing = ''
    const rows = isShown(element) ? rowsOf(node, (character) => (missing += character)) : []
    const isBlank = node.data.trim() === ''
    const text = rows.map((row) => row.text).join('')
    if (kind !== 'drawing' && piece !== null) {
      seen[piece] += rows.length > 0 ? text : isBlank ? node.data : ''
      if (!isBlank) unseen[piece] += rows.length === 0 ? node.data : missing
    }
    if (isBlank || rows.length === 0) return
    if (piece === null) loose.push(node.data.trim())

    const style = styleOf(element)
    const painted = colourOf(element.closest('svg') ? style.fill : style.webkitTextFillColor)
    const colour: Colour = [painted[0], painted[1], painted[2], painted[3] * opacityOf(element)]
    canvas.font = `${style.fontStyle} ${style.fontWeight} ${style.fontSize} ${style.fontFamily}`
    for (const row of rows) {
      if (row.text.trim() === '') continue
      const measured = canvas.measureText(row.text)
      // The ink is counted from the baseline, which lies one ascent under the top of the line's rectangle.
      const baseline = row.rect.top + measured.fontBoundingBoxAscent * scale
      const ink = {
        // A mark that has a blank half leaves nothing with it.
        left: Math.max(row.rect.left, row.rect.left - measured.actualBoundingBoxLeft * scale),
        right: Math.min(row.rect.right, row.rect.left + measured.actualBoundingBoxRight * scale),
        top: Math.max(row.rect.top, baseline - measured.actualBoundingBoxAscent * scale),
        bottom: Math.min(row.rect.bottom, baseline + measured.actualBoundingBoxDescent * scale),
      }
      const { behind, covered } = layersAt(element, (row.rect.left + row.rect.right) / 2, (ink.top + ink.bottom) / 2)
      const item = element.closest('li')
      lines.push({
        text: row.text.replace(/\s+/g, ' '),
        rect: onSlide(row.rect),
        ink: onSlide(kind === 'drawing' ? row.rect : ink),
        size: sizeOf(element),
        weight: Number(style.fontWeight),
        family: style.fontFamily,
        colour,
        background: kind === 'drawing' ? null : backgroundOf(behind),
        block: numberOf(blocks, blockOf(element)),
        item: item === null ? null : numberOf(items, item),
        place: placeOf(element),
        kind,
        index: element.closest('sub, sup') !== null,
        piece,
        clipped: kind === 'drawing' ? 0 : clippedBy(element, ink),
        // Indices hang a little out of their line.
        beyond: kind === 'drawing' || element.closest('sub, sup') !== null ? 0 : beyond(element, ink),
        covered: kind === 'drawing' ? '' : covered,
      })
    }
  }

  /** What a formula says is its TeX; a picture among words says its text alternative. */
  function saidBy(element: Element): string {
    const picture = element.querySelector(':scope > :is(img, svg)')
    return (
      element.querySelector('annotation')?.textContent ??
      picture?.getAttribute('alt') ??
      picture?.getAttribute('aria-label') ??
      ''
    )
  }

  /** The words of an element, a formula as its TeX. */
  function wordsOf(element: Element | null): string {
    if (element === null) return ''
    if (element.querySelector('.formula') === null) return element.textContent ?? ''
    const copy = element.cloneNode(true) as Element
    for (const formula of copy.querySelectorAll('.formula')) formula.replaceWith(saidBy(formula))
    return copy.textContent ?? ''
  }

  /** A formula is one line of one sign: its box is what is drawn, its text the TeX beside it. */
  function readFormula(element: Element): void {
    const drawing = element.querySelector('svg, img')
    const owner = element.closest('[data-home], [data-echo], [data-word]')
    const piece = owner === null || !section.contains(owner) ? null : (pieceOf.get(owner) ?? null)
    const tex = saidBy(element)
    const box = drawing?.getBoundingClientRect()
    const isSeen = drawing !== null && box !== undefined && box.width > 0 && box.height > 0 && isShown(element)
    if (piece === null) loose.push(tex)
    else if (isSeen) seen[piece] += tex
    else unseen[piece] += tex
    if (!isSeen || box === undefined) return
    const style = styleOf(element)
    const rect = { left: box.left, top: box.top, right: box.right, bottom: box.bottom }
    const { behind, covered } = layersAt(element, (box.left + box.right) / 2, (box.top + box.bottom) / 2)
    const item = element.closest('li')
    lines.push({
      text: '\ufffc',
      rect: onSlide(rect),
      ink: onSlide(rect),
      size: sizeOf(element),
      weight: 400,
      family: style.fontFamily,
      colour: colourOf(style.color),
      background: backgroundOf(behind),
      block: numberOf(blocks, blockOf(element.parentElement ?? element)),
      item: item === null ? null : numberOf(items, item),
      place: placeOf(element),
      kind: 'formula',
      // Among words it reaches over its line as an index does.
      index: !element.matches('.display > *'),
      piece,
      clipped: clippedBy(element, rect),
      beyond: 0,
      covered,
    })
  }

  /** Text that a sheet adds: it stands in no element, so no home, echo or word can hold it. */
  function readGenerated(element: Element): void {
    for (const pseudo of ['::before', '::after']) {
      const content = getComputedStyle(element, pseudo).content
      // A line feed ends a line and is no text.
      if (content === 'none' || content === 'normal' || /^"(?:\\a\s?|\s)*"$/i.test(content)) continue
      if (/counters?\(/.test(content) || /[\p{L}\p{N}]/u.test(content.replace(/^"|"$/g, '')))
        loose.push(`${pseudo} ${content}`)
    }
    const style = styleOf(element)
    if (style.display !== 'list-item' || /^(none|disc|circle|square)$/.test(style.listStyleType)) return
    loose.push(`list marker ${style.listStyleType}`)
  }

  const walker = document.createTreeWalker(section, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT)
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    if (node instanceof Element) {
      if (!node.closest('svg') && node.getClientRects().length > 0) readGenerated(node)
      if (node.matches('.formula') && !aside?.contains(node)) readFormula(node)
      continue
    }
    const parent = node.parentElement
    if (parent === null || parent.closest('title, desc, script, style, template, .formula') !== null) continue
    const isSource = aside?.contains(parent) ?? false
    if (isSource && getComputedStyle(aside as Element).display === 'none') continue
    readText(node as Text, parent)
  }

  const offset = (element: HTMLElement, name: 'from' | 'to' | 'line'): number | null => {
    const value = element.dataset[name]
    return value === undefined || !/^\d+$/.test(value) ? null : Number(value)
  }

  const pieces = marked.map((element, position): Piece => {
    const { home, echo, word } = element.dataset
    const around = element.parentElement?.closest('[data-home], [data-echo], [data-word]')
    const figure = element.dataset.figure
    return {
      kind: home !== undefined ? 'home' : echo !== undefined ? 'echo' : 'word',
      id: home ?? echo ?? word ?? '',
      from: offset(element, 'from'),
      to: offset(element, 'to'),
      line: offset(element, 'line'),
      text: seen[position] ?? '',
      unseen: unseen[position] ?? '',
      place: placeOf(element),
      holds: holdsOf(element),
      heads: element.closest('h1, h2, h3, h4, h5, h6, .label, [role="heading"]') !== null,
      figure: figure === 'drawn' || figure === 'missing' ? figure : null,
      within: around === null || around === undefined ? null : (pieceOf.get(around) ?? null),
    }
  })

  function holdsOf(element: HTMLElement): Kind {
    if (element.matches('.display')) return 'formula'
    return element.querySelector(':is(img, svg):not(.formula > *)') !== null ? 'figure' : kindOf(element)
  }

  function figureFacts(element: HTMLElement): FigureFacts {
    const picture = element.querySelector<HTMLImageElement | SVGSVGElement>('img, svg')
    const box = element.getBoundingClientRect()
    const isVector =
      picture instanceof SVGSVGElement || (picture?.getAttribute('src') ?? '').startsWith('data:image/svg')
    const base = { id: element.dataset.home ?? '', frame: onSlide(box), vector: isVector, clipped: 0, distortion: 1 }
    if (element.dataset.figure !== 'drawn' || picture === null) {
      const clipped = clippedBy(element, box)
      const state = element.dataset.figure === 'drawn' ? 'drawn' : 'missing'
      return {
        ...base,
        state,
        // What stands for the picture, without its caption.
        picture: onSlide((element.querySelector(':scope > .missing') ?? element).getBoundingClientRect()),
        natural: null,
        broken: state === 'drawn',
        clipped,
        alt: '',
        smallestText: null,
      }
    }
    const beside = element.querySelectorAll<HTMLImageElement | SVGSVGElement>('.pictures > img, .pictures > svg')
    if (beside.length > 1) return { ...base, ...besideFacts([...beside]) }
    const outer = picture.getBoundingClientRect()
    const natural =
      picture instanceof SVGSVGElement
        ? { width: picture.viewBox.baseVal?.width ?? 0, height: picture.viewBox.baseVal?.height ?? 0 }
        : { width: picture.naturalWidth, height: picture.naturalHeight }
    const isKnown = natural.width > 0 && natural.height > 0
    const stretches =
      picture instanceof SVGSVGElement
        ? picture.getAttribute('preserveAspectRatio') === 'none'
        : !/contain|scale-down/.test(styleOf(picture).objectFit)
    const inner = isKnown && !stretches ? contained(outer, natural.width / natural.height) : outer
    const isSeen = outer.width > 0 && outer.height > 0 && isShown(picture)
    const sizes = Array.from(picture.querySelectorAll('text, tspan'), (text) => sizeOf(text))
    const crops = picture instanceof HTMLImageElement && styleOf(picture).objectFit === 'cover'
    return {
      ...base,
      state: 'drawn',
      picture: onSlide(inner),
      natural: isKnown ? natural : null,
      broken: !isSeen || (picture instanceof HTMLImageElement && !(picture.complete && isKnown)),
      distortion: isKnown && stretches && !crops ? outer.width / outer.height / (natural.width / natural.height) : 1,
      clipped: Math.max(clippedBy(picture, inner), crops ? cropped(outer, natural.width / natural.height) : 0),
      alt:
        picture.getAttribute('alt') ??
        picture.getAttribute('aria-label') ??
        picture.querySelector('title')?.textContent ??
        '',
      smallestText: sizes.length > 0 ? Math.min(...sizes) : null,
    }
  }

  /** Pictures beside each other are looked at as one; the worst of them counts. */
  function besideFacts(pictures: readonly (HTMLImageElement | SVGSVGElement)[]): Omit<FigureFacts, 'id' | 'frame'> {
    const boxes = pictures.map((one) => one.getBoundingClientRect())
    const all = {
      left: Math.min(...boxes.map(({ left }) => left)),
      top: Math.min(...boxes.map(({ top }) => top)),
      right: Math.max(...boxes.map(({ right }) => right)),
      bottom: Math.max(...boxes.map(({ bottom }) => bottom)),
    }
    const ratios = pictures.map((one) =>
      one instanceof SVGSVGElement
        ? one.viewBox.baseVal.width / one.viewBox.baseVal.height
        : one.naturalWidth / one.naturalHeight,
    )
    const distortions = boxes.map(({ width, height }, index) => width / height / (ratios[index] ?? 1))
    const worst = distortions.reduce(
      (one, other) => (Math.abs(Math.log(other)) > Math.abs(Math.log(one)) ? other : one),
      1,
    )
    const sizes = pictures.flatMap((one) => Array.from(one.querySelectorAll('text, tspan'), (text) => sizeOf(text)))
    const picture = onSlide(all)
    return {
      state: 'drawn',
      picture,
      natural: { width: picture.right - picture.left, height: picture.bottom - picture.top },
      vector: pictures.every((one) => one instanceof SVGSVGElement),
      broken: pictures.some((one) => one instanceof HTMLImageElement && !(one.complete && one.naturalWidth > 0)),
      // A drawing keeps its shape in any box.
      distortion: pictures.every((one) => one instanceof SVGSVGElement) ? 1 : worst,
      clipped: Math.max(...pictures.map((one, index) => clippedBy(one, boxes[index] ?? all))),
      alt: pictures.map((one) => one.getAttribute('alt') ?? one.getAttribute('aria-label') ?? '').join(' '),
      smallestText: sizes.length > 0 ? Math.min(...sizes) : null,
    }
  }

  function contained(box: DOMRect, ratio: number): Rect {
    const width = Math.min(box.width, box.height * ratio)
    const left = box.left + (box.width - width) / 2
    const top = box.top + (box.height - width / ratio) / 2
    return { left, top, right: left + width, bottom: top + width / ratio }
  }

  /** What a picture that fills its box loses on each side, px of the slide. */
  function cropped(box: DOMRect, ratio: number): number {
    const width = Math.max(box.width, box.height * ratio)
    return (Math.max(width - box.width, width / ratio - box.height) / 2) * (unit / scale)
  }

  const lists = Array.from(section.querySelectorAll('ul, ol'))
    .filter((list) => !(aside?.contains(list) ?? false) && list.getClientRects().length > 0)
    .map((list): ListFacts => {
      const held = Array.from(list.children).filter((child) => child.tagName === 'LI')
      return { items: held.map((item) => numberOf(items, item)), ordered: list.tagName === 'OL' }
    })

  const source = Array.from(
    aside?.querySelectorAll<HTMLElement>('[data-of], [data-home], [data-moved]') ?? [],
    (entry): SourceEntry => {
      const text = wordsOf(entry)
      if (entry.dataset.of !== undefined) return { kind: 'shown', of: entry.dataset.of, text }
      const place = {
        from: offset(entry, 'from'),
        to: offset(entry, 'to'),
        line: offset(entry, 'line'),
        text,
      }
      if (entry.dataset.moved !== undefined) return { kind: 'moved', id: entry.dataset.moved, ...place }
      return { kind: 'said', id: entry.dataset.home ?? '', ...place, asked: entry.hasAttribute('data-asked') }
    },
  )

  const title = section.querySelector('.title') ?? section.querySelector('h1, h2')
  const body = section.querySelector('.body')
  return {
    number: index + 1,
    id: section.id,
    layout: section.dataset.layout ?? '',
    width: slideWidth * unit,
    height: 720,
    box: onSlide(frame),
    body: body === null ? null : onSlide(body.getBoundingClientRect()),
    title: title === null ? null : { text: wordsOf(title).trim(), rect: onSlide(title.getBoundingClientRect()) },
    kicker: wordsOf(section.querySelector('.kicker')).trim(),
    lines,
    pieces,
    figures: Array.from(section.querySelectorAll<HTMLElement>('figure[data-figure]'), figureFacts),
    lists,
    source,
    loose,
    headings: Array.from(section.querySelectorAll('h1, h2, h3, h4, h5, h6'), (heading) => ({
      level: Number(heading.tagName.slice(1)),
      text: wordsOf(heading).trim(),
    })),
  }
}
