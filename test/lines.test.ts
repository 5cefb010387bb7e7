// Where lines end: between words, at a pause, never with a word left alone; the same without a browser as with one.

import { expect, test } from 'vitest'
import { type Balance, type Faces, lineBreaks, prepare } from '../src/measure/measurer.ts'
import { isInWord } from '../src/measure/words.ts'

/** Every Han character is an em wide, every other one half of it. */
const faces: Faces = { advance: (codePoint) => (codePoint > 0x2e80 || codePoint === 0x201c ? 1 : 0.5) }

function linesOf(text: string, width: number, balance: Balance): string[] {
  const run = { kind: 'text', text, span: { start: 0, end: text.length }, marks: [] } as const
  const breaks = lineBreaks(prepare([run], 400, faces, { scale: 1, padding: 0 }, 1), width, balance)
  const starts = [0, ...breaks, text.length]
  return starts.slice(1).map((end, index) => text.slice(starts[index], end).trim())
}

test('a title ends its lines where a reader pauses', () => {
  expect(linesOf('先把桌子搬走，再决定沙发应该放在哪里。', 16, 'all')).toEqual([
    '先把桌子搬走，',
    '再决定沙发应该放在哪里。',
  ])
  expect(linesOf('Move the table out, then find a place for the sofa', 16, 'all')).toEqual([
    'Move the table out,',
    'then find a place for the sofa',
  ])
})

test('a title without a pause has lines of like length, and cuts no word', () => {
  expect(linesOf('图书馆晚上的自习座位分配办法', 10, 'all')).toEqual(['图书馆晚上的', '自习座位分配办法'])
  expect(linesOf('ab cd ef gh ij kl', 5, 'all')).toEqual(['ab cd ef', 'gh ij kl'])
})

test('a title has no more lines than it needs, and none wider than its box', () => {
  for (const width of [6, 9, 13, 21]) {
    const text = '每一条河都有名字，每一座桥都有故事，每一盏灯都在等人。'
    const lines = linesOf(text, width, 'all')
    expect(lines).toHaveLength(linesOf(text, width, 'none').length)
    expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(width)
    expect(lines.join('')).toBe(text)
  }
})

test('in a narrow column a short text is set like a title', () => {
  expect(linesOf('换一个方向，去做自己更熟悉的工作。', 12, 'last')).toEqual(['换一个方向，', '去做自己更熟悉的工作。'])
  expect(linesOf('茶、米、油，都在楼下的小店里。', 10, 'last')).toEqual(['茶、米、油，', '都在楼下的小店里。'])
})

test('a text leaves no word alone on its last line, and cuts none for it', () => {
  const text = '这个城市的图书馆每天早上八点开门，晚上十点关门休息。'
  expect(linesOf(text, 24, 'none').at(-1)).toHaveLength(2)
  const last = linesOf(text, 24, 'last').at(-1) ?? ''
  expect(last.length).toBeGreaterThanOrEqual(4)
  expect(isInWord(text, text.length - last.length)).toBe(false)
})

test.each([
  ['报名的前提是什么', 4, true],
  ['报名的前提是什么', 5, false],
  ['重要，但报名', 3, false],
  ['一种方法的好处', 1, true],
  ['一种方法的好处', 4, true],
  ['word and word', 2, false],
  ['今日は天気がいい', 3, false],
  ['今日は天気がいい', 4, true],
])('words of %s at %d', (text, at, isCut) => {
  expect(isInWord(text, at)).toBe(isCut)
})

test('no line begins with a dash, in Chinese or in English', () => {
  for (let width = 4; width < 14; width++) {
    const chinese = linesOf('认清真相之后依然热爱生活。——罗曼罗兰', width, 'none')
    const english = linesOf('Two doors and a wall—nobody knows why—remain', width, 'none')
    expect([...chinese, ...english].filter((line) => line.startsWith('—'))).toEqual([])
  }
})
