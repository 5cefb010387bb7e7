// What the pipeline asks of the outside, answered from this machine's files.

import { stat } from 'node:fs/promises'
import path from 'node:path'
import process from 'node:process'
import type { Diagnostic } from '../base/diagnostic.ts'
import { type Answers, type FigureNeed, figureKey } from '../measure/answers.ts'
import type { Lettering } from '../measure/lettering.ts'
import type { World } from '../world.ts'
import type { BrowserOptions } from './browser.ts'
import { boldOf, whyUnusable } from './faces.ts'
import { answerFigures } from './figures.ts'
import { fontFiles, readAhead } from './fonts.ts'
import { packageVersion } from './package.ts'
import { findRoot } from './root.ts'
import { isThemeFile } from './themes.ts'
import type { Tool } from './tool.ts'

export interface HostWorld {
  readonly world: World
  /** Said of figures while they were drawn; complete once the pipeline has ended. */
  readonly remarks: readonly Diagnostic[]
  /** The figure files that were read. */
  readonly files: readonly string[]
  /** Folders in which a figure that is missing may turn up. */
  readonly awaited: readonly string[]
}

export interface WorldOptions {
  readonly articlePath: string
  /** Null to find it. */
  readonly root: string | null
  readonly fontFormat: 'woff' | 'woff2'
  /** Whether pictures of the network are fetched. */
  readonly fetch?: boolean
  /** Which one draws what only a browser can draw. */
  readonly browser?: BrowserOptions
}

const OWN: BrowserOptions = { env: process.env, platform: process.platform }

const ASCII = Array.from({ length: 95 }, (_, index) => String.fromCharCode(32 + index)).join('')

export function hostWorld(
  tool: Tool,
  { articlePath, root, fontFormat, fetch = false, browser = OWN }: WorldOptions,
): HostWorld {
  void readAhead(tool.fontFolder).catch(() => {})
  const remarks: Diagnostic[] = []
  const files: string[] = []
  const awaited: string[] = []
  const world: World = {
    version: packageVersion(),
    theme(name) {
      if (!isThemeFile(name)) return tool.themes.read(name)
      const own = tool.themes.readOwn(name)
      remarks.push(...own.diagnostics)
      files.push(name)
      return own.css
    },
    get player() {
      return tool.player
    },
    lettering(wished) {
      const { own, remarks: said } = usable(wished)
      remarks.push(...said)
      files.push(...Object.values(own).filter((file) => file !== null))
      return { ...wished, own }
    },
    faces: tool.faces,
    figures: async (needs) => {
      if (needs.length === 0) return new Map()
      const figureRoot = root === null ? await findRoot(articlePath) : path.resolve(root)
      const answered = await answerFigures(needs, articlePath, figureRoot, {
        store: tool.pictures,
        fetch: fetch ? (await import('./fetch-figure.ts')).fetchFigure : null,
      })
      remarks.push(...answered.diagnostics)
      files.push(...answered.files)
      awaited.push(...(await foldersAwaited(needs, answered.answers, articlePath)))
      return answered.answers
    },
    diagrams: async (needs, themeCss, lettering) => {
      if (needs.length === 0) return new Map()
      const { drawDiagrams } = await import('./draw/diagrams.ts')
      const fonts = (characters: string) =>
        fontFiles(tool.fontFolder, { sans: `${ASCII}${characters}`, mono: '', marks: '' }, fontFormat, lettering)
      return drawDiagrams(needs, { articlePath, themeCss, lettering, fontFolder: tool.fontFolder, browser, fonts })
    },
    highlights: async (needs) => {
      if (needs.length === 0) return new Map()
      const { highlightCode } = await import('./draw/highlight.ts')
      return highlightCode(needs)
    },
    formulas: async (needs) => {
      if (needs.length === 0) return { answers: new Map(), glyphs: new Map() }
      const { drawFormulas } = await import('./draw/formula.ts')
      return drawFormulas(needs)
    },
    fonts: async (needs, lettering) =>
      lettering.text === 'system' ? [] : fontFiles(tool.fontFolder, needs, fontFormat, lettering),
  }
  return { world, remarks, files, awaited }
}

/** Those of an author's font files that can be read and cut, and what is to be said of them. */
function usable({ own }: Lettering): { readonly own: Lettering['own']; readonly remarks: readonly Diagnostic[] } {
  const remarks: Diagnostic[] = []
  const told = (file: string, what: string) =>
    remarks.push({
      code: 'font-unusable',
      severity: 'warning',
      span: null,
      message: `the font ${path.basename(file)}: ${what}`,
    })
  const checked = (file: string | null): string | null => {
    if (file === null) return null
    const why = whyUnusable(file)
    if (why !== null) {
      told(file, `it cannot be used, and the theme's own is: ${why}`)
      return null
    }
    if (boldOf(file) === null) told(file, 'there is no bold beside it, so nothing is bold')
    return file
  }
  return { own: { text: checked(own.text), wide: checked(own.wide) }, remarks }
}

/** Where the missing figures would be beside the article, or the nearest folder above that is there. */
async function foldersAwaited(needs: readonly FigureNeed[], answers: Answers, articlePath: string): Promise<string[]> {
  const folders = new Set<string>()
  for (const need of needs) {
    const { path: written } = need
    const answer = answers.get(figureKey(need))
    if (answer?.kind !== 'missing' || answer.reason !== 'not-found') continue
    const own = path.resolve(path.dirname(articlePath))
    let folder = path.dirname(path.resolve(own, `./${written}`))
    while (folder.startsWith(own) && !(await isFolder(folder))) folder = path.dirname(folder)
    if (folder.startsWith(own)) folders.add(folder)
  }
  return [...folders]
}

async function isFolder(folder: string): Promise<boolean> {
  return stat(folder).then(
    (found) => found.isDirectory(),
    () => false,
  )
}
