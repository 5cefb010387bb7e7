// A slide's body in one layout, with what it costs.

import type {
  BesideSlide,
  ClosingSlide,
  ColumnsSlide,
  FigureSlide,
  FiguresSlide,
  FlowSlide,
  RailSlide,
  SlideBase,
  StatementSlide,
} from './deck.ts'

type Body<S> = Omit<S, Exclude<keyof SlideBase, 'step'>>

export type Arrangement =
  | Body<StatementSlide>
  | Body<FlowSlide>
  | Body<ColumnsSlide>
  | Body<RailSlide>
  | Body<FiguresSlide>
  | Body<BesideSlide>
  | Body<FigureSlide>
  | Body<ClosingSlide>

export interface Weighed {
  readonly arrangement: Arrangement
  readonly cost: number
}
