// The report that a wish of the author's cannot be followed, where it stands.

import type { Report } from '../base/diagnostic.ts'
import type { Atom } from '../outline/atom.ts'

export function notFollowed(report: Report, name: string, atom: Atom, message: string, hint: string): void {
  const span = atom.wish.spans.findLast((one) => one.name === name)?.span ?? atom.span
  report({ code: 'directive-not-followed', severity: 'warning', span, message, hint })
}

export function notKept(atom: Atom, report: Report): void {
  const message = 'this block is too large for one slide, so it is not kept together'
  notFollowed(report, 'keep', atom, message, 'shorten it, or take the directive out')
}
