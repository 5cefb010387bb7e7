// What stands around a topic, in the language of the deck.

import { isChinese } from '../../base/is-chinese.ts'
import type { Phase, TopicMode } from '../../session/study-plan.ts'

export interface TopicWords {
  readonly modes: Readonly<Record<TopicMode, string>>
  readonly poll: string
  readonly phases: Readonly<Record<NonNullable<Phase['name']>, string>>
  readonly left: string
  readonly timeUp: string
  readonly closed: string
  readonly first: string
  readonly second: string
  readonly later: (number: number) => string
  readonly right: string
  readonly yourAnswer: string
  readonly answered: (count: number) => string
  readonly done: (count: number) => string
  readonly iAmDone: string
  readonly yourPart: string
  readonly group: (number: number) => string
  readonly question: string
  readonly fold: string
  readonly unfold: string
  readonly join: string
  readonly roomCode: string
}

const english: TopicWords = {
  modes: {
    discussion: 'Discussion',
    'think-pair-share': 'Think, pair, share',
    jigsaw: 'Jigsaw',
    activity: 'Activity',
  },
  poll: 'Poll',
  phases: {
    think: 'Think alone',
    pair: 'Talk in pairs',
    share: 'Share with all',
    read: 'Read your part',
    experts: 'Talk with those who read the same',
    teach: 'Teach the others',
  },
  left: 'Time left',
  timeUp: 'Time is up',
  closed: 'Closed',
  first: 'first vote',
  second: 'second vote',
  later: (number) => `vote ${number}`,
  right: 'correct',
  yourAnswer: 'your answer',
  answered: (count) => (count === 1 ? '1 answer' : `${count} answers`),
  done: (count) => `${count} done`,
  iAmDone: 'Done',
  yourPart: 'Your part',
  group: (number) => `Group ${number}`,
  question: 'A question from the group',
  fold: 'Fold away',
  unfold: 'Unfold',
  join: 'Same Wi-Fi, then scan or type',
  roomCode: 'Code',
}

const chinese: TopicWords = {
  modes: {
    discussion: '讨论',
    'think-pair-share': '思考、两人讨论、分享',
    jigsaw: '拼图阅读',
    activity: '活动',
  },
  poll: '投票',
  phases: {
    think: '独立思考',
    pair: '两人讨论',
    share: '全体分享',
    read: '读自己的部分',
    experts: '与读同一部分的人讨论',
    teach: '讲给其他人听',
  },
  left: '剩余时间',
  timeUp: '时间到',
  closed: '已截止',
  first: '第一次',
  second: '第二次',
  later: (number) => `第 ${number} 次`,
  right: '正确',
  yourAnswer: '你的选择',
  answered: (count) => `已有 ${count} 人作答`,
  done: (count) => `${count} 人完成`,
  iAmDone: '完成了',
  yourPart: '你的部分',
  group: (number) => `第 ${number} 组`,
  question: '来自大家的问题',
  fold: '收起',
  unfold: '展开',
  join: '连同一个 Wi-Fi，扫码或输入',
  roomCode: '加入码',
}

export function topicWords(lang: string): TopicWords {
  return isChinese(lang) ? chinese : english
}
