// The folder that an article's figures may come from.

import { readdir } from 'node:fs/promises'
import path from 'node:path'

/** Marks the top of a repository or of a site. */
const marks = new Set([
  '.git',
  'hugo.toml',
  'hugo.yaml',
  'hugo.yml',
  'hugo.json',
  'config.toml',
  '_config.yml',
  '_config.yaml',
  'mkdocs.yml',
  '.vitepress',
  '.obsidian',
  'docusaurus.config.js',
  'docusaurus.config.ts',
  'astro.config.mjs',
  'lectern.config.json',
  'lectern.config.yaml',
  'lectern.config.toml',
])

/** The nearest folder above the article with a mark, else the article's own; absolute. */
export async function findRoot(articlePath: string): Promise<string> {
  const own = path.dirname(path.resolve(articlePath))
  for (let folder = own; ; folder = path.dirname(folder)) {
    const names = await readdir(folder).catch(() => [])
    if (names.some((name) => marks.has(name))) return folder
    if (folder === path.dirname(folder)) return own
  }
}
