// The command line as a file to run, with a stand-in for the pipeline.

import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import path from 'node:path'
import { build, type Plugin } from 'esbuild'

const root = path.resolve(import.meta.dirname, '../..')

/** Answers with the path of the bundle; it stands in `dist/`, since the tool finds its own files from where it is. */
export async function bundleCli(): Promise<string> {
  if (!existsSync(path.join(root, 'dist/tool/fonts')))
    execFileSync(process.execPath, ['build.mjs', '--quiet', '--no-types'], { cwd: root })
  const outdir = path.join(root, 'dist/.test-cli')
  await build({
    entryPoints: { cli: path.join(root, 'src/cli/main.ts') },
    outdir,
    outExtension: { '.js': '.mjs' },
    bundle: true,
    splitting: true,
    platform: 'node',
    format: 'esm',
    packages: 'external',
    logLevel: 'error',
    plugins: [standIns],
  })
  return path.join(outdir, 'cli.mjs')
}

const standIns: Plugin = {
  name: 'stand-ins',
  setup(bundler) {
    bundler.onResolve({ filter: /^\.\.\/compile\.ts$/ }, () => ({
      path: path.join(root, 'test/cli/stand-in-compile.ts'),
    }))
    bundler.onResolve({ filter: /^\.\/fonts\.ts$/ }, () => ({ path: path.join(root, 'test/cli/stand-in-fonts.ts') }))
  },
}
