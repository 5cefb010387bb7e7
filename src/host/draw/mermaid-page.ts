// Draws one diagram inside of a browser's page. It travels there as text, so it uses nothing from outside itself.

interface Mermaid {
  initialize(config: unknown): void
  render(id: string, text: string): Promise<{ svg: string }>
}

interface Job {
  readonly text: string
  /** The family that it is set in. */
  readonly face: string
  readonly config: unknown
  /** Behind the labels of edges, and for what knows no colours but black and white. */
  readonly paper: string
  readonly muted: string
  readonly line: string
}

/** What it answers is an SVG whose paint and type stand in attributes: no style sheet is left. */
export async function drawInPage({
  text,
  face,
  config,
  paper,
  muted,
  line,
}: Job): Promise<{ svg: string } | { why: string }> {
  const { mermaid } = window as unknown as { mermaid: Mermaid }
  const PAINT = ['fill', 'stroke', 'stroke-width', 'stroke-dasharray', 'opacity', 'fill-opacity', 'stroke-opacity']
  const MARKERS = ['marker-start', 'marker-mid', 'marker-end']
  const TYPE = ['font-size', 'font-weight', 'font-style', 'text-anchor', 'dominant-baseline', 'text-decoration-line']
  const USUAL: Record<string, string> = {
    'stroke-width': '1px',
    'stroke-dasharray': 'none',
    opacity: '1',
    'fill-opacity': '1',
    'stroke-opacity': '1',
    'marker-start': 'none',
    'marker-mid': 'none',
    'marker-end': 'none',
    'font-style': 'normal',
    'text-anchor': 'start',
    'dominant-baseline': 'auto',
    'text-decoration-line': 'none',
  }
  // The same text gives the same drawing, on every run and in both colours.
  let seed = 1
  Math.random = () => {
    seed = (seed * 16_807) % 2_147_483_647
    return seed / 2_147_483_647
  }
  // A face is loaded when something is set in it, and then the first diagram would be measured in another.
  await Promise.all([400, 700].map((weight) => document.fonts.load(`${weight} 16px ${face}`, text)))
  try {
    mermaid.initialize(config)
    const { svg } = await mermaid.render('diagram', text)
    const host = document.createElement('div')
    host.innerHTML = svg
    document.body.append(host)
    await document.fonts.ready
    const drawing = host.querySelector('svg')
    if (drawing === null) return { why: 'nothing was drawn' }
    const box = drawing.viewBox.baseVal
    if (box !== null && box.width > 0) {
      drawing.setAttribute('width', String(box.width))
      drawing.setAttribute('height', String(box.height))
    }
    for (const tick of drawing.querySelectorAll<SVGElement>('.grid .tick text')) tick.style.fontSize = '14px'
    // An edge that shines through its label makes neither readable.
    for (const ground of drawing.querySelectorAll<SVGElement>('.edgeLabel rect')) {
      ground.style.fill = paper
      ground.style.opacity = '1'
      ground.style.fillOpacity = '1'
    }
    for (const tick of drawing.querySelectorAll<SVGElement>('.grid .tick line')) tick.style.stroke = line
    for (const inside of drawing.querySelectorAll<SVGElement>('marker circle')) inside.style.fill = paper
    for (const cross of drawing.querySelectorAll<SVGElement>('marker[id$="crosshead"] path')) cross.style.stroke = muted
    // The names of states do not stand in the middle of their boxes where labels are no HTML.
    const middle = ({ left, right, top, bottom }: DOMRect) => ({ x: (left + right) / 2, y: (top + bottom) / 2 })
    for (const node of drawing.querySelectorAll('.node.statediagram-state')) {
      const label = node.querySelector('.label')
      const [box, name] = [node.querySelector('.label-container'), label?.querySelector('text')]
      if (label == null || box == null || name == null || node.querySelector('.divider') !== null) continue
      const [at, is] = [middle(box.getBoundingClientRect()), middle(name.getBoundingClientRect())]
      label.setAttribute(
        'transform',
        `translate(${at.x - is.x},${at.y - is.y}) ${label.getAttribute('transform') ?? ''}`,
      )
    }
    for (const element of drawing.querySelectorAll<SVGElement>('*')) {
      const style = getComputedStyle(element)
      const isText = /^(?:text|tspan)$/.test(element.tagName)
      const isShape = /^(?:path|rect|circle|ellipse|line|polyline|polygon)$/.test(element.tagName)
      if (style.display === 'none' || style.visibility === 'hidden') {
        if (isText || isShape) element.setAttribute('data-gone', '')
        continue
      }
      const names = isText ? [...PAINT, ...TYPE] : isShape ? [...PAINT, ...MARKERS] : []
      const values = names.map((name) => [name, style.getPropertyValue(name)] as const)
      for (const [name, value] of values) {
        if (value === '' || value === USUAL[name]) element.removeAttribute(name)
        else element.setAttribute(name, value.replace(/url\("?[^#"]*#([^")]+)"?\)/g, 'url(#$1)'))
      }
    }
    // A hundredth of a pixel is seen by nobody. Where numbers follow each other without a sign between them (`.25.01`, the flags of an
    // arc), they stay.
    const isDense = (value: string) => /\.\d*\.|[aA][^a-zA-Z]*[\s,][01]{1,2}(?:[01]\d|\.)/.test(value)
    const shorter = (value: string) =>
      isDense(value)
        ? value
        : value.replace(/-?\d+\.\d{3,}/g, (number) => String(Math.round(Number(number) * 100) / 100))
    for (const element of drawing.querySelectorAll<SVGElement>('*'))
      for (const name of [
        'd',
        'points',
        'transform',
        'x',
        'y',
        'x1',
        'x2',
        'y1',
        'y2',
        'width',
        'height',
        'rx',
        'ry',
      ]) {
        const value = element.getAttribute(name)
        if (value !== null) element.setAttribute(name, shorter(value))
      }
    for (const gone of drawing.querySelectorAll('[data-gone], style, script')) gone.remove()
    for (const element of drawing.querySelectorAll('[style]')) element.removeAttribute('style')
    drawing.removeAttribute('style')
    const made = new XMLSerializer().serializeToString(drawing)
    host.remove()
    return { svg: made }
  } catch (error) {
    for (const left of document.querySelectorAll('body > :not(script, style)')) left.remove()
    return { why: (error instanceof Error ? error.message : String(error)).split('\n')[0] ?? 'it cannot be drawn' }
  }
}
