// When something was: the date that a row begins with.

const SEPARATOR = String.raw`(?:\s*[：:，,、–—]\s*|\s+-\s+|\s+|(?=\p{sc=Han}))`
const MONTH = String.raw`(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sep(?:t(?:ember)?)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\.?`
const YEAR = String.raw`(?:1[0-9]|20)\d{2}`

/** Each tells what of a date it reads; the first that fits is taken. */
const DATES: readonly RegExp[] = [
  // 2017 年 6 月 12 日, 1990 年代, 2019年初, 2019년 3월
  new RegExp(
    String.raw`^(?:(?:公元前?|紀元前?|기원전)\s*\d{1,4}|(?:约|約|약)?\s*\d{3,4})\s*(?:年|년)(?:代)?(?:\s*(?:初|底|末|春|夏|秋|冬|前后|\d{1,2}\s*(?:月|월)(?:\s*\d{1,2}\s*(?:日|号|일))?))?(?:\s*(?:以后|之后|之前|起|に|には|から))?${SEPARATOR}`,
    'u',
  ),
  // 10 年前, ten years ago
  /^(?:\d{1,4}|[一二两三四五六七八九十几]{1,3})\s*(?:年|个月|天|周|세기|년)\s*(?:以?前|전)\s*[：:，,、]?\s*/u,
  /^(?:\d{1,4}|One|Two|Three|Four|Five|Six|Seven|Eight|Nine|Ten|Twenty|Fifty) (?:year|month|week|day|hour)s? ago(?:\s*[：:–—]\s*|,\s*|\s+)/iu,
  // 19 世纪
  new RegExp(String.raw`^\d{1,2}\s*(?:世纪|世紀|세기)(?:\s*(?:初|末|中叶))?${SEPARATOR}`, 'u'),
  // 第一周, 第 3 天
  new RegExp(String.raw`^第\s*[一二三四五六七八九十\d]+\s*(?:周|週|天|日|年|个月|季度|阶段|期)${SEPARATOR}`, 'u'),
  // 2017-06-12, 2017/6, 2017–2019
  new RegExp(
    String.raw`^${YEAR}(?:[-/.]\d{1,2}(?:[-/.]\d{1,2})?)(?:\s*[–—~-]\s*${YEAR}(?:[-/.]\d{1,2}){0,2})?${SEPARATOR}`,
    'u',
  ),
  new RegExp(String.raw`^${YEAR}(?:s|\s*[–—~-]\s*(?:${YEAR}|\d{2}))?(?:\s*[：:–—]\s*|,\s+|\s+-\s+)`, 'u'),
  // June 12, 2017; 12 June 2017; In March 1876, …
  new RegExp(
    String.raw`^(?:In|On|By|Since|Around|From)?\s*(?:the\s+)?(?:(?:early|mid|late)[\s-]+)?(?:\d{1,2}\s+)?(?:${MONTH}\s+)?(?:\d{1,2}(?:st|nd|rd|th)?,?\s+)?${YEAR}s?(?:\s*[：:–—]\s*|,\s+)`,
    'iu',
  ),
  new RegExp(String.raw`^(?:In|By|Since)\s+${YEAR}s?\s+`, 'u'),
  // Week 3, Day 1, Q2 2024
  new RegExp(
    String.raw`^(?:(?:Week|Day|Month|Year|Quarter|Sprint)\s+\d{1,3}|Q[1-4](?:\s+${YEAR})?)(?:\s*[：:–—]\s*|,\s+|\s+-\s+)`,
    'iu',
  ),
  // 09:30, 9:30–10:00
  /^\d{1,2}:\d{2}(?:\s*[–—-]\s*\d{1,2}:\d{2})?(?:\s*(?:am|pm))?(?:\s*[：:，,–—]\s*|\s+)/iu,
]

/** How many characters of a text, from its start, say when it was, with what separates them from the rest; 0 where none do. */
export function momentLength(text: string): number {
  for (const pattern of DATES) {
    const found = pattern.exec(text)?.[0]
    if (found !== undefined && text.length > found.length) return found.length
  }
  return 0
}
