// What the leader's panel says.

import { isChinese } from '../../base/is-chinese.ts'
import type { KeyWords } from '../words.ts'

export interface PanelWords {
  readonly keys: readonly KeyWords[]
  readonly panel: string
  readonly followers: (count: number) => string
  readonly slower: (count: number) => string
  readonly faster: (count: number) => string
  readonly topics: string
  readonly noTopics: string
  readonly open: string
  readonly openAgain: string
  readonly result: string
  readonly close: string
  readonly again: string
  readonly reveal: string
  readonly revealRight: string
  readonly leave: string
  readonly oneMinuteMore: string
  readonly nextPhase: string
  readonly answer: string
  readonly done: (count: number, all: number) => string
  readonly chosen: (count: number, all: number) => string
  readonly low: string
  readonly middle: string
  readonly high: string
  readonly questions: string
  readonly noQuestions: string
  readonly show: string
  readonly hide: string
  readonly park: string
  readonly answered: string
  readonly reopen: string
  readonly remove: string
  readonly answerPlace: string
  readonly memo: string
  readonly memoPlace: string
  readonly keep: string
  readonly wishes: string
  readonly letIn: string
  readonly refuse: string
  /** Before the number of a device. */
  readonly number: string
  readonly handOverSure: string
  readonly remote: string
  readonly handOver: string
  readonly remotes: (count: number) => string
  readonly endRemotes: string
  readonly notLeading: (name: string) => string
  readonly refused: string
  readonly take: string
  readonly showRoom: string
  readonly hideRoom: string
  readonly remoteHint: string
  readonly openQuestions: (count: number) => string
  readonly onScreens: string
  readonly end: string
  readonly endSure: string
  readonly over: string
  readonly roomCode: string
  readonly lost: string
  readonly minutes: (minutes: number) => string
}

const english: PanelWords = {
  keys: [
    { keys: ['J'], does: 'show the way into the room' },
    { keys: ['A'], does: 'open the topic of the slide; then close it, show its bars and what is right, take it off' },
  ],
  panel: 'Group',
  followers: (count) => (count === 1 ? '1 follower' : `${count} followers`),
  slower: (count) => `${count} slower`,
  faster: (count) => `${count} faster`,
  topics: 'Discussions and polls',
  noTopics: 'None is planned. lectern study makes a plan of the hour.',
  open: 'Open',
  openAgain: 'Open again',
  result: 'Show result',
  close: 'Close',
  again: 'Vote again',
  reveal: 'Show bars',
  revealRight: 'Show what is right',
  leave: 'Take off the screens',
  oneMinuteMore: '+1 minute',
  nextPhase: 'Next phase',
  answer: 'Answer',
  done: (count, all) => `${count} of ${all} done, ${Math.max(0, all - count)} left`,
  chosen: (count, all) => `${count} of ${all} answered`,
  low: 'Few are right: explain once more, then vote again.',
  middle: 'Let neighbours convince each other, then vote again.',
  high: 'Most are right: a short explanation will do.',
  questions: 'Questions',
  noQuestions: 'Nobody has asked yet.',
  show: 'Show',
  hide: 'Hide',
  park: 'Park',
  answered: 'Answered',
  reopen: 'Open again',
  remove: 'Remove',
  answerPlace: 'The answer, for the record',
  memo: 'Memo',
  memoPlace: 'For the record, at this slide',
  keep: 'Keep',
  wishes: 'Would like to steer',
  letIn: 'Let in',
  refuse: 'No',
  number: 'No. ',
  handOverSure: 'Hand over?',
  remote: 'as a remote',
  handOver: 'as the next leader',
  remotes: (count) => (count === 1 ? '1 remote' : `${count} remotes`),
  endRemotes: 'End',
  notLeading: (name) => (name === '' ? 'Somebody else leads now.' : `${name} leads now.`),
  refused: 'Somebody else leads now: take the session back first.',
  take: 'Take back',
  showRoom: 'Show how to join (J)',
  hideRoom: 'Hide how to join (J)',
  remoteHint: 'A phone as your remote, or somebody to take over: come in, then go to',
  openQuestions: (count) => (count === 1 ? '1 open question' : `${count} open questions`),
  onScreens: 'On the screens now: ',
  end: 'End the session',
  endSure: 'End it for all?',
  over: 'The session is over.',
  roomCode: 'Code',
  lost: 'No connection to lectern present. The deck goes on here; what you do is sent once it is back.',
  minutes: (minutes) => `${minutes} min`,
}

const chinese: PanelWords = {
  keys: [
    { keys: ['J'], does: '显示加入方式' },
    { keys: ['A'], does: '开始这一页的话题；再按：结束、公布、公布正确答案、撤下' },
  ],
  panel: '小组',
  followers: (count) => `${count} 人跟随`,
  slower: (count) => `${count} 人要慢`,
  faster: (count) => `${count} 人要快`,
  topics: '讨论与投票',
  noTopics: '没有计划。lectern study 可以排出一小时的安排。',
  open: '开始',
  openAgain: '再次开始',
  result: '显示结果',
  close: '结束',
  again: '再投一次',
  reveal: '公布结果',
  revealRight: '公布答案',
  leave: '从屏幕撤下',
  oneMinuteMore: '加 1 分钟',
  nextPhase: '下一环节',
  answer: '答案',
  done: (count, all) => `${all} 人中 ${count} 人完成，还有 ${Math.max(0, all - count)} 人`,
  chosen: (count, all) => `${all} 人中 ${count} 人已答`,
  low: '答对的人很少：再讲一遍，然后重新投票。',
  middle: '让相邻的人互相说服，然后重新投票。',
  high: '大多数人答对了：简短说明即可。',
  questions: '问题',
  noQuestions: '还没有人提问。',
  show: '上屏',
  hide: '撤下',
  park: '稍后',
  answered: '已回答',
  reopen: '重新打开',
  remove: '移除',
  answerPlace: '把回答记下来',
  memo: '备忘',
  memoPlace: '记在这一页，写入记录',
  keep: '保存',
  wishes: '请求协助主持',
  letIn: '同意',
  refuse: '不同意',
  number: '号码 ',
  handOverSure: '确定移交？',
  remote: '作遥控器',
  handOver: '接着主持',
  remotes: (count) => `${count} 个遥控器`,
  endRemotes: '结束',
  notLeading: (name) => (name === '' ? '现在由别人主持。' : `现在由 ${name} 主持。`),
  refused: '现在由别人主持：请先收回。',
  take: '收回',
  showRoom: '投影加入方式（J）',
  hideRoom: '收起加入方式（J）',
  remoteHint: '用手机作遥控器，或请人接着主持：加入后打开',
  openQuestions: (count) => `${count} 个问题未答`,
  onScreens: '屏幕上现在是：',
  end: '结束本次学习',
  endSure: '确定结束？',
  over: '本次学习已结束。',
  roomCode: '加入码',
  lost: '与 lectern present 断开了。这里仍可翻页，恢复后会自动发送。',
  minutes: (minutes) => `${minutes} 分钟`,
}

export function panelWords(lang: string): PanelWords {
  return isChinese(lang) ? chinese : english
}
