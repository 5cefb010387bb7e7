// Every theme holds the gates, light and dark; a person's own sheet works as one; an accent is always readable.

import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import process from 'node:process'
import { afterAll, expect, test } from 'vitest'
import { contrastRatio, rgbOf } from '../src/base/contrast.ts'
import { openTool } from '../src/host/tool.ts'
import { withAccent } from '../src/measure/accent.ts'
import { palettesOf, schemeOf } from '../src/measure/palette.ts'
import { themeOf } from '../src/measure/theme.ts'
import { weaknessesOf } from '../src/measure/theme-weaknesses.ts'

const root = path.join(import.meta.dirname, '..')
const folder = mkdtempSync(path.join(tmpdir(), 'lectern-themes-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
const { themes } = openTool()

function lectern(...words: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [path.join(root, 'dist/tool/cli.js'), ...words], {
    cwd: folder,
    encoding: 'utf8',
  })
  return { status, stdout, stderr }
}

test('there are four, each with a scheme of its own', () => {
  expect([...themes.names].sort()).toEqual(['editorial', 'lecture', 'paper', 'plain'])
  expect(themes.names.map((name) => schemeOf(themes.read(name))).sort()).toEqual(['dark', 'reader', 'reader', 'reader'])
})

test.each(['editorial', 'lecture', 'paper', 'plain'])('%s has all its colours, and none that is too weak', (name) => {
  const css = themes.read(name)
  expect(weaknessesOf(css)).toEqual([])
  for (const aspect of ['16:9', '4:3'] as const) expect(themeOf(css, aspect).slide.height).toBe(720)
  expect(/@import|url\((?!["']?(?:data:|#))/.test(css)).toBe(false)
})

test.each(['editorial', 'lecture', 'plain'])('%s holds every gate', (name) => {
  for (const deck of ['lectern-tour', 'llm-trends']) {
    const article = path.join(root, 'slides', deck, 'index.md')
    const { status, stdout } = lectern('check', article, '--theme', name)
    expect([deck, status, stdout.split('\n').filter((line) => /FAILS|✗/.test(line))]).toEqual([deck, 0, []])
  }
})

test('a page of the plain theme carries no font', () => {
  writeFileSync(path.join(folder, 'a.md'), '# A\n\nWords, and `code`.\n')
  expect(lectern('build', 'a.md', '--theme', 'plain', '--to', 'html', '-o', 'plain').status).toBe(0)
})

test('a sheet of one’s own lies over the usual theme, is measured, and is told where it is weak', () => {
  writeFileSync(
    path.join(folder, 'mine.css'),
    ':root { --step-1: 38px; --step-3: 20px; --muted: #aaaaaa; }\n@import url(https://example.org/x.css);\n.x::after { content: "</style><script>alert(1)</script>" }\n',
  )
  const { css, diagnostics } = themes.readOwn(path.join(folder, 'mine.css'))
  expect(themeOf(css, '16:9').steps).toEqual([38, 31, 20])
  expect(css).not.toContain('</style')
  const said = diagnostics.map(({ message }) => message).join('\n')
  expect(said).toMatch(/asks for nothing/)
  expect(said).toMatch(/--muted has a contrast of 2\.3/)
  expect(said).toMatch(/body text of 20 px/)
})

test('a sheet that cannot be used is said to be so, and the usual theme is', () => {
  for (const css of [':root { --step-1: large; }', ':root { --face: comic; }']) {
    writeFileSync(path.join(folder, 'broken.css'), css)
    const own = themes.readOwn(path.join(folder, 'broken.css'))
    expect(own.css).toBe(themes.read('paper'))
    expect(own.diagnostics.map(({ code }) => code)).toEqual(['theme-weak'])
  }
})

test('an article names a sheet of its own folder only; a command any', () => {
  mkdirSync(path.join(folder, 'deep'), { recursive: true })
  writeFileSync(path.join(folder, 'out.css'), ':root { --accent: #0b6e4f; }')
  writeFileSync(path.join(folder, 'deep/in.css'), ':root { --accent: #0b6e4f; }')
  const build = (theme: string, ...flags: string[]) => {
    writeFileSync(path.join(folder, 'deep/a.md'), `---\ntheme: ${theme}\n---\n# A\n\nWords.\n`)
    return lectern('build', 'deep/a.md', '--to', 'html', '-o', 'made', ...flags)
  }
  expect(build('in.css').stderr).not.toContain('theme-unknown')
  expect(build('../out.css').stderr).toContain('theme-unknown')
  expect(build('paper', '--theme', 'out.css').status).toBe(0)
  expect(build('paper', '--theme', 'none.css')).toMatchObject({ status: 2 })
})

test.each(['#0b6e4f', '#ffdd00', '#000', '#ffffff', '#d81b60'])(
  'the accent %s can be read in every theme',
  (accent) => {
    for (const name of themes.names) {
      const { css } = withAccent(themes.read(name), accent)
      const palettes = palettesOf(css)
      for (const { accent: own, paper, soft } of [palettes.light, palettes.dark])
        for (const back of [paper, soft]) {
          const ratio = contrastRatio(rgbOf(own) ?? [0, 0, 0], rgbOf(back) ?? [0, 0, 0])
          expect([name, own, back, ratio >= 4.5]).toEqual([name, own, back, true])
        }
    }
  },
)
