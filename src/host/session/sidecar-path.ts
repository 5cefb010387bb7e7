/** The leader's file stands beside its article: `talk.study.md` beside `talk.md`. */
export function sidecarPath(article: string): string {
  return `${article.replace(/\.[^./\\]+$/, '')}.study.md`
}

/** Whether a file is one, and so no article itself. */
export function isSidecar(file: string): boolean {
  return /\.study\.md$/i.test(file)
}
