/** Calls when the page is looked at again or the network is back; gives what ends that. */
export function onWake(wake: () => void): () => void {
  // Outside of a page there is nothing to wake.
  if (typeof document === 'undefined') return () => {}
  const whenVisible = () => {
    if (document.visibilityState === 'visible') wake()
  }
  document.addEventListener('visibilitychange', whenVisible)
  addEventListener('online', wake)
  return () => {
    document.removeEventListener('visibilitychange', whenVisible)
    removeEventListener('online', wake)
  }
}
