// From a path as an article writes it to a file inside the root; or to where it was looked for.

import { realpath, stat } from 'node:fs/promises'
import path from 'node:path'
import { nearest } from '../base/nearest.ts'
import type { MissingFigure } from '../measure/answers.ts'
import { byName, inOtherLetters, type List, listOnce, type Relaxed, withOtherEnding } from './relaxed-figure.ts'

export interface FoundFigure {
  readonly kind: 'found'
  /** The real path, inside the root. */
  readonly file: string
  /** What is not as the article says; null where all is. */
  readonly how: string | null
}

/** Where the figures of an article may stand, looked at once for all of them. */
export interface Surroundings {
  /** Its real path. Nothing outside of it is ever opened. */
  readonly root: string
  readonly folders: readonly Folder[]
  readonly list: List
}

/** Where site generators keep what they serve from the top. */
const siteFolders = ['', 'static', 'public', 'source', 'assets', 'content']

/** The first folders of a machine's own paths; a site may have such a folder, an article has no business in it. */
const machinePath =
  /^\/(?:bin|boot|dev|etc|home|lib\d*|media|mnt|opt|private|proc|root|run|sbin|srv|sys|tmp|Users|usr|var|Volumes)(?:\/|$)/

/** `articlePath` as the user named it: what was tried is told in its terms. */
export async function surroundingsOf(articlePath: string, root: string): Promise<Surroundings> {
  const real = await realpath(root)
  return { root: real, folders: await foldersToTry(articlePath, real), list: listOnce() }
}

export async function findFigure(written: string, around: Surroundings): Promise<FoundFigure | MissingFigure> {
  const scheme = /^([a-z][a-z0-9+.-]+):/i.exec(written)?.[1]?.toLowerCase()
  if (scheme === 'file' || /^[a-z]:/i.test(written) || written.includes('\0')) return missing('outside-root')
  if (scheme !== undefined || written.startsWith('//')) return missing('remote')
  if (/^\\\\/.test(written) || machinePath.test(decoded(written))) return missing('outside-root')

  const { root, folders } = around
  let isOutside = false
  for (const spelling of spellings(written)) {
    const bases = spelling.startsWith('/') ? folders.filter((folder) => !folder.isOwn) : folders
    for (const { real } of bases) {
      const file = path.join(real, spelling)
      if (!isInside(file, root)) {
        isOutside = true
        continue
      }
      const found = await realFile(file)
      if (found === null) continue
      if (isInside(found, root)) return { kind: 'found', file: found, how: null }
      isOutside = true // a link that leads out
    }
  }
  // The article may stand elsewhere than where its site keeps it: what it climbs out for may stand beside it.
  const inside = written.replace(/^(?:\.\.[\\/])+/, '')
  if (isOutside && inside !== written) {
    const beside = await findFigure(inside, around)
    if (beside.kind === 'found') return { ...beside, how: beside.how ?? 'climbs out of the root, and stands inside' }
  }
  if (isOutside && /(?:^|[\\/])\.\.(?:[\\/]|$)/.test(decoded(written))) return missing('outside-root')
  if (await leadsOut(written, folders, root)) return missing('outside-root')
  const relaxed = await relaxedFigure(written, around)
  if (relaxed !== null) return { kind: 'found', ...relaxed }
  return {
    kind: 'missing',
    reason: 'not-found',
    tried: folders.filter((folder) => folder.isThere).map((folder) => folder.shown),
    nearest: await nearestName(written, around),
  }
}

