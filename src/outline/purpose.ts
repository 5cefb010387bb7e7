// What a section is for, told by its heading, where that decides how it is set.

import type { HeadingText } from './outline.ts'
import { plain } from './pieces.ts'

/** Questions for the group, or what to take home. */
export type Purpose = 'discussion' | 'recap'

const NUMBER = String.raw`(?:(?:\d+|[一二三四五六七八九十]+)[.、．]?\s*)?`
const DISCUSSION = new RegExp(
  String.raw`^${NUMBER}(?:讨论(?:题|问题)?|討論|思考(?:题|与讨论)?|课后(?:思考|习题)|练习(?:题)?|演習(?:問題)?|練習問題|토론|연습 ?문제|생각해 ?보기|discussion(?: questions)?|questions(?: (?:for|to) .*)?|exercises?|study questions|food for thought|أسئلة(?: للنقاش)?|تمارين)\s*[:：]?$`,
  'iu',
)
const RECAP = new RegExp(
  String.raw`^${NUMBER}(?:总结|總結|小结|本[章节]小结|要点(?:回顾|总结)?|回顾|重点|まとめ|要点|要約|요약|정리|마무리|summary|in summary|recap|key (?:takeaways|points)|takeaways|tl;?dr|in (?:short|brief)|conclusions?|ملخص|خلاصة)\s*[:：]?$`,
  'iu',
)

export function purposeOf(heading: HeadingText | null): Purpose | null {
  const text = heading === null ? '' : plain(heading.runs).trim()
  if (DISCUSSION.test(text)) return 'discussion'
  return RECAP.test(text) ? 'recap' : null
}
