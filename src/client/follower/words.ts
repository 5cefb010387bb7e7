// What a follower's screen says, in the language of the deck.

import { isChinese } from '../../base/is-chinese.ts'

export interface FollowerWords {
  readonly bar: string
  readonly ask: string
  readonly askAnything: string
  readonly yourQuestion: string
  readonly yourName: string
  readonly send: string
  /** A question of one's own. */
  readonly takeBack: string
  readonly sent: string
  readonly kept: string
  readonly tooFast: string
  readonly tooMany: string
  readonly gone: string
  readonly questions: string
  readonly noQuestions: string
  readonly vote: string
  readonly parked: string
  readonly answered: string
  readonly shown: string
  readonly slower: string
  readonly faster: string
  readonly notes: string
  readonly notesHint: string
  readonly download: string
  readonly back: string
  readonly follows: string
  readonly offline: string
  readonly over: string
  readonly black: string
  readonly close: string
  readonly steer: string
  readonly previous: string
  readonly next: string
}

const english: FollowerWords = {
  bar: 'Taking part',
  ask: 'Ask',
  askAnything: 'Questions',
  yourQuestion: 'Your question',
  yourName: 'Your name (optional)',
  send: 'Send',
  takeBack: 'Take back',
  sent: 'Sent.',
  kept: 'It is kept, and sent as soon as that is possible.',
  tooFast: 'One moment, then try again.',
  tooMany: 'No more can be taken.',
  gone: 'That is over.',
  questions: 'Asked so far',
  noQuestions: 'Nobody has asked yet.',
  vote: 'I want to know that too',
  parked: 'for later',
  answered: 'answered',
  shown: 'on the screen now',
  slower: 'Slower',
  faster: 'Faster',
  notes: 'Notes',
  notesHint: 'Only on this device. Nobody else sees them.',
  download: 'Download',
  back: 'Back to the leader',
  follows: 'You follow the leader.',
  offline: 'No connection. You can read on.',
  over: 'The session is over. You can read on.',
  black: 'The leader has made the screen black.',
  close: 'Close',
  steer: 'Steer this session, as a remote or as the next leader',
  previous: 'Previous slide',
  next: 'Next slide',
}

const chinese: FollowerWords = {
  bar: '参与',
  ask: '提问',
  askAnything: '问题',
  yourQuestion: '你的问题',
  yourName: '你的名字（可不填）',
  send: '发送',
  takeBack: '撤回',
  sent: '已发送。',
  kept: '已保存，会尽快自动发送。',
  tooFast: '请稍等片刻再试。',
  tooMany: '问题数量已达上限。',
  gone: '已经结束了。',
  questions: '已有的问题',
  noQuestions: '还没有人提问。',
  vote: '我也想知道',
  parked: '稍后再谈',
  answered: '已回答',
  shown: '正在屏幕上',
  slower: '慢一点',
  faster: '快一点',
  notes: '笔记',
  notesHint: '只存在这台设备上，别人看不到。',
  download: '下载',
  back: '回到主持人',
  follows: '正在跟随主持人。',
  offline: '没有连接，可以继续阅读。',
  over: '本次学习已结束，可以继续阅读。',
  black: '主持人已让屏幕变黑。',
  close: '关闭',
  steer: '申请协助主持：作遥控器，或接着主持',
  previous: '上一页',
  next: '下一页',
}

export function followerWords(lang: string): FollowerWords {
  return isChinese(lang) ? chinese : english
}
