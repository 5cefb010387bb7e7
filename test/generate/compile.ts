// The pipeline without its fonts, which are the slow part and no law is about.

import path from 'node:path'
import { resolveSettings, type SomeSettings } from '../../src/article/read-settings.ts'
import { sourceOf } from '../../src/base/source.ts'
import { type Compiled, compile as compileSource } from '../../src/compile.ts'
import { openTool } from '../../src/host/tool.ts'
import { hostWorld } from '../../src/host/world.ts'

const tool = openTool()

/** `file` need not exist; figures are looked for beside it. `leaders` is the text of the leader's file. */
export function compile(
  markdown: string,
  settings: SomeSettings = {},
  file = 'article.md',
  leaders: string | null = null,
  minutes: number | null = null,
): Promise<Compiled> {
  const { world } = hostWorld(tool, {
    articlePath: path.resolve(file),
    root: null,
    fontFormat: 'woff',
    browser: { env: process.env, platform: process.platform },
  })
  const sidecar = leaders === null ? null : sourceOf(file.replace(/\.md$/, '.study.md'), leaders)
  const quick = { ...world, fonts: async () => [] }
  return compileSource(sourceOf(file, markdown), resolveSettings(settings), quick, sidecar, minutes)
}
