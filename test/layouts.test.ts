// What text says of its own shape: a date that a row begins with, the one number that a sentence is about, what a heading is for.

import { expect, test } from 'vitest'
import { momentLength } from '../src/plan/moments.ts'
import { statisticOf } from '../src/plan/statistics.ts'

test.each([
  ['1876 年：磨坊', '1876 年：'],
  ['2017年6月12日，论文', '2017年6月12日，'],
  ['1990年代に始まった', '1990年代に'],
  ['2019년 3월: 시작', '2019년 3월: '],
  ['19 世纪末，城里', '19 世纪末，'],
  ['第三周：读书', '第三周：'],
  ['2017-06-12 the paper', '2017-06-12 '],
  ['1939–1945: the war', '1939–1945: '],
  ['June 12, 2017: the paper', 'June 12, 2017: '],
  ['In March 1876, the mill', 'In March 1876, '],
  ['Week 3: reading', 'Week 3: '],
  ['Q2 2024: growth', 'Q2 2024: '],
  ['09:30–10:00 Coffee', '09:30–10:00 '],
])('%s begins with a moment', (text, moment) => {
  expect(text.slice(0, momentLength(text))).toBe(moment)
})

test.each([
  '2 eggs, beaten',
  '1000 people came',
  'In the end, it rained',
  '2024',
  'May I ask',
  '3 年级的学生',
  '12:30',
])('%s does not', (text) => {
  expect(momentLength(text)).toBe(0)
})

test.each([
  ['每天卖出 420 只面包', '420 只'],
  ['语言模型大约在 80 到 85 分之间', '80 到 85 分'],
  ['63% of them come back', '63%'],
  ['It costs about $3.5 million a year', '$3.5 million'],
  ['420 passengers cross on a Sunday', '420'],
  ['Latency fell by 120 ms', '120 ms'],
  ['日曜日に渡る人は 420 人', '420 人'],
  ['训练用了 1.5 万小时', '1.5 万小时'],
])('%s is about one number', (text, number) => {
  const found = statisticOf(text)
  expect(found === null ? null : text.slice(found.from, found.to)).toBe(number)
})

test.each([
  'from 120 ms to 45 ms in two weeks',
  'GPT-4 is large',
  'version 2.0',
  'Nobody knows',
  '在 2019 年开始',
  'chapter 5 tells it',
  '分成 3 类',
])('%s is not', (text) => {
  expect(statisticOf(text)).toBeNull()
})
