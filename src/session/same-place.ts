import type { Position } from './event.ts'

export function samePlace(a: Position, b: Position): boolean {
  return a.slide === b.slide && a.index === b.index && a.step === b.step
}
