// What the record itself says, in the language of the plan. Times and counts come as text; what people typed is never among them.

import { isChinese } from '../base/is-chinese.ts'
import type { QuestionState } from './event.ts'
import type { TopicMode } from './study-plan.ts'

export interface RecordWords {
  /** A moment's day and hours: `from` and `to` are `14:00`. */
  readonly when: (day: Day, from: string, to: string, zone: string) => string
  /** What stands between a label and what it labels. */
  readonly colon: string
  /** What stands between two facts of one line. */
  readonly between: string
  readonly listed: (parts: readonly string[]) => string
  readonly sentences: (parts: readonly string[]) => string
  readonly inBrackets: (text: string) => string
  readonly quoted: (text: string) => string
  readonly inSection: (title: string) => string
  readonly time: string
  readonly planned: (time: string) => string
  readonly used: (time: string) => string
  readonly paused: (time: string) => string
  readonly reset: (at: string) => string
  readonly ledBy: string
  readonly host: string
  readonly since: (at: string, name: string) => string
  readonly followers: string
  readonly atOnce: (count: number) => string
  readonly leftOpen: string
  readonly questionsLeft: (count: number) => string
  readonly topicsLeft: (count: number) => string
  readonly hour: string
  readonly section: string
  readonly plannedHead: string
  readonly actualHead: string
  readonly difference: string
  readonly pace: string
  readonly slower: (count: number) => string
  readonly faster: (count: number) => string
  readonly sum: string
  readonly elsewhere: string
  readonly paceNote: string
  readonly questions: string
  readonly votes: (count: number) => string
  readonly states: Readonly<Record<QuestionState, string>>
  readonly askedBy: (name: string) => string
  readonly shown: string
  readonly answer: string
  readonly polls: string
  readonly option: string
  readonly round: (number: number, of: number) => string
  readonly right: string
  readonly voted: (count: number) => string
  readonly nobodyVoted: string
  readonly rightShares: (shares: readonly string[]) => string
  readonly more: (points: number) => string
  readonly fewer: (points: number) => string
  readonly asMany: string
  readonly moved: (option: string, from: string, to: string) => string
  readonly turned: (both: number, toRight: number, toWrong: number) => string
  readonly activities: string
  readonly modes: Readonly<Record<TopicMode, string>>
  readonly taken: (time: string) => string
  readonly done: (count: number) => string
  readonly carried: string
  readonly memos: string
  readonly next: string
  readonly nothingLeft: string
  readonly notOpened: string
}

export interface Day {
  readonly year: number
  /** From 1. */
  readonly month: number
  readonly day: number
}

const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
]

