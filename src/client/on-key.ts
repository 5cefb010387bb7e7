/** Calls `act` for a letter that is typed nowhere. */
export function onKey(letter: string, act: () => void): void {
  document.addEventListener('keydown', ({ key, ctrlKey, metaKey, altKey, target }) => {
    if (key.toLowerCase() !== letter || ctrlKey || metaKey || altKey) return
    if (target instanceof Element && target.closest('input, textarea, select, dialog') !== null) return
    act()
  })
}
