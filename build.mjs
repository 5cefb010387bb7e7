// Builds the tool into dist/tool: the client, the command line, the library, the font masters, the type declarations.
// `--quiet` says nothing but errors; `--no-types` leaves the declarations out; `--client` builds the client alone.

import { spawn } from 'node:child_process'
import { access, chmod, copyFile, mkdir, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { basename, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'

const root = dirname(fileURLToPath(import.meta.url))
const out = join(root, 'dist/tool')
const flags = new Set(process.argv.slice(2))
const say = flags.has('--quiet') ? () => {} : (line) => console.log(line)

/** Native, dynamic or optional: they find files beside themselves, or may be absent. */
const external = ['sharp', 'shiki', '@puppeteer/browsers', '@sparticuz/chromium', 'subset-font', 'esbuild']

/**
 * What reveal.js can do and this client never asks for; together more than half of it. Its controllers are classes with
 * one instance each, so each can be replaced by one whose methods all answer `false`.
 */
const unusedControllers = new Set(
  'autoanimate backgrounds controls focus jumptoslide keyboard notes overlay overview printview progress scrollview slidecontent slidenumber'.split(
    ' ',
  ),
)

await mkdir(out, { recursive: true })
const rest = [
  ['tool', buildTool],
  ['fonts', copyFonts],
  ['types', flags.has('--no-types') ? null : buildTypes],
]
const steps = [['client', buildClient], ...(flags.has('--client') ? [] : rest)]
await Promise.all(steps.map(([name, work]) => work && step(name, work)))

async function step(name, work) {
  const began = performance.now()
  const result = await work()
  say(`  ${name.padEnd(8)} ${(result ?? '').padEnd(44)} ${Math.round(performance.now() - began)} ms`)
}

/** Takes reveal.js from the sources in its package, without the unused controllers. */
function slimReveal() {
  const found = new Set()
  return {
    name: 'slim-reveal',
    setup(bundler) {
      bundler.onResolve({ filter: /^reveal\.js$/ }, () => ({ path: join(root, 'node_modules/reveal.js/js/reveal.js') }))
      bundler.onLoad({ filter: /reveal\.js[\\/]js[\\/]controllers[\\/]\w+\.js$/ }, ({ path }) => {
        const name = basename(path, '.js')
        if (!unusedControllers.has(name)) return null
        found.add(name)
        return {
          contents: 'export default class { constructor() { return new Proxy({}, { get: () => () => false }) } }',
        }
      })
      bundler.onEnd(() => {
        const missing = [...unusedControllers].filter((name) => !found.has(name))
        if (missing.length > 0) throw new Error(`this reveal.js has no controller ${missing.join(', ')}`)
      })
    },
  }
}

/** Of budoux only the parser and its models: cutting HTML would bring a whole DOM. */
function budouxWithoutHtml() {
  return {
    name: 'budoux-without-html',
    setup(bundler) {
      bundler.onLoad({ filter: /budoux[\\/]module[\\/]html_processor\.js$/ }, () => ({
        contents: 'export const HTMLProcessingParser = undefined, HTMLProcessor = undefined',
      }))
    },
  }
}

async function buildClient() {
  const shared = {
    bundle: true,
    minify: true,
    write: false,
    charset: 'utf8',
    legalComments: 'none',
    logLevel: 'warning',
  }
  const credit = '/*! reveal.js 6.0.2, MIT licence, copyright Hakim El Hattab */\n'
  const bundles = [
    { name: 'player', script: 'main.ts', sheet: 'player.css', plugins: [slimReveal()], credit },
    { name: 'study', script: 'study.ts', sheet: 'study.css', plugins: [slimReveal()], credit },
    { name: 'door', script: 'door/main.ts', sheet: 'door/door.css', plugins: [], credit: '' },
  ]
  const sizes = bundles.map(async ({ name, script, sheet, plugins, credit }) => {
    const [built, dressed] = await Promise.all([
      build({ ...shared, entryPoints: [join(root, 'src/client', script)], format: 'iife', target: 'es2020', plugins }),
      build({
        ...shared,
        entryPoints: [join(root, 'src/client', sheet)],
        target: ['chrome111', 'firefox121', 'safari16.4'],
      }),
    ])
    const js = credit + safeInScript(built.outputFiles[0].text)
    const css = dressed.outputFiles[0].text
    await Promise.all([writeIfChanged(join(out, `${name}.js`), js), writeIfChanged(join(out, `${name}.css`), css)])
    return `${name} ${kilobytes(js)} + ${kilobytes(css)}`
  })
  return `${(await Promise.all(sizes)).join(', ')} kB`
}

/**
 * The script stands between `<script>` and `</script>`. In strings and patterns `\x3c` is the same character as `<`;
 * outside of them none of the three can occur in minified code without a string around it, but a comparison such as
 * `a<!--b` could, and is refused.
 */
function safeInScript(code) {
  if (/[\w$)\]]\s*<!--/.test(code)) throw new Error('the client compares with `<!--`: write it with a space')
  return code.replace(/<(?=\/script|script|!--)/gi, '\\x3c')
}

