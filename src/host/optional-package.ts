// Packages that a user may install beside the articles or beside the tool, for what not everybody needs.

import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import process from 'node:process'
import { pathToFileURL } from 'node:url'
import { packageRoot } from './package.ts'

/** The folder of a package; null where it is not installed. */
export function folderOfPackage(name: string): string | null {
  for (const root of [process.cwd(), packageRoot()]) {
    const require = createRequire(path.join(root, 'lectern.js'))
    for (const folder of require.resolve.paths(name) ?? []) {
      try {
        return path.dirname(require.resolve(path.join(folder, name, 'package.json')))
      } catch {} // not installed there
    }
  }
  return null
}

interface Manifest {
  readonly version: string
  readonly exports?: Readonly<Record<string, unknown>>
  readonly module?: string
  readonly main?: string
}

export interface OptionalPackage {
  readonly folder: string
  readonly version: string
}

/** Null where it is not installed. */
export function optionalPackage(name: string): OptionalPackage | null {
  const folder = folderOfPackage(name)
  return folder === null ? null : { folder, version: manifestOf(folder).version }
}

/** Loads the module that a package gives to an `import`. */
export async function importPackage<Module>({ folder }: OptionalPackage): Promise<Module> {
  return (await import(pathToFileURL(path.join(folder, entryOf(manifestOf(folder)))).href)) as Module
}

function entryOf({ exports, module, main }: Manifest): string {
  let entry: unknown = exports?.['.'] ?? exports
  while (typeof entry === 'object' && entry !== null) {
    const ways = entry as Readonly<Record<string, unknown>>
    entry = ways.import ?? ways.default
  }
  return typeof entry === 'string' ? entry : (module ?? main ?? 'index.js')
}

function manifestOf(folder: string): Manifest {
  return JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8')) as Manifest
}
