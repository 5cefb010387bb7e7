// Fonts for scripts that the tool does not carry, from packages that a user may install beside it or beside the articles:
// `npm install @expo-google-fonts/noto-sans-kr`.

import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import process from 'node:process'
import { SCRIPT_FONTS, type ScriptFont } from '../measure/script-fonts.ts'
import { packageRoot } from './package.ts'

export interface FontPackage extends ScriptFont {
  /** The file of a weight. */
  readonly master: (weight: 400 | 700) => string
}

let found: readonly FontPackage[] | null = null

/** Looked for once, when a character is first met that the tool's own fonts do not have. */
export function fontPackages(): readonly FontPackage[] {
  found ??= SCRIPT_FONTS.flatMap((font) => {
    const folder = folderOf(font.package)
    if (folder === null) return []
    const master = (weight: 400 | 700) => {
      const face = weight === 400 ? '400Regular' : '700Bold'
      return path.join(folder, face, `${font.file}_${face}.ttf`)
    }
    return existsSync(master(400)) && existsSync(master(700)) ? [{ ...font, master }] : []
  })
  return found
}

function folderOf(name: string): string | null {
  for (const root of [process.cwd(), packageRoot()]) {
    try {
      return path.dirname(createRequire(path.join(root, 'lectern.js')).resolve(`${name}/package.json`))
    } catch {} // not installed there
  }
  return null
}
