// The few words that a deck adds itself, in the language of its article.

export interface Lexicon {
  readonly contents: string
  readonly missing: string
  /** Over the addresses and footnotes at the end of a handout, and over the room for a summary on one. */
  readonly links: string
  readonly summary: string
  /** On paper that is the leader's own. */
  readonly leaderCopy: string
  readonly notes: string
  readonly answer: string
  /** Between a heading and what a slide of it is about. */
  readonly colon: string
}

const LEXICONS: readonly (readonly [RegExp, Lexicon])[] = [
  [
    /^zh-(?:hant|tw|hk|mo)/i,
    {
      contents: '目錄',
      leaderCopy: '帶領者用',
      notes: '備註',
      answer: '答案',
      links: '連結與註腳',
      summary: '總結',
      missing: '找不到圖片',
      colon: '：',
    },
  ],
  [
    /^zh/i,
    {
      contents: '目录',
      leaderCopy: '带领者用',
      notes: '备注',
      answer: '答案',
      links: '链接与脚注',
      summary: '总结',
      missing: '找不到图片',
      colon: '：',
    },
  ],
  [
    /^ja/i,
    {
      contents: '目次',
      leaderCopy: '進行役用',
      notes: 'メモ',
      answer: '答え',
      links: 'リンクと注',
      summary: 'まとめ',
      missing: '図が見つかりません',
      colon: '：',
    },
  ],
  [
    /^ko/i,
    {
      contents: '목차',
      leaderCopy: '진행자용',
      notes: '메모',
      answer: '답',
      links: '링크와 각주',
      summary: '요약',
      missing: '그림을 찾을 수 없음',
      colon: ': ',
    },
  ],
  [
    /^de/i,
    {
      contents: 'Inhalt',
      leaderCopy: 'Für die Leitung',
      notes: 'Notizen',
      answer: 'Antwort',
      links: 'Verweise und Fußnoten',
      summary: 'Zusammenfassung',
      missing: 'Abbildung fehlt',
      colon: ': ',
    },
  ],
  [
    /^fr/i,
    {
      contents: 'Sommaire',
      leaderCopy: 'Pour l’animateur',
      notes: 'Notes',
      answer: 'Réponse',
      links: 'Liens et notes',
      summary: 'Résumé',
      missing: 'Figure manquante',
      colon: ' : ',
    },
  ],
  [
    /^es/i,
    {
      contents: 'Contenido',
      leaderCopy: 'Para quien dirige',
      notes: 'Notas',
      answer: 'Respuesta',
      links: 'Enlaces y notas',
      summary: 'Resumen',
      missing: 'Falta la figura',
      colon: ': ',
    },
  ],
  [
    /^ru/i,
    {
      contents: 'Содержание',
      leaderCopy: 'Для ведущего',
      notes: 'Заметки',
      answer: 'Ответ',
      links: 'Ссылки и сноски',
      summary: 'Итог',
      missing: 'Рисунок не найден',
      colon: ': ',
    },
  ],
  [
    /^ar/i,
    {
      contents: 'المحتويات',
      leaderCopy: 'نسخة المشرف',
      notes: 'ملاحظات',
      answer: 'الجواب',
      links: 'الروابط والحواشي',
      summary: 'الخلاصة',
      missing: 'الشكل مفقود',
      colon: ': ',
    },
  ],
  [
    /^he/i,
    {
      contents: 'תוכן העניינים',
      leaderCopy: 'עותק המנחה',
      notes: 'הערות',
      answer: 'תשובה',
      links: 'קישורים והערות',
      summary: 'סיכום',
      missing: 'האיור חסר',
      colon: ': ',
    },
  ],
]

const ENGLISH: Lexicon = {
  contents: 'Contents',
  leaderCopy: 'Leader’s copy',
  notes: 'Notes',
  answer: 'Answer',
  links: 'Links and footnotes',
  summary: 'Summary',
  missing: 'Figure missing',
  colon: ': ',
}

export function lexiconFor(lang: string): Lexicon {
  return LEXICONS.find(([pattern]) => pattern.test(lang))?.[1] ?? ENGLISH
}
