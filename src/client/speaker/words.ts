// What the speaker view says, in the language of the document. Times in it are clock texts, such as 1:10.

import { isChinese } from '../../base/is-chinese.ts'
import type { TopicMode } from '../../session/study-plan.ts'
import type { KeyWords } from '../words.ts'

export interface SpeakerWords {
  readonly view: string
  readonly now: string
  readonly next: string
  readonly end: string
  readonly ahead: string
  readonly notes: string
  readonly source: string
  readonly shown: string
  readonly said: string
  readonly figure: string
  readonly nothing: string
  /** Before the answer of a topic. */
  readonly answer: string
  readonly smaller: string
  readonly larger: string
  readonly clock: string
  readonly start: string
  readonly pause: string
  readonly resume: string
  readonly reset: string
  readonly confirmReset: string
  readonly time: string
  readonly tools: string
  readonly black: string
  readonly freeze: string
  readonly undo: string
  readonly laser: string
  readonly pen: string
  readonly colour: string
  readonly colours: { readonly red: string; readonly blue: string; readonly yellow: string }
  readonly erase: string
  readonly save: string
  readonly saveAll: string
  readonly projector: string
  readonly isBlack: string
  readonly undone: string
  readonly notUndone: string
  readonly nothingDrawn: string
  readonly blockedProjector: string
  readonly plan: string
  readonly panel: string
  step(number: number, of: number): string
  /** Where the frozen screen stands. */
  isFrozen(slide: string): string
  /** What lies over the slide on the screens. */
  readonly onScreens: Readonly<Record<'join' | 'question' | 'poll' | TopicMode, string>>
  behind(time: string): string
  aheadBy(time: string): string
  readonly onTime: string
  /** What is left of the hour, and the time of day at which it ends. */
  left(time: string, end: string): string
  readonly isOver: string
  skip(topic: string): string
  shorten(section: string, minutes: string): string
  readonly or: string
  minutes(minutes: number): string
  drawings(title: string): string
  readonly keys: readonly KeyWords[]
}

const english: SpeakerWords = {
  view: 'Speaker view',
  now: 'Now',
  next: 'Next',
  end: 'End of the deck',
  ahead: 'Ahead',
  notes: 'Notes',
  source: 'Source text',
  shown: 'on the slide',
  said: 'only said',
  figure: 'Figure',
  nothing: 'No text belongs to this slide.',
  answer: 'Answer:',
  smaller: 'Smaller text',
  larger: 'Larger text',
  clock: 'Time spoken',
  start: 'Start',
  pause: 'Pause',
  resume: 'Resume',
  reset: 'Reset',
  confirmReset: 'Reset to 0:00?',
  time: 'Time of day',
  tools: 'Screen',
  black: 'Black',
  freeze: 'Freeze',
  undo: 'Undo',
  laser: 'Laser',
  pen: 'Pen',
  colour: 'Colour of the pen',
  colours: { red: 'Red', blue: 'Blue', yellow: 'Yellow' },
  erase: 'Erase',
  save: 'Save',
  saveAll: 'Save the drawings of all slides',
  projector: 'Projector',
  isBlack: 'The screen is black',
  undone: 'Undone',
  notUndone: 'Nothing to undo',
  nothingDrawn: 'Nothing has been drawn',
  blockedProjector: 'The browser blocked the projector window. Allow pop-up windows for this page, then press S again.',
  plan: 'Plan',
  panel: 'Group',
  step: (number, of) => `step ${number} of ${of}`,
  isFrozen: (slide) => `Screen frozen on slide ${slide}`,
  onScreens: {
    join: 'On the screen: how to join',
    question: 'On the screen: a question',
    poll: 'On the screens: the poll',
    discussion: 'On the screens: the discussion',
    'think-pair-share': 'On the screens: the discussion',
    jigsaw: 'On the screens: the discussion',
    activity: 'On the screens: the activity',
  },
  behind: (time) => `behind by ${time}`,
  aheadBy: (time) => `ahead by ${time}`,
  onTime: 'on time',
  left: (time, end) => `${time} left · ends ${end}`,
  isOver: 'The session is over',
  skip: (topic) => `skip “${topic}”`,
  shorten: (section, minutes) => `shorten “${section}” to ${minutes}`,
  or: ', or ',
  minutes: (minutes) => `${minutes} min`,
  drawings: (title) => `${title} drawings`,
  keys: [
    { keys: ['→', '←', 'Space', 'PgDn'], does: 'next step, previous step' },
    { keys: ['Home', 'End'], does: 'first slide, last slide' },
    { keys: ['7', 'Enter'], does: 'go to slide 7' },
    { keys: ['/', 'O'], does: 'find a slide' },
    { keys: ['B', '.'], does: 'black screen' },
    { keys: ['X'], does: 'freeze the screen, look ahead' },
    { keys: ['U'], does: 'undo the last step' },
    { keys: ['L'], does: 'laser: point on “Now”' },
    { keys: ['W'], does: 'pen: draw on “Now”' },
    { keys: ['C'], does: 'next colour of the pen' },
    { keys: ['E'], does: 'erase what is drawn on this slide' },
    { keys: ['Z'], does: 'enlarge the figure on the screen' },
    { keys: ['S'], does: 'window for the projector' },
    { keys: ['T'], does: 'pause the clock' },
    { keys: ['+', '−'], does: 'size of notes and source text' },
    { keys: ['↑', '↓'], does: 'scroll notes and source text' },
    { keys: ['D'], does: 'light or dark' },
    { keys: ['F'], does: 'full screen' },
    { keys: ['?'], does: 'the keys of the speaker view' },
  ],
}

