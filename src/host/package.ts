// Where the tool's own files are: beside the bundle when it is installed, in the repository when it runs from source.

import { readFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

interface Package {
  readonly root: string
  readonly version: string
}

let known: Package | null = null

/** The folder that holds `package.json`, `assets/` and `dist/tool/`. */
export function packageRoot(): string {
  return found().root
}

export function packageVersion(): string {
  return found().version
}

/** The nearest folder above this file that is the package's own, however deep a bundler has put it. */
function found(): Package {
  if (known !== null) return known
  for (let folder = path.dirname(fileURLToPath(import.meta.url)); ; folder = path.dirname(folder)) {
    const about = packageIn(folder)
    if (about !== null) {
      known = about
      return about
    }
    if (folder === path.dirname(folder)) throw new Error('the files of lectern are not where they were installed')
  }
}

function packageIn(folder: string): Package | null {
  try {
    const about: unknown = JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8'))
    const isOurs = about !== null && typeof about === 'object' && 'name' in about && about.name === 'lectern'
    return isOurs && 'version' in about ? { root: folder, version: String(about.version) } : null
  } catch {
    return null
  }
}
