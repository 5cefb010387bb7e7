// What stands in a page of Markdown: code blocks, commands, links, headings, tables.

export interface Block {
  readonly language: string
  readonly text: string
}

/** Fenced blocks, also those in a list. */
export function blocksOf(page: string): readonly Block[] {
  return [...page.matchAll(/^( *)```(\w*)\n([\s\S]*?)^\1```$/gm)].map(([, indent = '', language = '', text = '']) => ({
    language,
    text: text.replace(new RegExp(`^${indent}`, 'gm'), ''),
  }))
}

/** The lines of shell blocks, without prompts, comments and what is printed. */
export function commandsOf(page: string): readonly string[] {
  return blocksOf(page)
    .filter(({ language }) => ['sh', 'bash', 'shell', 'console'].includes(language))
    .flatMap(({ language, text }) => {
      const lines = text.split('\n').map((line) => line.trim())
      return language === 'console' ? lines.filter((line) => line.startsWith('$')) : lines
    })
    .map((line) => line.replace(/^\$\s*/, '').replace(/\s+#.*$|^#.*$/, ''))
    .filter((line) => line !== '')
}

/** Targets of links and pictures outside of code. */
export function linksOf(page: string): readonly string[] {
  return [...withoutCode(page).matchAll(/\]\(([^()\s]+)(?:\s+"[^"]*")?\)/g)].map((match) => match[1] ?? '')
}

/** The anchors of the headings, as code hosts make them. */
export function slugsOf(page: string): readonly string[] {
  return [...withoutCode(page).matchAll(/^#+ (.+)$/gm)].map((match) =>
    (match[1] ?? '')
      .toLowerCase()
      .replace(/[^\p{L}\p{N}\s_-]/gu, '')
      .replaceAll(' ', '-'),
  )
}

/** The rows of the first table under a heading, or of the one whose first column has this name; cells without their backticks. */
export function tableUnder(page: string, heading: string, column?: string): readonly (readonly string[])[] {
  const lines = page.split('\n')
  const start = lines.findIndex((line) => /^#+ /.test(line) && line.replace(/^#+ /, '') === heading)
  if (start < 0) throw new Error(`no heading "${heading}"`)
  const head = lines.findIndex(
    (line, at) =>
      at > start && line.startsWith('|') && /^\|[-| ]+$/.test(lines[at + 1] ?? '') && isColumn(line, column),
  )
  if (head < 0) throw new Error(`no table under "${heading}"`)
  const end = lines.findIndex((line, at) => at > head && !line.startsWith('|'))
  return lines.slice(head + 2, end < 0 ? lines.length : end).map(cellsOf)
}

function isColumn(line: string, name: string | undefined): boolean {
  return name === undefined || cellsOf(line)[0] === name
}

function cellsOf(line: string): readonly string[] {
  return line
    .slice(1, line.lastIndexOf('|'))
    .split('|')
    .map((cell) => cell.replaceAll('`', '').trim())
}

function withoutCode(page: string): string {
  return page.replace(/^( *)```[\s\S]*?^\1```$/gm, '').replace(/`[^`\n]*`/g, '')
}
