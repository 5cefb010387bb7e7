// The few words that a deck may add itself. The checker keeps its own list: a word that the deck adds must be known here too.

export interface Lexicon {
  readonly words: ReadonlySet<string>
  readonly patterns: readonly RegExp[]
}

export const LEXICON: Lexicon = {
  words: new Set([
    '目录',
    '目录（续）',
    '续',
    '谢谢',
    '讨论',
    '注',
    '说明',
    '提示',
    '警告',
    '重要',
    '缺图',
    '图片缺失',
    '找不到图片',
    '未找到图片',
    '目次',
    '目錄',
    '차례',
    '목차',
    '감사합니다',
    'ありがとうございました',
    '找不到圖片',
    '図が見つかりません',
    '그림을 찾을 수 없음',
    'Inhalt',
    'Abbildung fehlt',
    'Sommaire',
    'Figure manquante',
    'Contenido',
    'Falta la figura',
    'Содержание',
    'Рисунок не найден',
    'المحتويات',
    'الشكل مفقود',
    'תוכן העניינים',
    'האיור חסר',
    'Contents',
    'continued',
    '(continued)',
    'Thank you',
    'Thanks',
    'Note',
    'Tip',
    'Warning',
    'Important',
    'Caution',
    'missing figure',
    'Figure missing',
    'figure not found',
  ]),
  patterns: [
    /^\d+(?:\s*[/–]\s*\d+)?$/,
    /^[(（]?\d+\s*\/\s*\d+[)）]?$/,
    /^#\d+(?:\s*[(（]\d+\s*\/\s*\d+[)）])?$/,
    // The numbers of footnotes.
    /^[⁰¹²³⁴-⁹]+$/,
    /^(?:\d+|[a-zA-Z]|[ivxIVX]+)[.)、]$/,
    // Marks without letters: separators, cut marks, bullets, boxes of tasks, quotation marks.
    /^[^\p{L}\p{N}]+$/u,
  ],
}

export function isKnownWord(text: string, lexicon: Lexicon): boolean {
  const word = text.replace(/\s+/g, ' ').trim()
  return word === '' || lexicon.words.has(word) || lexicon.patterns.some((pattern) => pattern.test(word))
}
