// Fonts for scripts that the tool does not carry, from packages that a user may install beside it or beside the articles:
// `npm install @expo-google-fonts/noto-sans-kr`.

import { existsSync } from 'node:fs'
import path from 'node:path'
import { SCRIPT_FONTS, type ScriptFont } from '../measure/script-fonts.ts'
import { folderOfPackage } from './optional-package.ts'

export interface FontPackage extends ScriptFont {
  /** The file of a weight. */
  readonly master: (weight: 400 | 700) => string
}

let found: readonly FontPackage[] | null = null

/** Looked for once, when a character is first met that the tool's own fonts do not have. */
export function fontPackages(): readonly FontPackage[] {
  found ??= SCRIPT_FONTS.flatMap((font) => {
    const folder = folderOfPackage(font.package)
    if (folder === null) return []
    const master = (weight: 400 | 700) => {
      const face = weight === 400 ? '400Regular' : '700Bold'
      return path.join(folder, face, `${font.file}_${face}.ttf`)
    }
    return existsSync(master(400)) && existsSync(master(700)) ? [{ ...font, master }] : []
  })
  return found
}
