// What the pipeline asks of the outside, answered from this machine's files.

import path from 'node:path'
import type { Diagnostic } from '../base/diagnostic.ts'
import type { World } from '../world.ts'
import { answerFigures } from './figures.ts'
import { fontFiles } from './fonts.ts'
import { packageVersion } from './package.ts'
import { findRoot } from './root.ts'
import type { Tool } from './tool.ts'

export interface HostWorld {
  readonly world: World
  /** Said of figures while they were drawn; complete once the pipeline has ended. */
  readonly remarks: readonly Diagnostic[]
  /** The figure files that were read. */
  readonly files: readonly string[]
}

export interface WorldOptions {
  readonly articlePath: string
  /** Null to find it. */
  readonly root: string | null
  readonly fontFormat: 'woff' | 'woff2'
}

export function hostWorld(tool: Tool, { articlePath, root, fontFormat }: WorldOptions): HostWorld {
  const remarks: Diagnostic[] = []
  const files: string[] = []
  const world: World = {
    version: packageVersion(),
    theme: tool.theme,
    get player() {
      return tool.player
    },
    faces: tool.faces,
    figures: async (needs) => {
      if (needs.length === 0) return new Map()
      const figureRoot = root === null ? await findRoot(articlePath) : path.resolve(root)
      const answered = await answerFigures(needs, articlePath, figureRoot, tool.pictures)
      remarks.push(...answered.diagnostics)
      files.push(...answered.files)
      return answered.answers
    },
    fonts: (needs) => fontFiles(tool.fontFolder, needs, fontFormat),
  }
  return { world, remarks, files }
}
