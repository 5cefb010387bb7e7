// What the pipeline asks of the outside: one small interface, answered from files, from memory or from a test.

import type { DiagramNeed } from './article/with-diagrams.ts'
import type { FormulaNeed } from './article/with-formulas.ts'
import type { CodeNeed, Highlighted } from './article/with-highlights.ts'
import type { Answers, DiagramAnswer, DrawnFormulas, FigureNeed } from './measure/answers.ts'
import type { Lettering } from './measure/lettering.ts'
import type { Faces } from './measure/measurer.ts'
import type { FontFile, FontNeeds } from './render/fonts.ts'

export interface World {
  /** The name and number of this build of the tool, such as `0.1.0`. */
  readonly version: string
  /** The style sheet of a theme. @throws Error where there is none of that name */
  theme(name: string): string
  readonly player: { readonly script: string; readonly css: string; readonly hash: string }
  /** A script whose words the deck's fonts must have too, where the player's are not all; a page of a session has another one. */
  readonly spoken?: string
  faces(lettering: Lettering): Faces
  /** The lettering with such font files only as can be read and cut. */
  lettering(wished: Lettering): Lettering
  /** Finds and draws all figures of the article, once. */
  figures(needs: readonly FigureNeed[]): Promise<Answers>
  /** Colours the code of the article, by `codeKey`; what it does not know it leaves out. */
  highlights(needs: readonly CodeNeed[]): Promise<ReadonlyMap<string, Highlighted>>
  /** Draws the diagrams of the article, by `diagramKey`, in the colours of a theme's style sheet. */
  diagrams(
    needs: readonly DiagramNeed[],
    themeCss: string,
    lettering: Lettering,
  ): Promise<ReadonlyMap<string, DiagramAnswer>>
  /** Sets all formulas of the article, in its order. */
  formulas(needs: readonly FormulaNeed[]): Promise<DrawnFormulas>
  /** The deck's fonts, cut down to the given characters; none for a face of the reader's system. */
  fonts(needs: FontNeeds, lettering: Lettering): Promise<readonly FontFile[]>
}
