// Whatever is written in a file: no throw, nothing lost, and nothing of it runs. Over the examples of two specifications, over
// strings that break programs, and over texts that attack pages; from the built files.

import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { Parser } from 'htmlparser2'
import { beforeAll, describe, expect, test } from 'vitest'
import type { compile as Compile } from '../src/index.ts'

const root = path.join(import.meta.dirname, '..')
const suites = path.join(root, '..', 'shared', 'faults', 'suites')
const isThere = existsSync(suites)
if (!isThere) console.warn('suites.test.ts: no ../shared/faults/suites, so its texts are not tried')

const read = (name: string) => (isThere ? readFileSync(path.join(suites, name), 'utf8') : '[]')
const examples = (name: string) => (JSON.parse(read(name)) as { markdown: string }[]).map(({ markdown }) => markdown)
const SUITES: readonly (readonly [string, () => string[]])[] = [
  ['the examples of CommonMark', () => examples('commonmark-0.31.2.json')],
  ['the examples of GFM', () => examples('gfm-0.29.json')],
  ['naughty strings', () => JSON.parse(read('blns.json')) as string[]],
  [
    'attacks on pages',
    () =>
      read('xss-payloads.jsonl')
        .split('\n')
        .filter((line) => line.startsWith('{'))
        .map((line) => (JSON.parse(line) as { payload: string }).payload),
  ],
]

let compile: typeof Compile
beforeAll(async () => {
  compile = ((await import(pathToFileURL(path.join(root, 'dist/tool/index.js')).href)) as { compile: typeof Compile })
    .compile
})

describe.skipIf(!isThere)('over ../shared/faults/suites', () => {
  test.each(SUITES)(
    'each gives a deck that keeps the promise and holds no markup of its own: %s',
    async (_name, texts) => {
      const faults: string[] = []
      for (const text of texts()) {
        const { html, promise } = await compile(text)
        if (promise !== 'kept') faults.push(`${text}\n${promise.broken.join('\n')}`)
        faults.push(...strangersIn(html).map((stranger) => `${text}\n${stranger}`))
      }
      expect(faults).toEqual([])
    },
    240_000,
  )
})

test('a stranger is found', () => {
  const page = (inner: string) => `<section id="a">${inner}</section><script>own()</script>`
  expect(strangersIn(page('<p class="b">c</p>'))).toEqual([])
  expect(strangersIn(page('<p onclick="x">c</p>'))).toEqual(['<p onclick>'])
  expect(strangersIn(page('<script>x</script>'))).toEqual(['<script>'])
  expect(strangersIn(page('<a href=" jAvascript:x">c</a>'))).toEqual(['<a href=" jAvascript:x">'])
})

const ELEMENTS = new Set(
  (
    'section div span p h1 h2 h3 header footer nav aside figure figcaption ol ul li table thead tbody tr th td caption col ' +
    'colgroup pre code blockquote a b i em strong u s del ins mark small sub sup kbd abbr br wbr img ' +
    // Formulas: drawn, and as MathML.
    'svg g use path rect line text tspan circle ellipse polyline polygon defs marker symbol clippath math semantics annotation mrow mi mo mn ms mtext mspace msup msub msubsup mfrac msqrt mroot ' +
    'mover munder munderover mtable mtr mtd mlabeledtr mstyle mpadded mphantom menclose mmultiscripts mprescripts none merror'
  ).split(' '),
)
const ATTRIBUTES =
  /^(?:id|class|style|title|lang|dir|hidden|href|rel|target|alt|role|start|value|scope|colspan|tabindex|aria-[a-z]+|data-[a-z-]+|viewbox|transform|d|x|y|x1|x2|y1|y2|width|height|fill|stroke|stroke-width|font-size|font-weight|font-style|text-anchor|dominant-baseline|xmlns|points|cx|cy|r|rx|ry|dx|dy|opacity|marker-start|marker-end|refx|refy|markerwidth|markerheight|markerunits|orient|preserveaspectratio|stroke-dasharray|stroke-linecap|stroke-linejoin|fill-opacity|stroke-opacity|fill-rule|clip-path|display|mathvariant|stretchy|fence|separator|accent|accentunder|movablelimits|displaystyle|scriptlevel|columnalign|notation|open|close|encoding)$/

/** What stands in a slide and is none of the elements, attributes and links that Lectern writes. Pictures are files of the disk. */
function strangersIn(html: string): string[] {
  const strangers: string[] = []
  let depth = 0
  const parser = new Parser({
    onopentag(name, attributes) {
      if (name === 'section') depth++
      if (depth === 0) return
      if (!ELEMENTS.has(name)) strangers.push(`<${name}>`)
      for (const [key, value] of Object.entries(attributes)) {
        const isSafe =
          ATTRIBUTES.test(key) && (key !== 'href' || /^(?:https?:|mailto:|tel:|ftp:|#|[^:]*(?:[/?#]|$))/i.test(value))
        if (!isSafe) strangers.push(key === 'href' ? `<${name} href="${value}">` : `<${name} ${key}>`)
        if (/^(?:marker-|clip-path|fill$|stroke$)/.test(key) && /url\(\s*["']?[^#"'\s]/i.test(value))
          strangers.push(`<${name} ${key}="${value}">`)
        if (key === 'style' && /url\(|expression|@import|javascript/i.test(value)) strangers.push(`style="${value}"`)
      }
    },
    onclosetag(name) {
      if (name === 'section') depth--
    },
  })
  parser.write(html)
  parser.end()
  return strangers
}
