// What a key press means. Knows nothing of who carries it out.

export type Command =
  | 'next'
  | 'previous'
  | 'first'
  | 'last'
  | 'escape'
  | 'overview'
  | 'full-screen'
  | 'black'
  | 'speaker'
  | 'help'
  | 'find'
  | 'scheme'
  | 'zoom'
  | 'larger'
  | 'smaller'
  | 'pause'
  | 'freeze'
  | 'undo'
  | 'laser'
  | 'pen'
  | 'colour'
  | 'erase'
  | 'digit'
  | 'enter'

/** A command that needs no more than its name. */
export type Action = Exclude<Command, 'digit'>

const commands: ReadonlyMap<string, Command> = new Map([
  ['ArrowRight', 'next'],
  ['ArrowDown', 'next'],
  ['PageDown', 'next'],
  [' ', 'next'],
  ['n', 'next'],
  ['ArrowLeft', 'previous'],
  ['ArrowUp', 'previous'],
  ['PageUp', 'previous'],
  ['Backspace', 'previous'],
  ['p', 'previous'],
  ['Home', 'first'],
  ['End', 'last'],
  ['Escape', 'escape'],
  ['Enter', 'enter'],
  ['o', 'overview'],
  ['f', 'full-screen'],
  ['b', 'black'],
  ['.', 'black'],
  ['。', 'black'],
  ['s', 'speaker'],
  ['/', 'find'],
  ['、', 'find'],
  ['?', 'help'],
  ['？', 'help'],
  ['d', 'scheme'],
  ['z', 'zoom'],
  ['+', 'larger'],
  ['=', 'larger'],
  ['-', 'smaller'],
  ['t', 'pause'],
  ['x', 'freeze'],
  ['u', 'undo'],
  ['l', 'laser'],
  ['w', 'pen'],
  ['c', 'colour'],
  ['e', 'erase'],
])

/** The command of a key press, or null where the key belongs to the browser or to what has the focus. */
export function commandOf(event: KeyboardEvent): Command | null {
  if (event.ctrlKey || event.metaKey || event.altKey) return null
  const key = keyOf(event)
  if (belongsToFocus(event.target, key)) return null
  if (/^\d$/.test(key)) return 'digit'
  const command = commands.get(key) ?? null
  if (key === ' ' && event.shiftKey) return 'previous'
  if (!key.startsWith('Arrow') || document.documentElement.dir !== 'rtl') return command
  if (key === 'ArrowLeft') return 'next'
  return key === 'ArrowRight' ? 'previous' : command
}

/** An input method swallows letters (`Process`); the place of the key on the keyboard still tells which it was. */
function keyOf(event: KeyboardEvent): string {
  if (event.key === 'Process') return event.code.replace(/^Key/, '').toLowerCase()
  return event.key.length === 1 ? event.key.toLowerCase() : event.key
}

function belongsToFocus(target: EventTarget | null, key: string): boolean {
  const focused = target instanceof Element ? target : null
  if (focused === null) return false
  if (focused.closest('input, textarea, select, [contenteditable]')) return true
  return (key === ' ' || key === 'Enter') && focused.closest('a[href], button, summary') !== null
}
