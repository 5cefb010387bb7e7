// Ends what still runs when Lectern itself is told to end.

import process from 'node:process'

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const

/** Calls `end` when the process exits or is interrupted; the answer takes that back. */
export function whenEnding(end: () => void): () => void {
  const onSignal = (signal: NodeJS.Signals): void => {
    end()
    takeBack()
    // With no handler left the signal has its usual effect; where someone else listens too, the end is theirs to make.
    if (process.listenerCount(signal) === 0) process.kill(process.pid, signal)
  }
  const takeBack = (): void => {
    process.removeListener('exit', end)
    for (const signal of SIGNALS) process.removeListener(signal, onSignal)
  }
  process.once('exit', end)
  for (const signal of SIGNALS) process.on(signal, onSignal)
  return takeBack
}