const chinese: SpeakerWords = {
  view: '演讲者视图',
  now: '当前',
  next: '下一步',
  end: '已是最后一页',
  ahead: '后面的讨论',
  notes: '备注',
  source: '原文',
  shown: '页上可见',
  said: '只讲不显',
  figure: '图',
  nothing: '本页没有对应的原文。',
  answer: '答案：',
  smaller: '缩小字号',
  larger: '放大字号',
  clock: '已讲时间',
  start: '开始',
  pause: '暂停',
  resume: '继续',
  reset: '归零',
  confirmReset: '确定归零？',
  time: '现在时刻',
  tools: '屏幕',
  black: '黑屏',
  freeze: '冻结',
  undo: '撤销',
  laser: '激光',
  pen: '画笔',
  colour: '画笔颜色',
  colours: { red: '红', blue: '蓝', yellow: '黄' },
  erase: '擦除',
  save: '保存',
  saveAll: '保存所有页的批注',
  projector: '投影窗口',
  isBlack: '屏幕已变黑',
  undone: '已撤销',
  notUndone: '没有可撤销的操作',
  nothingDrawn: '还没有画过什么',
  blockedProjector: '浏览器拦截了投影窗口。请允许本页弹出窗口，再按一次 S。',
  plan: '时间安排',
  panel: '小组',
  step: (number, of) => `第 ${number} 步，共 ${of} 步`,
  isFrozen: (slide) => `屏幕停在第 ${slide} 页`,
  onScreens: {
    join: '屏幕上：加入方式',
    question: '屏幕上：一个提问',
    poll: '屏幕上：投票',
    discussion: '屏幕上：讨论',
    'think-pair-share': '屏幕上：讨论',
    jigsaw: '屏幕上：讨论',
    activity: '屏幕上：活动',
  },
  behind: (time) => `落后 ${time}`,
  aheadBy: (time) => `超前 ${time}`,
  onTime: '进度正常',
  left: (time, end) => `还剩 ${time} · ${end} 结束`,
  isOver: '本次结束了',
  skip: (topic) => `略过“${topic}”`,
  shorten: (section, minutes) => `把“${section}”压到 ${minutes}`,
  or: '，或者',
  minutes: (minutes) => `${minutes} 分钟`,
  drawings: (title) => `${title} 批注`,
  keys: [
    { keys: ['→', '←', '空格', 'PgDn'], does: '下一步、上一步' },
    { keys: ['Home', 'End'], does: '第一页、最后一页' },
    { keys: ['7', 'Enter'], does: '跳到第 7 页' },
    { keys: ['/', 'O'], does: '查找幻灯片' },
    { keys: ['B', '.'], does: '黑屏' },
    { keys: ['X'], does: '冻结屏幕，先看后面' },
    { keys: ['U'], does: '撤销上一步操作' },
    { keys: ['L'], does: '激光：在“当前”页上指点' },
    { keys: ['W'], does: '画笔：在“当前”页上画' },
    { keys: ['C'], does: '换画笔颜色' },
    { keys: ['E'], does: '擦掉本页的批注' },
    { keys: ['Z'], does: '在屏幕上放大图' },
    { keys: ['S'], does: '投影窗口' },
    { keys: ['T'], does: '暂停计时' },
    { keys: ['+', '−'], does: '备注和原文的字号' },
    { keys: ['↑', '↓'], does: '滚动备注和原文' },
    { keys: ['D'], does: '浅色、深色' },
    { keys: ['F'], does: '全屏' },
    { keys: ['?'], does: '演讲者视图的按键' },
  ],
}

/** The words for a BCP 47 tag; English where the language is not known. */
export function speakerWordsFor(lang: string): SpeakerWords {
  return isChinese(lang) ? chinese : english
}
