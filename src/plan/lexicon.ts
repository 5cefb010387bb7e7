// The few words that a deck adds itself, in the language of its article.

export interface Lexicon {
  readonly contents: string
  readonly missing: string
  /** Between a heading and what a slide of it is about. */
  readonly colon: string
}

const LEXICONS: readonly (readonly [RegExp, Lexicon])[] = [
  [/^zh-(?:hant|tw|hk|mo)/i, { contents: '目錄', missing: '找不到图片', colon: '：' }],
  [/^zh/i, { contents: '目录', missing: '找不到图片', colon: '：' }],
  [/^ja/i, { contents: '目次', missing: 'Figure missing', colon: '：' }],
  [/^ko/i, { contents: '목차', missing: 'Figure missing', colon: ': ' }],
]

export function lexiconFor(lang: string): Lexicon {
  return (
    LEXICONS.find(([pattern]) => pattern.test(lang))?.[1] ?? {
      contents: 'Contents',
      missing: 'Figure missing',
      colon: ': ',
    }
  )
}
