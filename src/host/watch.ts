// Tells when one of a set of folders changes. Folders are watched, not files: most editors save by putting a new file in place.

import { type FSWatcher, watch } from 'node:fs'

export interface Watch {
  /** From now on these folders and no others. */
  look(folders: ReadonlySet<string>): void
  close(): void
}

/** What a deck can be made of. */
const sources = /\.(?:md|markdown|svg|png|jpe?g|gif|webp|avif|css|toml|ya?ml|json)$/i

/** A save is several events; after the first one a rebuild waits this long, in milliseconds, for the others. */
const settle = 25

export function watchFolders(onChange: () => void): Watch {
  const watchers = new Map<string, FSWatcher>()
  let timer: NodeJS.Timeout | null = null

  function changed(name: string | null): void {
    // The manifest is ours, and written into a folder that may hold figures too.
    // A name without an ending is a folder, in which a figure may come.
    const isSource = name === null || sources.test(name) || !name.includes('.')
    if (name !== null && (!isSource || name === 'lectern.json' || name.startsWith('.'))) return
    if (timer !== null) clearTimeout(timer)
    timer = setTimeout(() => {
      timer = null
      onChange()
    }, settle)
  }

  return {
    look(folders) {
      for (const [folder, watcher] of watchers) {
        if (folders.has(folder)) continue
        watcher.close()
        watchers.delete(folder)
      }
      for (const folder of folders) {
        if (watchers.has(folder)) continue
        const watcher = open(folder, changed)
        if (watcher === null) continue
        watcher.on('error', () => watchers.delete(folder)) // the folder went away
        watchers.set(folder, watcher)
      }
    },
    close() {
      if (timer !== null) clearTimeout(timer)
      for (const watcher of watchers.values()) watcher.close()
      watchers.clear()
    },
  }
}

function open(folder: string, changed: (name: string | null) => void): FSWatcher | null {
  try {
    return watch(folder, (_, name) => changed(name))
  } catch {
    return null // not there, or no more watchers to be had
  }
}
