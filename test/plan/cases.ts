// Cases that live in Markdown pages: an article in a fence of four backticks, a line with a single dot, the plan that it gives.

import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

export interface Case {
  /** `page.md`, and which of its cases. */
  readonly name: string
  /** What stands behind the fence: `density=sparse slides=4`. */
  readonly settings: Readonly<Record<string, string>>
  readonly article: string
  readonly plan: string
}

const CASE = /^````lectern *(.*)\n([\s\S]*?\n)\.\n([\s\S]*?)^````$/gm

export function casesIn(folder: string): Case[] {
  return pagesIn(folder).flatMap((page) =>
    Array.from(readFileSync(join(folder, page), 'utf8').matchAll(CASE), (match, index) => ({
      name: `${page}, case ${index + 1}`,
      settings: Object.fromEntries((match[1] ?? '').split(' ').flatMap((pair) => pairOf(pair))),
      article: match[2] ?? '',
      plan: match[3] ?? '',
    })),
  )
}

/** Puts the plans that `planOf` gives into the pages. */
export async function rewrite(folder: string, planOf: (one: Case) => Promise<string>): Promise<void> {
  const cases = casesIn(folder)
  for (const page of pagesIn(folder)) {
    const own = cases.filter(({ name }) => name.startsWith(`${page},`))
    const plans = await Promise.all(own.map(planOf))
    const text = readFileSync(join(folder, page), 'utf8')
    let index = 0
    const rewritten = text.replace(CASE, (whole, _, article: string) => {
      const head = whole.slice(0, whole.indexOf('\n') + 1)
      return `${head}${article}.\n${plans[index++] ?? ''}\`\`\`\``
    })
    if (rewritten !== text) writeFileSync(join(folder, page), rewritten)
  }
}

function pagesIn(folder: string): string[] {
  return readdirSync(folder).filter((name) => name.endsWith('.md'))
}

function pairOf(pair: string): [string, string][] {
  const [name = '', value] = pair.split('=')
  return value === undefined ? [] : [[name, value]]
}
