// The few words that a deck adds itself, in the language of its article.

export interface Lexicon {
  readonly contents: string
  readonly missing: string
  /** Over the addresses and footnotes at the end of a handout, and over the room for a summary on one. */
  readonly links: string
  readonly summary: string
  /** Between a heading and what a slide of it is about. */
  readonly colon: string
}

const LEXICONS: readonly (readonly [RegExp, Lexicon])[] = [
  [
    /^zh-(?:hant|tw|hk|mo)/i,
    { contents: '目錄', links: '連結與註腳', summary: '總結', missing: '找不到圖片', colon: '：' },
  ],
  [/^zh/i, { contents: '目录', links: '链接与脚注', summary: '总结', missing: '找不到图片', colon: '：' }],
  [/^ja/i, { contents: '目次', links: 'リンクと注', summary: 'まとめ', missing: '図が見つかりません', colon: '：' }],
  [/^ko/i, { contents: '목차', links: '링크와 각주', summary: '요약', missing: '그림을 찾을 수 없음', colon: ': ' }],
  [
    /^de/i,
    {
      contents: 'Inhalt',
      links: 'Verweise und Fußnoten',
      summary: 'Zusammenfassung',
      missing: 'Abbildung fehlt',
      colon: ': ',
    },
  ],
  [
    /^fr/i,
    { contents: 'Sommaire', links: 'Liens et notes', summary: 'Résumé', missing: 'Figure manquante', colon: ' : ' },
  ],
  [
    /^es/i,
    { contents: 'Contenido', links: 'Enlaces y notas', summary: 'Resumen', missing: 'Falta la figura', colon: ': ' },
  ],
  [
    /^ru/i,
    { contents: 'Содержание', links: 'Ссылки и сноски', summary: 'Итог', missing: 'Рисунок не найден', colon: ': ' },
  ],
  [
    /^ar/i,
    { contents: 'المحتويات', links: 'الروابط والحواشي', summary: 'الخلاصة', missing: 'الشكل مفقود', colon: ': ' },
  ],
  [/^he/i, { contents: 'תוכן העניינים', links: 'קישורים והערות', summary: 'סיכום', missing: 'האיור חסר', colon: ': ' }],
]

const ENGLISH: Lexicon = {
  contents: 'Contents',
  links: 'Links and footnotes',
  summary: 'Summary',
  missing: 'Figure missing',
  colon: ': ',
}

export function lexiconFor(lang: string): Lexicon {
  return LEXICONS.find(([pattern]) => pattern.test(lang))?.[1] ?? ENGLISH
}
