/** Turns light into dark and back, and says which it is now. Nothing is stored: the next visit begins as the theme says. */
export function toggleScheme(): 'light' | 'dark' {
  const root = document.documentElement
  const scheme = isDark(root) ? 'light' : 'dark'
  root.dataset.scheme = scheme
  return scheme
}

function isDark(root: HTMLElement): boolean {
  if (root.dataset.scheme !== undefined) return root.dataset.scheme === 'dark'
  const scheme = getComputedStyle(root).colorScheme
  if (!scheme.includes('dark')) return false
  return !scheme.includes('light') || matchMedia('(prefers-color-scheme: dark)').matches
}
