// What the player itself says, in the language of the document. Words on slides are not its business.

import { isChinese } from '../base/is-chinese.ts'

export interface Words {
  readonly previous: string
  readonly next: string
  readonly overview: string
  readonly help: string
  readonly close: string
  readonly black: string
  readonly controls: string
  readonly figure: string
  readonly slide: string
  readonly find: string
  readonly blocked: string
  readonly noFullScreen: string
  /** The article's text for a slide. */
  readonly source: string
  /** In a window that has lost the one it belongs to. */
  readonly left: string
  readonly leftProjector: string
  /** In the projector's window, where the speaker view is the other one. */
  readonly isOpen: string
  readonly keys: readonly KeyWords[]
}

/** One row of the help: keys as they are printed on a keyboard, and what they do. */
export interface KeyWords {
  readonly keys: readonly string[]
  readonly does: string
}

const english: Words = {
  previous: 'Previous slide',
  next: 'Next slide',
  overview: 'Overview',
  help: 'Keys',
  close: 'Close',
  black: 'The screen is black',
  controls: 'Controls',
  figure: 'Figure',
  slide: 'slide',
  find: 'Find a slide',
  blocked: 'The browser blocked the speaker view. Allow pop-up windows for this page, then press S again.',
  noFullScreen: 'Press F in the window of the deck.',
  source: 'Source text',
  left: 'The deck was closed or reloaded. Press S there to open this view again.',
  leftProjector: 'The speaker view was closed or reloaded. Press S there to open this window again.',
  isOpen: 'The speaker view is the window that opened this one.',
  keys: [
    { keys: ['→', '↓', 'Space', 'PgDn'], does: 'next slide' },
    { keys: ['←', '↑', 'PgUp'], does: 'previous slide' },
    { keys: ['Home', 'End'], does: 'first slide, last slide' },
    { keys: ['7', 'Enter'], does: 'go to slide 7' },
    { keys: ['/'], does: 'find a slide' },
    { keys: ['O', 'Esc'], does: 'overview' },
    { keys: ['S'], does: 'speaker view' },
    { keys: ['B', '.'], does: 'black screen' },
    { keys: ['F'], does: 'full screen' },
    { keys: ['Z'], does: 'enlarge the figure' },
    { keys: ['D'], does: 'light or dark' },
    { keys: ['?'], does: 'this help' },
    { keys: ['+', '−'], does: 'size of the source text (speaker view)' },
    { keys: ['T'], does: 'pause the clock (speaker view)' },
  ],
}

const chinese: Words = {
  previous: '上一页',
  next: '下一页',
  overview: '总览',
  help: '按键',
  close: '关闭',
  black: '屏幕已变黑',
  controls: '翻页',
  figure: '图',
  slide: '幻灯片',
  find: '查找幻灯片',
  blocked: '浏览器拦截了演讲者视图。请允许本页弹出窗口，再按一次 S。',
  noFullScreen: '请在幻灯片窗口里按 F。',
  source: '原文',
  left: '幻灯片已关闭或重新载入。请在那里按 S 重新打开本视图。',
  leftProjector: '演讲者视图已关闭或重新载入。请在那里按 S 重新打开本窗口。',
  isOpen: '打开本窗口的就是演讲者视图。',
  keys: [
    { keys: ['→', '↓', '空格', 'PgDn'], does: '下一页' },
    { keys: ['←', '↑', 'PgUp'], does: '上一页' },
    { keys: ['Home', 'End'], does: '第一页、最后一页' },
    { keys: ['7', 'Enter'], does: '跳到第 7 页' },
    { keys: ['/'], does: '查找幻灯片' },
    { keys: ['O', 'Esc'], does: '总览' },
    { keys: ['S'], does: '演讲者视图' },
    { keys: ['B', '.'], does: '黑屏' },
    { keys: ['F'], does: '全屏' },
    { keys: ['Z'], does: '放大图' },
    { keys: ['D'], does: '浅色、深色' },
    { keys: ['?'], does: '本帮助' },
    { keys: ['+', '−'], does: '原文字号（演讲者视图）' },
    { keys: ['T'], does: '暂停计时（演讲者视图）' },
  ],
}

/** The words for a BCP 47 tag; English where the language is not known. */
export function wordsFor(lang: string): Words {
  return isChinese(lang) ? chinese : english
}
