/** Turns light into dark and back. Nothing is stored: the next visit begins as the theme says. */
export function toggleScheme(): void {
  const root = document.documentElement
  root.dataset.scheme = isDark(root) ? 'light' : 'dark'
}

function isDark(root: HTMLElement): boolean {
  if (root.dataset.scheme !== undefined) return root.dataset.scheme === 'dark'
  const scheme = getComputedStyle(root).colorScheme
  if (!scheme.includes('dark')) return false
  return !scheme.includes('light') || matchMedia('(prefers-color-scheme: dark)').matches
}
