// Mermaid, where its package is installed: it needs a browser to draw in. Strict, offline, all diagrams of an article in one page.

import { readFile } from 'node:fs/promises'
import path from 'node:path'
import type { FontFile } from '../../render/fonts.ts'
import { type BrowserOptions, withBrowser } from '../browser.ts'
import type { OptionalPackage } from '../optional-package.ts'
import type { Drawn } from './graphviz.ts'
import { drawInPage } from './mermaid-page.ts'
import type { Palette } from './palette.ts'

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
      `@font-face{font-family:'${family === 'sans' ? FACE : 'Lectern Mono'}';font-weight:${weight};src:url(data:font/${format};base64,${base64})${range === null ? '' : `;unicode-range:${range}`}}`,
  )
  const html = `<!doctype html><meta charset="utf-8"><style>${faces.join('')}body{font:16px '${FACE}',sans-serif;font-kerning:none;font-variant-ligatures:none}</style><body><script>${script.replace(/<\/script/gi, '<\\/script')}</script>`
  return withBrowser({ ...browser, seconds: 30 + 5 * texts.length }, async (open) => {
    const page = await open.open({ html }, { width: 1000, height: 900, scripts: true, media: 'screen' })
    const drawn: Drawn[][] = []
    for (const text of texts) {
      const each: Drawn[] = []
      for (const palette of palettes)
        each.push(await page.evaluate(drawInPage, { text, face: `'${FACE}'`, config: configFor(palette) }))
      drawn.push(each)
    }
    await page.close()
    return drawn
  })
}

const FACE = 'Lectern Sans'

function configFor({ isDark, ink, paper, muted, line, soft, surface, accent, series }: Palette) {
  const numbered = (name: string, from: number, to: number, value: (index: number) => string) =>
    Object.fromEntries(Array.from({ length: to - from + 1 }, (_, index) => [`${name}${from + index}`, value(index)]))
  const one = (index: number) => series[index % series.length] ?? surface
  return {
    startOnLoad: false,
    look: 'classic',
    handDrawnSeed: 1,
    securityLevel: 'strict',
    htmlLabels: false,
    flowchart: { htmlLabels: false, useMaxWidth: false },
    class: { htmlLabels: false },
    state: { htmlLabels: false },
    gantt: {
      fontSize: 16,
      sectionFontSize: 16,
      barHeight: 30,
      barGap: 8,
      topPadding: 64,
      leftPadding: 120,
      numberSectionStyles: 4,
      axisFormat: '%m-%d',
    },
    deterministicIds: true,
    deterministicIDSeed: 'deck',
    fontFamily: `'${FACE}', sans-serif`,
    fontSize: 16,
    suppressErrorRendering: true,
    maxTextSize: 50_000,
    maxEdges: 500,
    theme: 'base',
    themeVariables: {
      darkMode: isDark,
      fontFamily: `'${FACE}', sans-serif`,
      fontSize: '16px',
      background: paper,
      primaryColor: surface,
      primaryTextColor: ink,
      primaryBorderColor: muted,
      secondaryColor: soft,
      secondaryTextColor: ink,
      secondaryBorderColor: muted,
      tertiaryColor: paper,
      tertiaryTextColor: ink,
      tertiaryBorderColor: line,
      lineColor: muted,
      textColor: ink,
      titleColor: ink,
      mainBkg: surface,
      nodeBorder: muted,
      nodeTextColor: ink,
      clusterBkg: paper,
      clusterBorder: line,
      edgeLabelBackground: paper,
      noteBkgColor: soft,
      noteTextColor: ink,
      noteBorderColor: accent,
      actorBkg: surface,
      actorBorder: muted,
      actorTextColor: ink,
      signalColor: ink,
      signalTextColor: ink,
      labelBoxBkgColor: soft,
      labelTextColor: ink,
      loopTextColor: ink,
      activationBkgColor: soft,
      sequenceNumberColor: paper,
      sectionBkgColor: surface,
      altSectionBkgColor: paper,
      gridColor: line,
      taskBkgColor: one(1),
      taskTextColor: ink,
      taskTextDarkColor: ink,
      taskTextLightColor: ink,
      taskTextOutsideColor: ink,
      activeTaskBkgColor: one(0),
      doneTaskBkgColor: one(7),
      critBkgColor: soft,
      critBorderColor: accent,
      taskBorderColor: muted,
      activeTaskBorderColor: muted,
      doneTaskBorderColor: muted,
      todayLineColor: 'transparent',
      pieTitleTextColor: ink,
      pieSectionTextColor: ink,
      pieLegendTextColor: ink,
      pieStrokeColor: paper,
      pieOuterStrokeColor: line,
      pieOpacity: '1',
      classText: ink,
      transitionColor: muted,
      stateBkg: surface,
      labelColor: ink,
      attributeBackgroundColorOdd: paper,
      attributeBackgroundColorEven: surface,
      ...numbered('pie', 1, 12, one),
      ...numbered('cScale', 0, 11, one),
      ...numbered('cScaleLabel', 0, 11, () => ink),
      ...numbered('cScalePeer', 0, 11, () => muted),
      ...numbered('cScaleInv', 0, 11, () => muted),
      ...numbered('git', 0, 7, one),
      ...numbered('gitInv', 0, 7, () => ink),
      ...numbered('gitBranchLabel', 0, 7, () => ink),
      ...numbered('fillType', 0, 7, one),
      commitLabelColor: ink,
      commitLabelBackground: paper,
      tagLabelColor: ink,
      tagLabelBackground: soft,
      tagLabelBorder: muted,
    },
  }
}
