// A long article: one front matter, and the rest of it fifty times over, headings and all.

const FRONT_MATTER = /^\uFEFF?(\+\+\+|---)[ \t]*\r?\n[\s\S]*?\r?\n\1[ \t]*(\r?\n|$)/

export function fiftyTimes(text) {
  const front = FRONT_MATTER.exec(text)?.[0] ?? ''
  const body = text.slice(front.length).replace(/\s*$/, '\n\n')
  return front + body.repeat(50)
}
