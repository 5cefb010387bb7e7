// Runs a TypeScript script of this folder: `node bench/run.mjs quality --against docs/quality.json`.

import { mkdirSync } from 'node:fs'
import path from 'node:path'
import process from 'node:process'
import { pathToFileURL } from 'node:url'
import { build } from 'esbuild'

const root = path.resolve(import.meta.dirname, '..')
const [name = ''] = process.argv.splice(2, 1)
const folder = path.join(root, 'dist/.bench')
mkdirSync(folder, { recursive: true })
const outfile = path.join(folder, `${name}-${process.pid}.mjs`)
await build({
  entryPoints: [path.join(root, 'bench', `${name}.ts`)],
  outfile,
  bundle: true,
  platform: 'node',
  format: 'esm',
  packages: 'external',
  logLevel: 'error',
})
process.chdir(root)
try {
  await import(pathToFileURL(outfile).href)
} finally {
  const { rmSync } = await import('node:fs')
  rmSync(outfile, { force: true })
}
