// The same session about two articles: one in English, one in Chinese.

import type { StudyPlan, Topic } from '../../src/session/study-plan.ts'
import type { Script } from './played.ts'

function topic(given: Pick<Topic, 'id' | 'section' | 'text' | 'seconds'> & Partial<Topic>): Topic {
  return { slide: null, mode: 'discussion', options: [], parts: [], answer: '', from: 'leader', ...given }
}

const bread: StudyPlan = {
  title: 'How bread rises',
  lang: 'en',
  seconds: 3000,
  sections: [
    { id: 'start', title: 'How bread rises', seconds: 120, slides: ['title'] },
    { id: 'yeast', title: 'What yeast eats', seconds: 780, slides: ['yeast-1', 'yeast-2'] },
    { id: 'gluten', title: 'Gluten: a net for gas', seconds: 600, slides: ['gluten-1'] },
    { id: 'slow', title: 'Slow dough', seconds: 900, slides: ['slow-1', 'slow-2'] },
    { id: 'oven', title: 'In the oven | and after', seconds: 600, slides: ['oven-1'] },
  ],
  topics: [
    topic({
      id: 'feeds',
      section: 'yeast',
      text: 'Which of these feeds yeast in a dough without sugar?',
      mode: 'discussion',
      seconds: 240,
      options: [
        { text: 'The starch itself', isRight: false },
        { text: 'Sugar that enzymes make of starch', isRight: true },
        { text: 'Gluten', isRight: false },
      ],
      answer: 'Yeast has no amylase: the enzymes of the flour cut starch into sugar first.',
    }),
    topic({
      id: 'where',
      section: 'slow',
      text: 'Where in your own week would a slow dough fit?',
      mode: 'think-pair-share',
      seconds: 420,
    }),
    topic({
      id: 'try',
      section: 'slow',
      text: 'What shall we bake first?',
      seconds: 120,
      options: [
        { text: 'A loaf with yeast', isRight: false },
        { text: 'A sourdough', isRight: false },
      ],
    }),
    topic({ id: 'old', section: 'slow', text: 'How long does a starter live?', seconds: 120, from: 'carried' }),
    topic({ id: 'steam', section: 'oven', text: 'Why does steam make a thin crust?', seconds: 300, from: 'article' }),
  ],
  cards: [
    {
      front: 'What does yeast make of sugar?',
      back: 'Carbon dioxide and alcohol.',
      path: ['How bread rises', 'What yeast eats'],
    },
    { front: 'What holds the gas in a dough?', back: 'A net of gluten.', path: ['Gluten: a net for gas'] },
  ],
}

export const english: Script = {
  plan: bread,
  deck: 'bread',
  zone: 60,
  begin: '2026-11-26T13:00:00Z',
  names: { first: 'Ada', second: 'Grace', followers: ['Ben', 'Mei', 'Tom_1'] },
  questions: [
    'Why does sourdough take longer than yeast?',
    'Is salt really bad for yeast, as https://example.com/salt says?',
    'What happens to the alcohol?',
    'How cold may a dough be & still rise? <10 °C?',
    'Can I use old flour?',
    '= does "strong" flour have more gluten | or better gluten?',
  ],
  answers: [
    'Its yeasts are wild ones, and few.\nTheir bacteria work beside them, and take their time.',
    'Yes, with a little fresh one.',
  ],
  memos: [
    'The picture of the enzyme helped most. Show it earlier.',
    'Bring two doughs next time:\n- one of today\n- one of yesterday',
  ],
}

const tea: StudyPlan = {
  title: '茶为什么会变红',
  lang: 'zh-CN',
  seconds: 3000,
  sections: [
    { id: 'start', title: '茶为什么会变红', seconds: 120, slides: ['title'] },
    { id: 'leaf', title: '叶子里有什么', seconds: 780, slides: ['leaf-1', 'leaf-2'] },
    { id: 'roll', title: '揉捻：打破细胞', seconds: 600, slides: ['roll-1'] },
    { id: 'air', title: '氧化而不是发酵', seconds: 900, slides: ['air-1', 'air-2'] },
    { id: 'dry', title: '烘干', seconds: 600, slides: ['dry-1'] },
  ],
  topics: [
    topic({
      id: 'why',
      section: 'leaf',
      text: '红茶变红，主要靠什么？',
      seconds: 240,
      options: [
        { text: '微生物发酵', isRight: false },
        { text: '叶子自身的酶使多酚氧化', isRight: true },
        { text: '高温烘焙', isRight: false },
      ],
      answer: '是酶促氧化；“发酵”只是行业里的旧称。',
    }),
    topic({
      id: 'home',
      section: 'air',
      text: '在家里怎样做一个对照实验？',
      mode: 'think-pair-share',
      seconds: 420,
    }),
    topic({
      id: 'next',
      section: 'air',
      text: '下次先读哪一篇？',
      seconds: 120,
      options: [
        { text: '乌龙茶', isRight: false },
        { text: '普洱茶', isRight: false },
      ],
    }),
    topic({ id: 'old', section: 'air', text: '冷泡茶会不会氧化？', seconds: 120, from: 'carried' }),
    topic({ id: 'stop', section: 'dry', text: '为什么绿茶要先杀青？', seconds: 300, from: 'article' }),
  ],
  cards: [{ front: '红茶的“发酵”其实是什么？', back: '酶促氧化。', path: ['茶为什么会变红', '氧化而不是发酵'] }],
}

export const chinese: Script = {
  plan: tea,
  deck: 'tea',
  zone: 480,
  begin: '2026-11-26T11:30:00Z',
  names: { first: '阿明', second: '晓雯', followers: ['小北', '老周', '林_7'] },
  questions: [
    '揉捻太重会不会让茶汤变苦？',
    '看 https://example.com/茶 这篇说的温度对吗？',
    '白茶算不算氧化茶？',
    '湿度低于 60% 时氧化会停吗？<60%呢？',
    '隔夜的茶还能喝吗？',
    '=多酚和|单宁是一回事吗？',
  ],
  answers: ['会。细胞破得太多，茶多酚一下子溶出来。\n所以分几次、由轻到重。', '能喝，只是香气没了。'],
  memos: ['讲酶的那张图最有用，下次往前放。', '下次带两种样品：\n- 今天做的\n- 上周做的'],
}
