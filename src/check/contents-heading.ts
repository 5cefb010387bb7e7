// What heads a table of contents that was written by hand: it may go with the table.

const NAME =
  /^(?:(?:table of )?contents|toc|目录|目錄|目次|もくじ|목차|차례|inhalt(?:sverzeichnis)?|sommaire|índice|содержание|فهرس|المحتويات|תוכן(?: העניינים)?)$/iu

export function headsContents(text: string): boolean {
  return NAME.test(text.trim())
}
