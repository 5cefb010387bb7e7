// Sentences as people write them, Chinese and English, with the marks and the accidents of real Markdown.

import fc, { type Arbitrary } from 'fast-check'

const SUBJECTS = ['茶农', '清晨的雾', '这片山坡', '老师傅', '第 3 道工序', '一家小店', '雨水', '我们的邻居']
const ACTIONS = ['决定了', '记录下', '慢慢改变', '从不谈论', '每年都要检查', '比去年更看重', '只相信']
const OBJECTS = [
  '叶子的颜色',
  '两百斤鲜叶',
  '火候与时间',
  '这一年的价格',
  '自己的手',
  '水温（大约 85 度）',
  '别人不要的那一半',
]
const TAILS = ['', '，而且没有人反对', '，因为山上总是潮湿', '，却不肯说出理由', '、天气和运气', '，比如 2019 年春天']
const HAN_OPENINGS = [
  '',
  '',
  '',
  '但是',
  '所以',
  '例如',
  '首先，',
  '一是',
  '二是',
  '注意：',
  '好处是',
  '坏处是',
  '产地：',
]
const HAN_ENDS = ['。', '。', '。', '！', '？', '……', '；', '：']

const NOUNS = [
  'the kettle',
  'a neighbour',
  'every ledger',
  'an old map',
  'the third valley',
  'nobody',
  'the ferry of 1911',
]
const VERBS = ['carries', 'forgets', 'pays for', 'repairs', 'does not mention', 'outlives', 'is older than']
const THINGS = [
  'the rain',
  'two hundred boxes',
  'a promise',
  'its own roof',
  'what was left (mostly rope)',
  'Mr. Okafor',
]
const ENGLISH_TAILS = [
  '',
  ', and it shows',
  ' until the bell rings',
  ', because winters are long',
  '; no one asked why',
]
const ENGLISH_OPENINGS = [
  '',
  '',
  '',
  'However, ',
  'So ',
  'For example, ',
  'First, ',
  'Second, ',
  'PS: ',
  'Pros: ',
  'Cons: ',
  'Cost: ',
]
const ENGLISH_ENDS = ['.', '.', '.', '!', '?', ':', '…']

const pick = (values: readonly string[]): Arbitrary<string> => fc.constantFrom(...values)
const joined = (...parts: readonly Arbitrary<string>[]): Arbitrary<string> =>
  fc.tuple(...parts).map((texts) => texts.join(''))

export const hanSentence = joined(
  pick(HAN_OPENINGS),
  pick(SUBJECTS),
  pick(ACTIONS),
  pick(OBJECTS),
  pick(TAILS),
  pick(HAN_ENDS),
)

export const englishSentence = fc
  .tuple(pick(ENGLISH_OPENINGS), pick(NOUNS), pick(VERBS), pick(THINGS), pick(ENGLISH_TAILS), pick(ENGLISH_ENDS))
  .map(([opening, noun, verb, thing, tail, end]) => {
    const words = `${noun} ${verb} ${thing}${tail}${end}`
    return opening === '' ? words.charAt(0).toUpperCase() + words.slice(1) : opening + words
  })

/** What a parser may trip over: marks, entities, escapes, code, links, emoji, HTML, other scripts. */
const accident = pick([
  '**火候与时间**最要紧。',
  '**重要：**先看再买。',
  'A *quiet* and ~~loud~~ `call(x, y)` follows.',
  '见[那本旧书](https://example.org/a_(b)?c=1&d=2)的第 2 章。',
  '价格 < 5 &amp; > 3，也就是 3&lt;x&lt;5。',
  'Stars \\*are not\\* bold, 2 * 3 * 4 is 24, snake_case_name stays.',
  '🎉 开张大吉 👩‍👩‍👧 🇨🇳！',
  'He said “don’t (ever) ask. Never.” and left.',
  '“他说：‘不行。’”然后就走了。',
  'Press <kbd>Ctrl</kbd>+<kbd>C</kbd>, then <unknown a="1">wait</unknown>.',
  'https://example.org/a/very/long/path?with=parameters&and=more is a bare link.',
  'Ünïcödé, naïve, Ελληνικά, кириллица, 日本語のテキスト、한국어 문장.',
  'e.g. the U.S. price of 3.14 vs. 2.72, i.e. more.',
  '![路上的照片](pictures/road.png) 就在句子中间。',
  '设$x_i$是第$i$个分量，则$\\frac{1}{n}\\sum_{i=1}^n x_i$是平均数。',
  'It costs $5, and $y = x^2 + \\sqrt{2}$ holds for **$x$** too, but $\\nothing$ does not.',
  'See [[Other note]] and [[Other note#Part|what it says]].',
  'A named note[^why] stands here。[^1]',
  'A footnote[^1] and a [reference][none] that is not there.',
  'Trailing\u00a0space\u200band\u2028odd characters.',
  '。',
  '……',
  '(只有括号里的话，没有别的。)',
])

/** Scripts that are written otherwise: from the right, with spaces between Hangul, with kana. */
const otherSentence = pick([
  'この山の茶は、春になると色が変わります。',
  '職人は温度計を使わない。なぜなら、手のひらが知っているからだ。',
  '산 위의 찻잎은 봄마다 색이 달라집니다.',
  '배는 아침 일곱 시에 떠나고, 저녁에는 돌아오지 않습니다.',
  'يقطف المزارع الأوراق في الصباح الباكر، ثم يجففها.',
  'السعر 85 درهماً لكل صندوق (تقريباً).',
  'המעבורת יוצאת בשבע בבוקר, ואינה חוזרת בערב.',
  'Паром уходит в семь утра и вечером не возвращается.',
  'Die Überfahrtsgenehmigungsbehörde öffnet nur donnerstags.',
])

export const sentence: Arbitrary<string> = fc.oneof(
  { weight: 10, arbitrary: hanSentence },
  { weight: 8, arbitrary: englishSentence },
  { weight: 4, arbitrary: accident },
  { weight: 1, arbitrary: otherSentence },
)

/** Longer than a slide, or a single word longer than a line. */
export const monster: Arbitrary<string> = fc.oneof(
  fc.array(pick(OBJECTS), { minLength: 40, maxLength: 160 }).map((parts) => `${parts.join('，')}。`),
  fc.array(pick(SUBJECTS), { minLength: 60, maxLength: 200 }).map((parts) => parts.join('')),
  fc.array(pick(THINGS), { minLength: 40, maxLength: 120 }).map((parts) => `Here stand ${parts.join(' and ')}.`),
  fc.integer({ min: 60, max: 900 }).map((length) => `${'abcdefghij'.repeat(Math.ceil(length / 10)).slice(0, length)}.`),
)

export const sentences = (most: number): Arbitrary<string> =>
  fc.array(sentence, { minLength: 1, maxLength: most }).map(spaced)

/** Latin sentences need a space between them, Chinese ones none. */
function spaced(texts: readonly string[]): string {
  return texts.reduce((all, text) => (/[\u0000-\u2fff]$/.test(all) ? `${all} ${text}` : all + text))
}

/** A few words, for headings, cells and captions. */
export const words: Arbitrary<string> = fc.oneof(
  pick(['采摘', '火候', '一年的账本', '谁来定价？', '第三道工序：揉捻', '未来 5 年', '山里的路 `map`', '**粗体**标题']),
  pick(['The ferry', 'Winter', 'A short history of rope', 'Q & A', 'What is *left*', 'Chapter 2.1', 'C++ <T>']),
)
