// What the leader's phone says.

import { isChinese } from '../../base/is-chinese.ts'

export interface RemoteWords {
  readonly remote: string
  readonly next: string
  readonly previous: string
  readonly end: string
  readonly black: string
  readonly light: string
  readonly notes: string
  readonly following: (title: string) => string
  readonly section: string
  readonly over: string
  readonly oneMinuteMore: string
  readonly all: string
  readonly start: string
  readonly pause: string
}

const english: RemoteWords = {
  remote: 'Remote',
  next: 'Next',
  previous: 'Back',
  end: 'End of the deck',
  black: 'Black',
  light: 'Show again',
  notes: 'Notes',
  following: (title) => `Then: ${title}`,
  section: 'left in this section',
  over: 'over in this section',
  oneMinuteMore: '+1 min',
  all: 'Speaker view',
  start: 'Start the clock',
  pause: 'Pause',
}

const chinese: RemoteWords = {
  remote: '遥控器',
  next: '下一页',
  previous: '上一页',
  end: '已是最后一页',
  black: '黑屏',
  light: '恢复显示',
  notes: '备注',
  following: (title) => `接着：${title}`,
  section: '本节剩余',
  over: '本节超时',
  oneMinuteMore: '+1 分',
  all: '演讲者视图',
  start: '开始计时',
  pause: '暂停',
}

export function remoteWords(lang: string): RemoteWords {
  return isChinese(lang) ? chinese : english
}
