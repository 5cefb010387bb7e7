/** Whether a BCP 47 tag is of Chinese. */
export function isChinese(lang: string): boolean {
  return /^zh\b/i.test(lang)
}
