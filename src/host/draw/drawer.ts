// Draws diagrams in a process of its own, one after the other: what one asks for may take forever, or all of the memory.

import process from 'node:process'
import type { Faces } from '../../measure/measurer.ts'
import type { Palette } from '../../measure/palette.ts'
import { facesIn } from '../faces.ts'
import type { Job } from './draw-apart.ts'
import { type Drawn, pairOf } from './drawn.ts'

type Draw = (text: string, palette: Palette) => Drawn | Promise<Drawn>

const opened = new Map<Job['kind'], Promise<Draw>>()

function open(job: Job): Promise<Draw> {
  const draw = opened.get(job.kind) ?? opener(job, facesIn(job.fontFolder, job.lettering))
  opened.set(job.kind, draw)
  return draw
}

async function opener({ kind, parts: { graphviz, vega } }: Job, faces: Faces): Promise<Draw> {
  if (kind === 'graphviz' && graphviz !== null) return (await import('./graphviz.ts')).openGraphviz(graphviz, faces)
  if (kind === 'vega-lite' && vega !== null) return (await import('./vega.ts')).openVega(vega, faces)
  throw new Error(`${kind} is not installed`)
}

async function drawn(draw: Draw, text: string, palette: Palette): Promise<Drawn> {
  try {
    return await draw(text, palette)
  } catch (error) {
    // What it throws is its own affair: even what is no error.
    return { why: error instanceof Error ? (error.message.split('\n')[0] ?? '') : 'it cannot be drawn' }
  }
}

process.on('message', async (job: Job) => {
  const draw = await open(job)
  process.send?.(pairOf(await drawn(draw, job.text, job.light), await drawn(draw, job.text, job.dark)))
})
process.on('disconnect', () => process.exit())
