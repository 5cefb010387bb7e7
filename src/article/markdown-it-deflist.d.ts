declare module 'markdown-it-deflist' {
  /** Adds its rules to an instance of markdown-it. */
  export default function definitionLists(markdown: object): void
}
