// Pictures that say a word or two about a project, drawn by a server: no figures.

const BADGE =
  /^(?:https?:)?\/\/[^\s]*(?:shields\.io|badge|badgen\.net|travis-ci\.(?:org|com)|codecov\.io|coveralls\.io|circleci\.com|appveyor\.com|hits\.(?:dwyl|seeyoufarm)|visitor)/i

/** True for the address of a badge: what it says is its text alternative. */
export function isBadge(path: string): boolean {
  return BADGE.test(path)
}
