// The types of markdown-it, for the files that add a rule to it.

export type { MarkdownIt, StateBlock, StateInline, Token } from 'markdown-it'
