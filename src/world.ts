// What the pipeline asks of the outside: one small interface, answered from files, from memory or from a test.

import type { Answers, FigureNeed } from './measure/answers.ts'
import type { Faces } from './measure/measurer.ts'
import type { FontFile, FontNeeds } from './render/fonts.ts'

export interface World {
  /** The name and number of this build of the tool, such as `0.1.0`. */
  readonly version: string
  /** The style sheet of a theme. @throws Error where there is none of that name */
  theme(name: string): string
  readonly player: { readonly script: string; readonly css: string; readonly hash: string }
  readonly faces: Faces
  /** Finds and draws all figures of the article, once. */
  figures(needs: readonly FigureNeed[]): Promise<Answers>
  /** The deck's fonts, cut down to the given characters. */
  fonts(needs: FontNeeds): Promise<readonly FontFile[]>
}
