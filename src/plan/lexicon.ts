// The few words that a deck adds itself, in the language of its article.

export interface Lexicon {
  readonly contents: string
  readonly missing: string
  /** Between a heading and what a slide of it is about. */
  readonly colon: string
}

const LEXICONS: readonly (readonly [RegExp, Lexicon])[] = [
  [/^zh-(?:hant|tw|hk|mo)/i, { contents: '目錄', missing: '找不到圖片', colon: '：' }],
  [/^zh/i, { contents: '目录', missing: '找不到图片', colon: '：' }],
  [/^ja/i, { contents: '目次', missing: '図が見つかりません', colon: '：' }],
  [/^ko/i, { contents: '목차', missing: '그림을 찾을 수 없음', colon: ': ' }],
  [/^de/i, { contents: 'Inhalt', missing: 'Abbildung fehlt', colon: ': ' }],
  [/^fr/i, { contents: 'Sommaire', missing: 'Figure manquante', colon: ' : ' }],
  [/^es/i, { contents: 'Contenido', missing: 'Falta la figura', colon: ': ' }],
  [/^ru/i, { contents: 'Содержание', missing: 'Рисунок не найден', colon: ': ' }],
  [/^ar/i, { contents: 'المحتويات', missing: 'الشكل مفقود', colon: ': ' }],
  [/^he/i, { contents: 'תוכן העניינים', missing: 'האיור חסר', colon: ': ' }],
]

const ENGLISH: Lexicon = { contents: 'Contents', missing: 'Figure missing', colon: ': ' }

export function lexiconFor(lang: string): Lexicon {
  return LEXICONS.find(([pattern]) => pattern.test(lang))?.[1] ?? ENGLISH
}