function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`
}

const english: RecordWords = {
  when: ({ year, month, day }, from, to, zone) =>
    `Record of the session of ${day} ${MONTHS[month - 1]} ${year}, ${from}–${to} (${zone})`,
  colon: ': ',
  between: ' · ',
  listed: (parts) => parts.join('; '),
  sentences: (parts) => parts.map((part) => `${part}.`).join(' '),
  inBrackets: (text) => ` (${text})`,
  quoted: (text) => `“${text}”`,
  inSection: (title) => `in “${title}”`,
  time: 'Time',
  planned: (time) => `${time} planned`,
  used: (time) => `${time} used`,
  paused: (time) => `the clock stood still for ${time}`,
  reset: (at) => `the clock was set back to zero at ${at}, and times count from then`,
  ledBy: 'Led by',
  host: 'the host',
  since: (at, name) => `from ${at} ${name}`,
  followers: 'Followers',
  atOnce: (count) => `${count} at most at once`,
  leftOpen: 'Left for the next session',
  questionsLeft: (count) => counted(count, 'question'),
  topicsLeft: (count) => counted(count, 'topic'),
  hour: 'The hour',
  section: 'Section',
  plannedHead: 'Planned',
  actualHead: 'Actual',
  difference: 'Difference',
  pace: 'Pace',
  slower: (count) => `${count} slower`,
  faster: (count) => `${count} faster`,
  sum: 'All',
  elsewhere: 'Slides of no section',
  paceNote: 'Pace: how many asked to go slower or faster while the section was on.',
  questions: 'Questions',
  votes: (count) => counted(count, 'vote'),
  states: { open: 'open', parked: 'parked', answered: 'answered' },
  askedBy: (name) => `asked by ${name}`,
  shown: 'shown to all',
  answer: 'Answer',
  polls: 'Polls',
  option: 'Option',
  round: (number, of) =>
    (of === 1 ? 'Votes' : of === 2 ? ['First vote', 'Second vote'][number] : `Vote ${number + 1}`) ?? '',
  right: 'right',
  voted: (count) => `${count} voted`,
  nobodyVoted: 'nobody voted',
  rightShares: (shares) => `Right: ${shares.join(', then ')}`,
  more: (points) => `${counted(points, 'point')} more after talking`,
  fewer: (points) => `${counted(points, 'point')} fewer after talking`,
  asMany: 'as many as before',
  moved: (option, from, to) => `After talking, ${option} went from ${from} to ${to}`,
  turned: (both, toRight, toWrong) =>
    `Of the ${both} who voted both times, ${toRight || 'none'} turned to a right answer and ${toWrong || 'none'} away from one`,
  activities: 'Discussions and activities',
  modes: {
    discussion: 'Discussion',
    'think-pair-share': 'Think, pair, share',
    jigsaw: 'Jigsaw',
    activity: 'Activity',
  },
  taken: (time) => `${time} taken`,
  done: (count) => `${count} done`,
  carried: 'carried over from before',
  memos: 'Memos',
  next: 'For the next session',
  nothingLeft: 'Nothing was left open.',
  notOpened: 'not opened',
}

const chinese: RecordWords = {
  when: ({ year, month, day }, from, to, zone) => `${year} 年 ${month} 月 ${day} 日 ${from}–${to}（${zone}）共读记录`,
  colon: '：',
  between: ' · ',
  listed: (parts) => parts.join('；'),
  sentences: (parts) => parts.map((part) => `${part}。`).join(''),
  inBrackets: (text) => `（${text}）`,
  quoted: (text) => `“${text}”`,
  inSection: (title) => `“${title}”一节`,
  time: '用时',
  planned: (time) => `计划 ${time}`,
  used: (time) => `实际 ${time}`,
  paused: (time) => `计时暂停 ${time}`,
  reset: (at) => `${at} 计时归零，此后重新计`,
  ledBy: '带读',
  host: '主持人',
  since: (at, name) => `${at} 起：${name}`,
  followers: '跟读',
  atOnce: (count) => `同时最多 ${count} 人`,
  leftOpen: '留到下次',
  questionsLeft: (count) => `${count} 个提问`,
  topicsLeft: (count) => `${count} 个议题`,
  hour: '时间',
  section: '章节',
  plannedHead: '计划',
  actualHead: '实际',
  difference: '相差',
  pace: '快慢',
  slower: (count) => `${count} 人嫌快`,
  faster: (count) => `${count} 人嫌慢`,
  sum: '合计',
  elsewhere: '不属于任何章节的页面',
  paceNote: '快慢：讲到该节时，有多少人希望放慢或加快。',
  questions: '提问',
  votes: (count) => `${count} 票`,
  states: { open: '未解答', parked: '搁置', answered: '已解答' },
  askedBy: (name) => `提问人：${name}`,
  shown: '已投屏',
  answer: '解答',
  polls: '投票',
  option: '选项',
  round: (number, of) => (of === 1 ? '票数' : `第${['一', '二', '三', '四', '五'][number] ?? ` ${number + 1} `}轮`),
  right: '正确',
  voted: (count) => `${count} 人投票`,
  nobodyVoted: '无人投票',
  rightShares: (shares) => `正确率：${shares.join('，之后 ')}`,
  more: (points) => `讨论后提高 ${points} 个百分点`,
  fewer: (points) => `讨论后下降 ${points} 个百分点`,
  asMany: '讨论前后持平',
  moved: (option, from, to) => `讨论后，${option} 从 ${from} 变为 ${to}`,
  turned: (both, toRight, toWrong) => `两轮都投了票的 ${both} 人中，${toRight} 人由错改对，${toWrong} 人由对改错`,
  activities: '讨论与活动',
  modes: { discussion: '讨论', 'think-pair-share': '独想、对谈、分享', jigsaw: '拼图阅读', activity: '活动' },
  taken: (time) => `实际 ${time}`,
  done: (count) => `${count} 人完成`,
  carried: '上次留下',
  memos: '备忘',
  next: '留到下次',
  nothingLeft: '没有留下未了的问题。',
  notOpened: '未展开',
}

/** By a BCP 47 tag; English where there are no words of its own. */
export function recordWordsFor(lang: string): RecordWords {
  return isChinese(lang) ? chinese : english
}
