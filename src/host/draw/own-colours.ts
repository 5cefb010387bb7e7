// Whether a diagram's author chose its colours. They were chosen on light paper, and nobody knows how they would look on dark.

import type { DiagramKind, DiagramNeed } from '../../article/with-diagrams.ts'

const CHOSEN: Readonly<Record<DiagramKind, RegExp>> = {
  mermaid:
    /^\s*(?:style|classDef|linkStyle|cssClass)\b.*\b(?:fill|stroke|color)\s*:|\bthemeVariables\b|["']?theme["']?\s*:\s*["']?(?!base|default)\w|^\s*rect\s+(?:rgb|#)|^\s*Update\w+Style\b/m,
  graphviz: /\b(?:fill|font|bg|pen)?color\s*=/i,
  'vega-lite': /"#[\da-f]{3,8}"|"(?:background|color|fill|stroke)"\s*:\s*"\w+"/i,
}

export function hasOwnColours({ kind, text }: Pick<DiagramNeed, 'kind' | 'text'>): boolean {
  return CHOSEN[kind].test(text)
}