async function buildTool() {
  const entries = { cli: 'src/cli/main.ts', index: 'src/index.ts', drawer: 'src/host/draw/drawer.ts' }
  const there = []
  for (const [name, path] of Object.entries(entries)) {
    if (await exists(join(root, path))) there.push({ out: name, in: join(root, path) })
    else say(`  ${path} does not exist yet: skipped`)
  }
  if (there.length === 0) return 'nothing'
  const result = await build({
    entryPoints: there,
    outdir: out,
    bundle: true,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    splitting: true,
    minifySyntax: true,
    minifyWhitespace: true,
    chunkNames: 'chunks/[name]-[hash]',
    metafile: true,
    legalComments: 'none',
    logLevel: 'warning',
    external,
    plugins: [budouxWithoutHtml()],
    // Some of the bundled packages are CommonJS and ask for Node's own modules by `require`.
    banner: { js: "import{createRequire as $require}from'node:module';const require=$require(import.meta.url);" },
  })
  const cli = join(out, 'cli.js')
  if (await exists(cli)) {
    await writeFile(cli, `#!/usr/bin/env node\n${await readFile(cli, 'utf8')}`)
    await chmod(cli, 0o755)
  }
  await removeOldChunks(new Set(Object.keys(result.metafile.outputs).map((path) => basename(path))))
  const sizes = Object.values(result.metafile.outputs).map((output) => output.bytes)
  return `${sizes.length} files, ${Math.round(sizes.reduce((sum, size) => sum + size, 0) / 1000)} kB`
}

/** A chunk is named after its contents, so chunks of earlier builds would pile up. They go last: the tool may be running. */
async function removeOldChunks(current) {
  const chunks = join(out, 'chunks')
  const found = await readdir(chunks).catch(() => [])
  await Promise.all(found.filter((name) => !current.has(name)).map((name) => rm(join(chunks, name), { force: true })))
}

/** Static faces only: a variable font becomes Type 3 in a PDF. */
async function copyFonts() {
  const require = createRequire(import.meta.url)
  const faces = [
    ['noto-sans-sc', '400Regular', 'sans-400.ttf'],
    ['noto-sans-sc', '700Bold', 'sans-700.ttf'],
    ['source-sans-3', '400Regular', 'sans-latin-400.ttf'],
    ['source-sans-3', '700Bold', 'sans-latin-700.ttf'],
    ['source-serif-4', '400Regular', 'serif-latin-400.ttf'],
    ['source-serif-4', '700Bold', 'serif-latin-700.ttf'],
    ['noto-serif-sc', '400Regular', 'serif-400.ttf'],
    ['noto-serif-sc', '700Bold', 'serif-700.ttf'],
    ['jetbrains-mono', '400Regular', 'mono-400.ttf'],
    ['jetbrains-mono', '700Bold', 'mono-700.ttf'],
  ]
  await mkdir(join(out, 'fonts'), { recursive: true })
  const copied = await Promise.all(
    faces.flatMap(async ([family, face, name]) => {
      const home = dirname(require.resolve(`@expo-google-fonts/${family}/package.json`))
      const file = (await readdir(join(home, face))).find((entry) => entry.endsWith('.ttf'))
      const licence = `${name.replace(/-\d+\.ttf$/, '')}-OFL.txt`
      const done = await copyIfChanged(join(home, face, file), join(out, 'fonts', name))
      await copyIfChanged(join(home, 'LICENSE_FONT'), join(out, 'fonts', licence))
      return done
    }),
  )
  return `${copied.filter(Boolean).length} of ${faces.length} copied`
}

/** A build beside a running one, of the same source, must not take its files away for a moment. */
async function writeIfChanged(path, text) {
  const old = await readFile(path, 'utf8').catch(() => null)
  if (old !== text) await writeFile(path, text)
}

async function copyIfChanged(from, to) {
  const [source, target] = await Promise.all([stat(from), stat(to).catch(() => null)])
  if (target !== null && target.size === source.size && target.mtimeMs >= source.mtimeMs) return false
  await copyFile(from, to)
  return true
}

/** What the library shows to a program, and no more: the settings are the project's, without its tests. */
async function buildTypes() {
  const entry = join(root, 'src/index.ts')
  if (!(await exists(entry))) return 'nothing'
  const { compilerOptions } = JSON.parse(await readFile(join(root, 'tsconfig.json'), 'utf8'))
  const emit = { noEmit: false, declaration: true, emitDeclarationOnly: true, rootDir: join(root, 'src') }
  const options = { ...compilerOptions, ...emit, outDir: join(out, 'types'), ignoreConfig: true }
  const flags = Object.entries(options).flatMap(([name, value]) => [`--${name}`, String(value)])
  const ambient = join(root, 'src/host/subset-font.d.ts')
  const tsc = join(root, 'node_modules/typescript/bin/tsc')
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [tsc, entry, ambient, ...flags], { stdio: 'inherit' })
    child.on('error', reject)
    child.on('exit', (code) => (code === 0 ? resolve('') : reject(new Error(`tsc ended with ${code}`))))
  })
}

async function exists(path) {
  return access(path).then(
    () => true,
    () => false,
  )
}

function kilobytes(text) {
  return (Buffer.byteLength(text) / 1000).toFixed(1)
}
