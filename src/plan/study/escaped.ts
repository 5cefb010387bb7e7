// Text as Markdown that says the same.

export function escaped(text: string): string {
  return (
    text
      .replace(/\s+/g, ' ')
      .trim()
      .replace(/[\\`*_[$]|~(?=~)|(?<=~)~|<(?=[\w/!?])/g, (sign) => `\\${sign}`)
      // A blank to be filled in is no emphasis, where it is the only one.
      .replace(/^((?:(?!\\_).)*)\\_\\_\\_\\_((?:(?!\\_).)*)$/, '$1____$2')
      // What would be markup of a site's generator, a time, a reference, or the end of a heading.
      .replace(/\{(?=[:#.%{<]|\w+=)|(?<=\{)%|&(?=#?\w+;)|#+$/g, (sign) => `\\${sign}`)
      // What would begin a block.
      .replace(/^(?=[-+=#:!>~|])/, '\\')
      .replace(/^(\d{1,9})(?=[.)])/, '$1\\')
  )
}
