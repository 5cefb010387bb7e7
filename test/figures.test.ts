import { existsSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import sharp from 'sharp'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { widthInEm } from '../src/base/text.ts'
import { drawing } from '../src/host/draw/svg.ts'
import { answerFigures } from '../src/host/figures.ts'
import { findRoot } from '../src/host/root.ts'
import { figureKey } from '../src/measure/answers.ts'

let root: string
let article: string
const square = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10"><rect width="10" height="10"/></svg>'

beforeAll(() => {
  const outside = mkdtempSync(path.join(tmpdir(), 'lectern-figures-'))
  root = path.join(outside, 'site')
  for (const folder of ['content/posts/talk', 'static/img', 'content/posts/images']) {
    mkdirSync(path.join(root, folder), { recursive: true })
  }
  article = path.join(root, 'content/posts/talk.md')
  put('content/posts/beside.svg', square)
  put('content/posts/talk/bundled.svg', square)
  put('content/posts/images/图 1.svg', square)
  put('static/img/served.svg', square)
  writeFileSync(path.join(outside, 'secret.svg'), square)
  symlinkSync(path.join(outside, 'secret.svg'), path.join(root, 'content/posts/link.svg'))
})
afterAll(() => rmSync(path.dirname(root), { recursive: true }))

function put(name: string, content: string | Uint8Array): void {
  writeFileSync(path.join(root, name), content)
}

async function answer(written: string, alt = 'alt') {
  const need = { path: written, alt, span: { start: 0, end: 1 } }
  const { answers, diagnostics } = await answerFigures([need], article, root)
  return { answer: answers.get(figureKey(need)), codes: diagnostics.map(({ severity, code }) => `${severity} ${code}`) }
}

test.each([
  'beside.svg',
  './beside.svg',
  'bundled.svg',
  '../posts/beside.svg',
  'images/图%201.svg',
  'images/图 1.svg',
  'images\\图 1.svg',
  '/img/served.svg',
  'img/served.svg',
  'beside.svg?raw=true',
  'beside.svg#centre',
])('%s is found', async (written) => {
  expect((await answer(written)).answer?.kind).toBe('drawn')
})

test.each([
  ['Beside.SVG', 'beside.svg'],
  ['IMAGES/图 1.svg', 'images/图 1.svg'],
  ['images/café.svg', 'images/cafe\u0301.svg'],
  ['beside.png', 'beside.svg'],
  ['/img/served.jpeg', 'served.svg'],
  ['/blog/img/served.svg', 'served.svg'],
  ['/a/b/img/served.svg', 'served.svg'],
  ['served.svg', 'static/img/served.svg'],
])('%s is found as %s, and said to be', async (written, name) => {
  put('content/posts/images/cafe\u0301.svg', square)
  const need = { path: written, alt: 'alt', span: { start: 0, end: 1 } }
  const { answers, diagnostics } = await answerFigures([need], article, root)
  expect(answers.get(figureKey(need))?.kind).toBe('drawn')
  const [told] = diagnostics
  expect([told?.code, told?.severity]).toEqual(['figure-elsewhere', 'note'])
  expect(told?.message).toContain(name)
})

test('of several files with a name the nearest is taken, and folders of packages are passed over', async () => {
  for (const folder of ['node_modules/p', 'content/other', 'content/posts/deep']) {
    mkdirSync(path.join(root, folder), { recursive: true })
    put(`${folder}/twice.svg`, square)
  }
  const need = { path: 'twice.svg', alt: 'alt', span: { start: 0, end: 1 } }
  const { files, diagnostics } = await answerFigures([need], article, root)
  expect(path.relative(root, files[0] ?? '')).toBe(path.join('content', 'posts', 'deep', 'twice.svg'))
  expect(diagnostics[0]?.message).toContain('the nearest of 2')
})

test('neither a folder nor a pipe is a figure', async () => {
  const { execFileSync } = await import('node:child_process')
  execFileSync('mkfifo', [path.join(root, 'content/posts/pipe.svg')])
  mkdirSync(path.join(root, 'content/posts/folder.svg'), { recursive: true })
  for (const written of ['pipe.svg', 'folder.svg', '/dev/zero', '/dev/zero.png']) {
    const began = performance.now()
    expect((await answer(written)).answer?.kind).toBe('missing')
    expect(performance.now() - began).toBeLessThan(2000)
  }
})

test.each([
  '../../../secret.svg',
  '%2e%2e/%2e%2e/../secret.svg',
  '..\\..\\..\\secret.svg',
  'link.svg',
  'file:///etc/hostname',
  '/etc/hostname',
  '/proc/self/environ',
  '/dev/zero',
  'C:\\secret.svg',
  '\\\\host\\share\\x.svg',
  'a\0.svg',
])('%j is refused as outside the root', async (written) => {
  expect((await answer(written)).answer).toMatchObject({ kind: 'missing', reason: 'outside-root' })
})

test.each(['https://example.org/x.png', '//example.org/x.png', 'http://169.254.169.254/latest', 'javascript:alert(1)'])(
  '%s is not fetched',
  async (written) => {
    expect((await answer(written)).answer).toMatchObject({ kind: 'missing', reason: 'remote' })
  },
)

test.each(['missing.png', '', '.', '/', '/img/none.png', '%252e%252e/secret.svg'])(
  '%j is not found',
  async (written) => {
    expect((await answer(written)).answer).toMatchObject({ kind: 'missing', reason: 'not-found' })
  },
)

test('a missing figure tells where it was looked for and which name is near', async () => {
  const { answer: figure } = await answer('besides.png')
  expect(figure).toMatchObject({ nearest: 'beside.svg' })
  expect(figure).toHaveProperty('tried', expect.arrayContaining([`${path.dirname(article)}/`, `${root}/static/`]))
})

test('the root is the nearest folder with a mark, else the article’s own', async () => {
  const inner = path.join(root, 'content/posts/talk/index.md')
  writeFileSync(path.join(root, 'hugo.toml'), '')
  expect(await findRoot(inner)).toBe(root)
  rmSync(path.join(root, 'hugo.toml'))
})

test('types are told from bytes, not from names', async () => {
  const png = await sharp({ create: { width: 8, height: 4, channels: 3, background: 'red' } })
    .png()
    .toBuffer()
  put('content/posts/photo.jpg', png)
  put('content/posts/page.png', '<!doctype html><title>x</title>')
  put('content/posts/drawing.png', square)
  put('content/posts/empty.png', '')
  put('content/posts/half.png', png.subarray(0, png.length - 30))
  expect(await answer('photo.jpg')).toMatchObject({
    answer: { kind: 'drawn', width: 8, height: 4 },
    codes: ['note figure-type'],
  })
  for (const name of ['page.png', 'drawing.png', 'empty.png']) {
    expect(await answer(name)).toMatchObject({ answer: { reason: 'not-an-image' }, codes: ['warning figure-type'] })
  }
  expect(await answer('half.png')).toMatchObject({
    answer: { reason: 'unreadable' },
    codes: ['warning figure-unreadable'],
  })
})

test('a turned photograph stands upright, with its sides exchanged', async () => {
  const half = { create: { width: 20, height: 40, channels: 3, background: 'blue' } } as const
  const photo = await sharp({ create: { width: 40, height: 40, channels: 3, background: 'red' } })
    .composite([{ input: await sharp(half).png().toBuffer(), left: 0, top: 0 }])
    .extend({ right: 40, background: 'red' })
    .jpeg()
    .withMetadata({ orientation: 6 })
    .toBuffer()
  put('content/posts/turned.jpg', photo)
  const { answer: figure } = await answer('turned.jpg', '')
  expect(figure).toMatchObject({ kind: 'drawn', width: 40, height: 80 })
  if (figure?.kind !== 'drawn') return
  expect(figure.markup.text).toMatch(/^<img alt="" src="data:image\/jpeg;base64,/)
  const uri = /base64,([^"]+)/.exec(figure.markup.text)?.[1] ?? ''
  const { data, info } = await sharp(Buffer.from(uri, 'base64')).raw().toBuffer({ resolveWithObject: true })
  expect([info.width, info.height]).toEqual([40, 80])
  expect(data[2]).toBeGreaterThan(200) // the left, blue edge is on top now
})

test('a large picture is scaled down, a strip keeps its shape', async () => {
  const large = { width: 6000, height: 3000, channels: 3, background: 'green' } as const
  put('content/posts/large.png', await sharp({ create: large }).png().toBuffer())
  put(
    'content/posts/strip.png',
    await sharp({ create: { ...large, width: 20000, height: 10 } })
      .png()
      .toBuffer(),
  )
  const { answer: figure } = await answer('large.png')
  expect(figure).toMatchObject({ width: 6000, height: 3000 })
  const uri = figure?.kind === 'drawn' ? (/base64,([^"]+)/.exec(figure.markup.text)?.[1] ?? '') : ''
  expect(await sharp(Buffer.from(uri, 'base64')).metadata()).toMatchObject({ width: 2560, height: 1280 })
  expect(await answer('strip.png')).toMatchObject({
    answer: { width: 20000, height: 10 },
    codes: ['warning figure-small'],
  })
})

test('a picture that stands in the article itself is drawn, other data is not', async () => {
  const png = await sharp({ create: { width: 3, height: 3, channels: 3, background: 'red' } })
    .png()
    .toBuffer()
  expect((await answer(`data:image/png;base64,${png.toString('base64')}`)).answer?.kind).toBe('drawn')
  expect((await answer('data:text/html;base64,PHNjcmlwdD4=')).answer).toMatchObject({ reason: 'not-an-image' })
  expect((await answer('data:image/png;base64,PHNjcmlwdD4=')).answer).toMatchObject({ reason: 'not-an-image' })
})

function draw(inside: string, attributes = 'viewBox="0 0 100 60"') {
  const result = drawing(`<svg xmlns:xlink="http://www.w3.org/1999/xlink" ${attributes}>${inside}</svg>`, 'alt', 'f-')
  if (result.kind !== 'drawing') throw new Error(result.kind)
  return { ...result, text: result.markup.text }
}

test('nothing in a drawing runs or asks, and its text stays', () => {
  const { text, characters, leftOut } = draw(
    `<script>alert(2)</script><a xlink:href="javascript:alert(3)"><text x="5" y="20">visible</text></a>
     <foreignObject width="90" height="20" y="30"><body xmlns="http://www.w3.org/1999/xhtml" onload="alert(4)">boxed<iframe src="javascript:alert(5)"></iframe></body></foreignObject>
     <image href="https://canary.invalid/x.png" width="9" height="9"/><use href="https://canary.invalid/x.svg#a"/>
     <style>@import url(https://canary.invalid/y.css);*{fill:url(https://canary.invalid/z)} rect{cursor:url(https://canary.invalid/c)}</style>
     <rect fill="url(https://canary.invalid/f#a)" style="filter:url(//canary.invalid/g)" mask="image-set('//canary.invalid')" onclick="alert(7)"/>
     <animate attributeName="href" values="javascript:alert(6)"/><set attributeName="onmouseover" to="alert(8)"/><handler>alert(9)</handler>`,
    'viewBox="0 0 100 60" onload="alert(1)"',
  )
  expect(text).not.toMatch(/alert|canary|javascript|<script|<style|<a\b|on\w+=|foreignObject|iframe/i)
  expect(text).toContain('visible')
  expect(text).toContain('boxed')
  expect([...'visibleboxed'].every((character) => characters.includes(character))).toBe(true)
  expect(leftOut).toEqual(expect.arrayContaining(['<script>', '<animate>', 'onload', 'onclick']))
})

test('names inside a drawing are its own, and only those that are referred to stay', () => {
  const { text } = draw(
    '<defs><linearGradient id="a"><stop stop-color="red"/></linearGradient></defs><rect id="unused" fill="url(#a)"/><g id="b"/><use xlink:href="#b"/>',
  )
  expect(text).toContain('<linearGradient id="f-a">')
  expect(text).toContain('fill="url(#f-a)"')
  expect(text).toContain('href="#f-b"')
  expect(text).not.toContain('unused')
})

test('a drawing carries its alternative and its box, and no size', () => {
  const { text, width, height } = draw('', 'width="50mm" height="20mm" viewBox="0 0 100 40"')
  expect(text).toMatch(/^<svg xmlns="[^"]+" viewBox="0 0 100 40" role="img" aria-label="alt"/)
  expect(text).not.toMatch(/ (?:width|height)=/)
  expect([width, height].map(Math.round)).toEqual([189, 76])
  expect(draw('', 'width="100%"')).toMatchObject({ width: 800, height: 600, isSizeGuessed: true })
  expect(draw('', 'width="30" height="20"').text).toContain('viewBox="0 0 30 20"')
  expect(drawing('<svg viewBox="0 0 1 1"/>', '', 'f-')).toHaveProperty(
    'markup.text',
    expect.stringContaining('aria-hidden'),
  )
  expect(drawing('<svg viewBox="0 0 1 1"/>', '"><b>', 'f-')).toHaveProperty(
    'markup.text',
    expect.not.stringContaining('<b>'),
  )
})

test('styles become attributes of the shapes that they name', () => {
  const { text } = draw(
    '<style>.a{fill:red} g .b{stroke:blue !important} #c{fill:green} @media print{.a{fill:black}}</style><rect class="a" fill="white"/><g><rect class="b"/></g><rect class="b"/><rect id="c" class="a" style="opacity:.5"/>',
  )
  expect(text).toContain(
    '<rect fill="red"></rect><g><rect stroke="blue"></rect></g><rect></rect><rect fill="green" opacity=".5"></rect>',
  )
})

test('the deck’s own colours and faces reach a drawing, strange faces do not', () => {
  const { text } = draw(
    '<text fill="var(--accent, #b4451f)" font-family="var(--font-text, \'Noto Sans SC\', sans-serif)">a</text><text font-family="Comic Sans">b</text><rect stroke="currentColor"/>',
  )
  expect(text).toContain('fill="var(--accent, &#35;b4451f)"'.replace('&#35;', '#'))
  expect(text).toContain('var(--font-text')
  expect(text).not.toContain('Comic')
  expect(text).toContain('data-ink="deck"')
  expect(draw('<rect fill="red"/>').text).toContain('data-ink="own"')
})

test('a drawing that grows without end is refused', () => {
  const copies = Array.from({ length: 12 }, (_, level) => {
    const below = level === 0 ? '<rect width="1" height="1"/>' : `<use href="#l${level - 1}"/>`.repeat(10)
    return `<g id="l${level}">${below}</g>`
  })
  expect(drawing(`<svg viewBox="0 0 1 1">${copies.join('')}</svg>`, '', 'f-')).toEqual({ kind: 'too-large' })
  expect(drawing('<svg><g id="a"><use href="#a"/></g></svg>', '', 'f-')).toEqual({ kind: 'too-large' })
  expect(drawing(`<svg>${'<g>'.repeat(100_000)}${'</g>'.repeat(100_000)}</svg>`, '', 'f-')).toEqual({
    kind: 'too-large',
  })
})

test('what is no drawing, or breaks off, is unreadable', () => {
  for (const text of ['<html></html>', '', '<svg><g><text>cut', '<svg>']) {
    expect(drawing(text, '', 'f-')).toEqual({ kind: 'unreadable' })
  }
})

test('pictures of the network are fetched only within limits, and never from a private address', async () => {
  const { createServer } = await import('node:http')
  const { fetchFigure, isPublic } = await import('../src/host/fetch-figure.ts')
  const server = createServer((request, response) => {
    const { url = '' } = request
    if (url === '/a.svg') response.end(square)
    else if (url === '/on') response.writeHead(302, { location: '/a.svg' }).end()
    else if (url === '/round') response.writeHead(302, { location: '/round' }).end()
    else if (url === '/in') response.writeHead(302, { location: 'http://10.0.0.1/x' }).end()
    else if (url === '/file') response.writeHead(302, { location: 'file:///etc/passwd' }).end()
    else if (url === '/large') response.end(Buffer.alloc(3000))
    else if (url === '/slow') response.write('x')
    else response.writeHead(404).end()
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  const base = `http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}`
  const limits = { bytes: 1000, milliseconds: 400, redirects: 3, isAllowed: (one: string) => one === '127.0.0.1' }
  const why = async (url: string) => {
    const fetched = await fetchFigure(url, limits)
    return fetched.kind === 'refused' ? fetched.why : fetched.bytes.toString()
  }
  try {
    expect(await why(`${base}/a.svg`)).toBe(square)
    expect(await why(`${base}/on`)).toBe(square)
    expect(await why(`${base}/round`)).toContain('too often')
    expect(await why(`${base}/in`)).toContain('not a public one')
    expect(await why(`${base}/file`)).toContain('not fetched')
    expect(await why(`${base}/large`)).toContain('larger')
    expect(await why(`${base}/slow`)).toContain('too long')
    expect(await why(`${base}/none`)).toContain('404')
    expect((await fetchFigure(`${base}/a.svg`)).kind).toBe('refused')
    expect((await fetchFigure('http://localhost:1/a.svg')).kind).toBe('refused')
    const need = { path: `${base}/a.svg`, alt: 'alt', span: { start: 0, end: 1 } }
    const own = await answerFigures([need], article, root, { fetch: (url) => fetchFigure(url, limits) })
    expect(own.answers.get(figureKey(need))?.kind).toBe('drawn')
  } finally {
    server.closeAllConnections()
    server.close()
  }
  for (const one of [
    '127.0.0.1',
    '10.1.2.3',
    '172.20.0.1',
    '192.168.1.1',
    '169.254.169.254',
    '0.0.0.0',
    '::1',
    'fe80::1',
    'fd00::1',
    '::ffff:127.0.0.1',
    '224.0.0.1',
    '255.255.255.255',
    'x',
  ])
    expect([one, isPublic(one)]).toEqual([one, false])
  for (const one of ['93.184.216.34', '8.8.8.8', '2606:2800:220:1::1'])
    expect([one, isPublic(one)]).toEqual([one, true])
})

test('pictures in a table stand in their cells, one that is missing is its text', async () => {
  const { compile } = await import('../src/index.ts')
  const shot = await sharp({ create: { width: 800, height: 500, channels: 3, background: '#248' } })
    .png()
    .toBuffer()
  put('content/posts/shot.png', shot)
  const text = `# Looks

| Before | After |
|---|---|
| ![The old *page*](shot.png) | ![](shot.png) |

## Signs

| Sign | Meaning |
|---|---|
| ![square](beside.svg) it | Stop, whoever you are |
| ![nowhere](nowhere.png) | Nobody knows |
`
  const { html, promise, diagnostics, deck } = await compile(text, { path: article })
  expect(promise).toBe('kept')
  expect(diagnostics.map(({ code }) => code)).toEqual(['figure-missing'])
  const cells = Array.from(html.matchAll(/<td class="set"[\s\S]*?<\/td>/g), ([cell]) => cell)
  expect(cells.filter((cell) => cell.includes('class="formula picture"'))).toHaveLength(3)
  expect(cells[0]).toMatch(/(?:alt|aria-label)="The old page"/)
  expect(cells.filter((cell) => cell.includes('nowhere'))).toHaveLength(1)
  const tables = deck.slides.flatMap((slide) => ('column' in slide ? slide.column.rows : []))
  const heights = tables.flatMap((row) => (row.kind === 'table' ? [row.height] : []))
  // Two shots have a slide to themselves; a sign is as large as the words beside it.
  expect(heights[0]).toBeGreaterThan(300)
  expect(heights[1]).toBeLessThan(250)
})

test('a picture that stands on many slides stands in the page once', async () => {
  const { compile } = await import('../src/index.ts')
  const noise = Buffer.from(
    Array.from({ length: 64 * 64 * 3 }, (_, index) => (Math.imul(index + 1, 2_654_435_761) >>> 13) % 251),
  )
  put(
    'content/posts/noise.png',
    await sharp(noise, { raw: { width: 64, height: 64, channels: 3 } })
      .png()
      .toBuffer(),
  )
  const text = Array.from(
    { length: 20 },
    (_, index) => `## Part ${index}\n\n![Noise ${index}](noise.png)\n\nIt is number ${index}.\n`,
  )
  const { html, promise } = await compile(text.join('\n'), { path: article })
  expect(promise).toBe('kept')
  expect(html.match(/data:image\/(?:png|webp)/g)?.length).toBe(1)
  expect(html.match(/<use href="#picture-1"\/>/g)?.length).toBe(20)
  expect(html).toContain('aria-label="Noise 7"')
})

test.each([
  ['<rect x="10" y="20" width="100" height="50"/>', [10, 20, 100, 50]],
  ['<g transform="translate(5,5) scale(2)"><circle cx="10" cy="10" r="5"/></g>', [15, 15, 20, 20]],
  ['<path d="M10,10l20,0v30h-20z"/>', [10, 10, 20, 30]],
  ['<polygon points="0,0 40,0 20,30"/><defs><rect width="900" height="900"/></defs>', [0, 0, 40, 30]],
  ['<line x1="0" y1="0" x2="10" y2="10" transform="rotate(90)"/>', [-10, 0, 10, 10]],
  ['<text x="0" y="20">中文</text>', [0, 4, 32, 20.8]],
])('a drawing without size has the box of what it draws: %s', async (inner, [x = 0, y = 0, width = 0, height = 0]) => {
  const { boundsOf } = await import('../src/host/draw/svg-bounds.ts')
  const { svgTree } = await import('../src/host/draw/svg-tree.ts')
  const root = svgTree(`<svg xmlns="http://www.w3.org/2000/svg">${inner}</svg>`)
  if (root === null || root === 'too-large') throw new Error('no drawing')
  const bounds = boundsOf(root)
  for (const [is, should] of [
    [bounds?.x, x],
    [bounds?.y, y],
    [bounds?.width, width],
    [bounds?.height, height],
  ] as const)
    expect(is).toBeCloseTo(should, 5)
})

const faults = path.join(import.meta.dirname, '..', '..', 'shared', 'faults', 'images')
const HAS_FAULTS = existsSync(faults)
if (!HAS_FAULTS) console.warn(`${faults} is not there: its pictures are not tried`)

test.skipIf(!HAS_FAULTS).each([
  ['big-16384x4096.png', 'drawn', []],
  ['exif6.jpg', 'drawn', []],
  ['html-named.png', 'missing', ['warning figure-type']],
  ['malformed.svg', 'missing', []],
  ['nosize.svg', 'drawn', ['warning figure-size-guessed']],
  ['ok.png', 'drawn', []],
  ['png-named.jpg', 'drawn', ['note figure-type']],
  ['script.svg', 'drawn', ['warning figure-cleaned']],
  ['svg-named.png', 'missing', ['warning figure-type']],
  ['t.webp', 'drawn', []],
  ['tall-10x20000.png', 'drawn', ['warning figure-small']],
  ['truncated.png', 'missing', ['warning figure-unreadable']],
  ['wide-20000x10.png', 'drawn', ['warning figure-small']],
  ['zero-bytes.png', 'missing', ['warning figure-type']],
])('%s is %s', async (name, kind, codes) => {
  const need = { path: name, alt: 'alt', span: { start: 0, end: 1 } }
  const { answers, diagnostics } = await answerFigures([need], path.join(faults, 'article.md'), faults)
  const answer = answers.get(figureKey(need))
  expect(answer?.kind).toBe(kind)
  expect(diagnostics.map(({ severity, code }) => `${severity} ${code}`)).toEqual(codes)
  if (answer?.kind === 'drawn') {
    expect(answer.markup.text).not.toMatch(/<script|onload|javascript|href="http/i)
    if (name === 'exif6.jpg') expect(answer.width).toBeLessThan(answer.height)
  }
})

test('a figure beside a long text stays in the body with its whole caption', async () => {
  const { compile } = await import('../src/index.ts')
  const wide = await sharp({ create: { width: 900, height: 300, channels: 3, background: '#248' } })
    .png()
    .toBuffer()
  put('content/posts/wide.png', wide)
  const caption =
    'A wide picture of a field, with all that can be said of it under it in small letters, and a little more. '
  const text = `# A\n\n## Field\n\n${'We could train three separate networks, each with one hidden layer of some size. '.repeat(2)}See this:\n\n<!-- lectern: figure=beside -->\n\n<figure><img src="wide.png" alt="A field"><figcaption>${caption.repeat(3)}</figcaption></figure>\n`
  const { deck } = await compile(text, { path: article, aspect: '4:3', density: 'full' })
  const figures = deck.slides.flatMap((slide) => ('figure' in slide ? [slide.figure] : []))
  expect(deck.slides.map(({ layout }) => layout)).toContain('figure-beside')
  for (const { captionBox } of figures) expect(captionBox.y + captionBox.height).toBeLessThanOrEqual(656)
})

test('a caption is no wider than what stands for its missing figure', async () => {
  const words = 'Source: the ledger of the harbour and the bell ringer, kept by both.'
  const text = `# T\n\nThe ferry leaves at six and turns at the island. ${'Nobody waits for it in winter, when the bakers sleep. '.repeat(2)}\n\n<!-- lectern: figure=beside -->\n\n<figure><img src="https://example.org/harbour.png" alt="The harbour"><figcaption>${words}</figcaption></figure>\n`
  const { compile } = await import('./generate/compile.ts')
  const { deck } = await compile(text, { density: 'full' })
  const figures = deck.slides.flatMap((slide) => ('figure' in slide ? [slide.figure] : []))
  expect(deck.slides.map(({ layout }) => layout)).toContain('figure-beside')
  for (const { caption, captionBox } of figures) {
    const lines = (caption?.breaks.length ?? 0) + 1
    expect(widthInEm(words) * (caption?.size ?? 0)).toBeLessThan(lines * captionBox.width)
  }
})
