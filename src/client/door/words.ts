// What the small pages before the deck say.

import { isChinese } from '../../base/is-chinese.ts'

export interface DoorWords {
  readonly join: string
  readonly joinHint: string
  readonly roomCode: string
  readonly enter: string
  readonly wrong: string
  readonly tooMany: string
  readonly noAnswer: string
  readonly leading: string
  readonly spent: string
  readonly steer: string
  readonly steerHint: string
  readonly asRemote: string
  readonly asLeader: string
  readonly yourName: string
  readonly waiting: string
  readonly number: string
  readonly refused: string
  readonly back: string
  readonly closed: string
  readonly closedHint: string
}

const english: DoorWords = {
  join: 'Join in',
  joinHint: 'Type the four letters that are on the screen.',
  roomCode: 'Code',
  enter: 'Enter',
  wrong: 'That is not the code.',
  tooMany: 'Too many tries. Wait a moment.',
  noAnswer: 'There is no answer. Are you in the same network?',
  leading: 'Opening the speaker view …',
  spent: 'This link was used, or is too old. In the terminal of lectern present, press Enter for a new one.',
  steer: 'Steer this session',
  steerHint: 'The leader sees your wish with a number, and lets you in.',
  asRemote: 'This phone as a remote',
  asLeader: 'I take over as leader',
  yourName: 'Your name',
  waiting: 'Waiting for the leader …',
  number: 'Your number',
  refused: 'The leader has not let you in.',
  back: 'Back to the deck',
  closed: 'Only for who leads',
  closedHint: 'Ask the leader to hand over to you, or follow the deck.',
}

const chinese: DoorWords = {
  join: '加入',
  joinHint: '请输入屏幕上的四个字母。',
  roomCode: '加入码',
  enter: '进入',
  wrong: '加入码不对。',
  tooMany: '尝试次数太多，请稍等。',
  noAnswer: '没有回应。你们在同一个网络里吗？',
  leading: '正在打开演讲者视图……',
  spent: '这个链接已经用过，或者已经过期。请在运行 lectern present 的终端里按回车，取一个新的。',
  steer: '协助主持',
  steerHint: '主持人会看到你的请求和号码，并让你加入。',
  asRemote: '用这部手机作遥控器',
  asLeader: '由我接着主持',
  yourName: '你的名字',
  waiting: '等待主持人确认……',
  number: '你的号码',
  refused: '主持人没有同意。',
  back: '回到幻灯片',
  closed: '仅供主持人使用',
  closedHint: '请主持人把主持权交给你，或者跟随幻灯片。',
}

export function doorWords(lang: string): DoorWords {
  return isChinese(lang) ? chinese : english
}
