// Characters that no font of the deck has: some font of the reader's draws them, so what they look like is not known.

import type { Report } from '../base/diagnostic.ts'
import { isInvisible } from '../base/text.ts'
import type { Faces } from './measurer.ts'
import { SCRIPT_FONTS } from './script-fonts.ts'

export function reportMissingGlyphs(characters: string, faces: Faces, report: Report): void {
  const missing = Array.from(characters).filter((character) => {
    const codePoint = character.codePointAt(0) ?? 0
    return !isInvisible(codePoint) && !/\s/u.test(character) && faces.advance(codePoint, 'sans', 400) === null
  })
  for (const { name, script, package: packageName } of SCRIPT_FONTS) {
    const own = missing.filter((character) => script.test(character))
    if (own.length === 0) continue
    report({
      code: 'font-missing',
      severity: 'warning',
      span: null,
      message: `the deck's fonts have no ${name}: a font of the reader's machine draws it (${own.length} characters)`,
      hint: `npm install ${packageName}`,
    })
  }
  const signs = missing.filter((character) => !SCRIPT_FONTS.some(({ script }) => script.test(character)))
  if (signs.length === 0) return
  report({
    code: 'font-missing',
    severity: 'note',
    span: null,
    message: `the deck's fonts lack ${signs.length} characters, which a font of the reader's machine draws: ${signs.slice(0, 12).join(' ')}`,
  })
}
