// Keeps the screen awake while somebody presents, where the browser can.

/** From the first change of slide on: who only reads a deck may let the screen sleep. */
export function keepAwake(onChange: (listener: () => void) => void): void {
  if (!('wakeLock' in navigator)) return
  let isWanted = false
  let held: WakeLockSentinel | null = null
  const ask = async () => {
    if (!isWanted || document.visibilityState !== 'visible' || (held !== null && !held.released)) return
    // A low battery or a policy may refuse; the deck goes on without.
    held = await navigator.wakeLock.request('screen').catch(() => null)
  }
  onChange(() => {
    isWanted = true
    void ask()
  })
  // A page that was out of sight has lost it.
  document.addEventListener('visibilitychange', () => void ask())
}
