/** This page as another view of itself, at the same slide. */
export function viewAddress(view: 'speaker' | 'projector'): string {
  const address = new URL(location.href)
  address.searchParams.set('view', view)
  return address.href
}
