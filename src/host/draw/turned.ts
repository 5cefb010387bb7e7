// The other direction of a diagram that flows: an author must name one, and often names the one that fits a page and no slide.

/** What a drawing gets on a slide, px. */
const ROOM = { width: 1150, height: 540 }
/** Type this large is read from the back row, px; below it the other direction is tried, and taken when it gains this much. */
const READABLE = 26
const GAIN = 1.3
const TYPE = 16

/** Mermaid's text in the other direction; null for kinds that have none. */
export function turnedMermaid(text: string): string | null {
  const flow = /^([ \t]*(?:graph|flowchart(?:-elk)?)[ \t]+)(TB|TD|BT|LR|RL)\b/m.exec(text)
  if (flow !== null) return replaced(text, flow, `${flow[1]}${across(flow[2] ?? '')}`)
  const other = /^[ \t]*(?:stateDiagram(?:-v2)?|classDiagram(?:-v2)?|erDiagram)[ \t]*$/m.exec(text)
  if (other === null) return null
  const named = /^([ \t]*direction[ \t]+)(TB|TD|BT|LR|RL)\b/m.exec(text)
  // The first direction of a diagram may be that of a part of it only.
  if (named !== null)
    return depthAt(text, named.index) === 0 ? replaced(text, named, `${named[1]}${across(named[2] ?? '')}`) : null
  return replaced(text, other, `${other[0]}\n  direction LR`)
}

function across(direction: string): string {
  return direction === 'LR' || direction === 'RL' ? 'TB' : 'LR'
}

function replaced(text: string, { index, 0: found }: RegExpExecArray, by: string): string {
  return text.slice(0, index) + by + text.slice(index + found.length)
}

function depthAt(text: string, end: number): number {
  let depth = 0
  for (const character of text.slice(0, end)) depth += character === '{' ? 1 : character === '}' ? -1 : 0
  return depth
}

/** Whether graphviz was left to choose the direction. */
export function isUndirected(text: string): boolean {
  return !/\brankdir\s*=/i.test(text)
}

/** Whether the type of this drawing is too small on a slide for the other direction not to be tried. */
export function isSmall(svg: string): boolean {
  return TYPE * scaleOf(svg) < READABLE
}

export function isLarger(turned: string, svg: string): boolean {
  return scaleOf(turned) >= GAIN * scaleOf(svg)
}

/** How much larger than drawn it can stand on a slide. */
function scaleOf(svg: string): number {
  const [, x, y] = /\bviewBox="\S+\s+\S+\s+([\d.]+)\s+([\d.]+)"/.exec(svg) ?? []
  return x === undefined || y === undefined ? 1 : Math.min(ROOM.width / Number(x), ROOM.height / Number(y))
}