/** By other letters, then with another ending, then by its name alone. */
async function relaxedFigure(written: string, { root, folders, list }: Surroundings): Promise<Relaxed | null> {
  for (const search of [inOtherLetters, withOtherEnding]) {
    for (const spelling of spellings(written).flatMap(withoutBase)) {
      for (const { real, isOwn } of folders) {
        if (spelling.startsWith('/') && isOwn) continue
        const found = await search(real, spelling.replace(/^\/+/, ''), list)
        if (found !== null && isInside(found.file, root)) return found
      }
    }
  }
  const [own] = folders
  const name = decoded(written).replace(/[?#].*$/s, '')
  if (own === undefined || /[\\/]/.test(name) || !isImageName(name)) return null
  const found = await byName(root, own.real, name, list)
  return found !== null && isInside(found.file, root) ? found : null
}

/** A site may be served from below a folder that its files do not stand in: `/blog/img/a.png`. */
function withoutBase(spelling: string): readonly string[] {
  if (!spelling.startsWith('/')) return [spelling]
  const steps = spelling.split('/').filter((step) => step !== '')
  return steps
    .slice(0, -1)
    .map((_, from) => `/${steps.slice(from).join('/')}`)
    .concat(steps.length === 1 ? [spelling] : [])
}

function missing(reason: 'outside-root' | 'remote'): MissingFigure {
  return { kind: 'missing', reason, tried: [], nearest: null }
}

interface Folder {
  readonly real: string
  /** As the user would write it. */
  readonly shown: string
  readonly isThere: boolean
  /** The article's own, which a path from the top of the site does not start from. */
  readonly isOwn: boolean
}

/** The article's folder, the folder of its name (Hexo's), and each folder above up to the root with those of a site. */
async function foldersToTry(articlePath: string, root: string): Promise<readonly Folder[]> {
  const own = await realpath(path.dirname(path.resolve(articlePath)))
  const shownOwn = path.dirname(articlePath)
  const stem = path.basename(articlePath).replace(/\.[^.]+$/, '')
  const folders = [
    await folder(own, shownOwn, true),
    await folder(path.join(own, stem), path.join(shownOwn, stem), true),
  ]
  for (
    let real = own, shown = shownOwn;
    isInside(real, root);
    real = path.dirname(real), shown = path.join(shown, '..')
  ) {
    for (const name of siteFolders) folders.push(await folder(path.join(real, name), path.join(shown, name), false))
    if (real === root) break
  }
  const known = new Set<string>()
  return folders.filter(({ real, isOwn }) => {
    const key = `${isOwn} ${real}`
    return !known.has(key) && known.add(key)
  })
}

async function folder(real: string, shown: string, isOwn: boolean): Promise<Folder> {
  const isThere = await stat(real).then(
    (found) => found.isDirectory(),
    () => false,
  )
  return { real, shown: shown.endsWith('/') ? shown : `${shown}/`, isThere, isOwn }
}

/** As written, decoded, with Windows' separators turned, and without a query. */
function spellings(written: string): readonly string[] {
  const plain = [written, decoded(written)]
  const turned = plain.map((text) => text.replaceAll('\\', '/'))
  const all = [...plain, ...turned]
  const withoutQuery = all.map((text) => text.replace(/[?#].*$/s, ''))
  return [...new Set([...all, ...withoutQuery])].filter((text) => !/^[./]*$/.test(text) && !text.includes('\0'))
}

/** Decoded once only: what is encoded twice is a name with a percent sign. */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

function isInside(file: string, root: string): boolean {
  const way = path.relative(root, file)
  return way !== '..' && !way.startsWith(`..${path.sep}`) && !path.isAbsolute(way)
}

async function realFile(file: string): Promise<string | null> {
  const found = await stat(file).catch(() => null)
  return found?.isFile() ? await realpath(file) : null
}

async function leadsOut(written: string, folders: readonly Folder[], root: string): Promise<boolean> {
  for (const { real } of folders) {
    const target = await realpath(path.join(real, decoded(written))).catch(() => null)
    if (target !== null && !isInside(target, root)) return true
  }
  return false
}

/** A name in one of the folders tried, by spelling, or of the same stem with another ending. */
async function nearestName(written: string, { folders, list }: Surroundings): Promise<string | null> {
  const plain = decoded(written)
    .replaceAll('\\', '/')
    .replace(/[?#].*$/s, '')
  const name = path.posix.basename(plain)
  if (name === '' || plain.split('/').includes('..')) return null
  for (const { real } of folders.filter((folder) => folder.isThere)) {
    for (const way of new Set([path.posix.dirname(plain), '.'])) {
      const names = (await list(path.join(real, way))).map((entry) => entry.name).filter(isImageName)
      const stem = stemOf(name)
      const near = names.find((other) => stemOf(other) === stem) ?? nearest(name, names)
      if (near !== null) return way === '.' ? near : path.posix.join(way, near)
    }
  }
  return null
}

function isImageName(name: string): boolean {
  return /\.(?:svg|png|jpe?g|gif|webp|avif)$/i.test(name)
}

function stemOf(name: string): string {
  return name.replace(/\.[^.]+$/, '').toLowerCase()
}
