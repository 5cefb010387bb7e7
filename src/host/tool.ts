// The tool's own files: themes, the player, the font masters. Read when they are asked for.

import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import type { Faces } from '../measure/measurer.ts'
import { facesIn } from './faces.ts'
import type { PictureStore } from './figures.ts'
import { packageRoot } from './package.ts'

export interface Tool {
  readonly themes: readonly string[]
  readonly themeFolder: string
  /** The style sheet of one of `themes`. */
  readonly theme: (name: string) => string
  readonly player: { readonly script: string; readonly css: string }
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
  let player: Tool['player'] | null = null
  return {
    themes: readdirSync(themes).flatMap((name) => (name.endsWith('.css') ? [name.slice(0, -'.css'.length)] : [])),
    themeFolder: themes,
    theme: (name) => readFileSync(path.join(themes, `${name}.css`), 'utf8'),
    get player() {
      player ??= {
        script: readFileSync(path.join(built, 'player.js'), 'utf8'),
        css: readFileSync(path.join(built, 'player.css'), 'utf8'),
      }
      return player
    },
    faces: facesIn(fontFolder),
    fontFolder,
    pictures: new Map(),
  }
}
