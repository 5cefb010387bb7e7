// Mermaid, where its package is installed: it needs a browser to draw in. Strict, offline, all diagrams of an article in one page.

import { readFile } from 'node:fs/promises'
import path from 'node:path'
import type { Palette } from '../../measure/palette.ts'
import type { FontFile } from '../../render/fonts.ts'
import { type BrowserOptions, withBrowser } from '../browser.ts'
import type { OptionalPackage } from '../optional-package.ts'
import type { Drawn } from './drawn.ts'
import { configFor, FACE } from './mermaid-config.ts'
import { drawInPage } from './mermaid-page.ts'
import { isLarger, isSmall, turnedMermaid } from './turned.ts'

/** The drawings of each text, in the order of the palettes. @throws BrowserTrouble */
export async function drawMermaid(
  texts: readonly string[],
  palettes: readonly Palette[],
  part: OptionalPackage,
  fonts: readonly FontFile[],
  browser: BrowserOptions,
): Promise<Drawn[][]> {
  const script = await readFile(path.join(part.folder, 'dist', 'mermaid.min.js'), 'utf8')
  const faces = fonts.map(
    ({ family, weight, format, base64, range }) =>
      `@font-face{font-family:'${family === 'sans' ? FACE : 'Lectern Other'}';font-weight:${weight};src:url(data:font/${format};base64,${base64})${range === null ? '' : `;unicode-range:${range}`}}`,
  )
  const html = `<!doctype html><meta charset="utf-8"><style>${faces.join('')}body{font:16px '${FACE}',sans-serif;font-kerning:none;font-variant-ligatures:none}</style><body><script>${script.replace(/<\/script/gi, '<\\/script')}</script>`
  return withBrowser({ ...browser, seconds: 30 + 5 * texts.length }, async (open) => {
    const page = await open.open({ html }, { width: 1000, height: 900, scripts: true, media: 'screen' })
    const drawn: Drawn[][] = []
    const draw = (text: string, palette: Palette): Promise<Drawn> =>
      page.evaluate(drawInPage, { ...palette, text, face: `'${FACE}'`, config: configFor(palette) })
    for (const text of texts) {
      const [first, ...others] = palettes
      if (first === undefined) break
      const best = await larger(text, (one) => draw(one, first))
      const each = [best.drawn]
      for (const palette of others) each.push(await draw(best.text, palette))
      drawn.push(each)
    }
    await page.close()
    return drawn
  })
}

/** In the direction that its author gave it, or in the other where that is much larger on a slide. */
async function larger(text: string, draw: (text: string) => Promise<Drawn>): Promise<{ text: string; drawn: Drawn }> {
  const drawn = await draw(text)
  const other = turnedMermaid(text)
  if ('why' in drawn || other === null || !isSmall(drawn.svg)) return { text, drawn }
  const turned = await draw(other)
  return 'svg' in turned && isLarger(turned.svg, drawn.svg) ? { text: other, drawn: turned } : { text, drawn }
}
