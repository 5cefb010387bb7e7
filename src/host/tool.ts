// The tool's own files: themes, the player, the font masters. Read when they are asked for.

import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { once } from '../base/once.ts'
import type { Lettering } from '../measure/lettering.ts'
import type { Faces } from '../measure/measurer.ts'
import { facesIn } from './faces.ts'
import type { PictureStore } from './figures.ts'
import { packageRoot } from './package.ts'
import { type Themes, themesIn } from './themes.ts'

interface Player {
  readonly script: string
  readonly css: string
  /** SHA-256 of the script, base64: the page lets no other run. */
  readonly hash: string
}

/** A client of a session, as it is served. */
interface Client {
  readonly css: string
  readonly script: string
  /** As above. */
  readonly scriptHash: string
}

export interface Tool {
  readonly themes: Themes
  readonly player: Player
  /** What runs in the deck of a session: leader, projector, follower. */
  readonly study: Client
  /** What runs in the small pages before it. */
  readonly door: Client
  readonly faces: (lettering: Lettering) => Faces
  readonly fontFolder: string
  readonly pictures: PictureStore
}

export function openTool(): Tool {
  const root = packageRoot()
  const built = path.join(root, 'dist', 'tool')
  const themes = themesIn(path.join(root, 'assets'))
  const fontFolder = path.join(built, 'fonts')
  if (!existsSync(fontFolder)) throw new Error(`${built} is not built: run node build.mjs`)
  let player: Player | null = null
  const clients = new Map<string, Client>()
  const faces = new Map<string, Faces>()
  return {
    themes,
    get player() {
      player ??= filesOf(built, 'player')
      return player
    },
    get study() {
      return once(clients, 'study', () => clientIn(built, 'study'))
    },
    get door() {
      return once(clients, 'door', () => clientIn(built, 'door'))
    },
    faces: (lettering) => once(faces, JSON.stringify(lettering), () => facesIn(fontFolder, lettering)),
    fontFolder,
    pictures: new Map(),
  }
}

function clientIn(folder: string, name: string): Client {
  const { script, css, hash } = filesOf(folder, name)
  return { css, script, scriptHash: hash }
}

function filesOf(folder: string, name: string): Player {
  const script = readFileSync(path.join(folder, `${name}.js`), 'utf8')
  const css = readFileSync(path.join(folder, `${name}.css`), 'utf8')
  return { script, css, hash: createHash('sha256').update(script).digest('base64') }
}
