// The tool's own files: themes, the player, the font masters. Read when they are asked for.

import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import type { Faces } from '../measure/measurer.ts'
import { facesIn } from './faces.ts'
import type { PictureStore } from './figures.ts'
import { packageRoot } from './package.ts'

interface Player {
  readonly script: string
  readonly css: string
  /** SHA-256 of the script, base64: the page lets no other run. */
  readonly hash: string
}

export interface Tool {
  readonly themes: readonly string[]
  readonly themeFolder: string
  /** The style sheet of one of `themes`. */
  readonly theme: (name: string) => string
  readonly player: Player
  readonly faces: Faces
  readonly fontFolder: string
  readonly pictures: PictureStore
}

export function openTool(): Tool {
  const root = packageRoot()
  const built = path.join(root, 'dist', 'tool')
  const themes = path.join(root, 'assets', 'themes')
  const fontFolder = path.join(built, 'fonts')
  if (!existsSync(fontFolder)) throw new Error(`${built} is not built: run node build.mjs`)
  let player: Player | null = null
  return {
    themes: readdirSync(themes).flatMap((name) => (name.endsWith('.css') ? [name.slice(0, -'.css'.length)] : [])),
    themeFolder: themes,
    theme: (name) => readFileSync(path.join(themes, `${name}.css`), 'utf8'),
    get player() {
      player ??= playerIn(built)
      return player
    },
    faces: facesIn(fontFolder),
    fontFolder,
    pictures: new Map(),
  }
}

function playerIn(folder: string): Player {
  const script = readFileSync(path.join(folder, 'player.js'), 'utf8')
  const css = readFileSync(path.join(folder, 'player.css'), 'utf8')
  return { script, css, hash: createHash('sha256').update(script).digest('base64') }
}
