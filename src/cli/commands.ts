// Every command and flag, in one table: the parser and the help are made from it.

import { type SettingName, settingNames } from '../article/setting-names.ts'

export interface Flag {
  readonly name: string
  readonly short?: string
  /** What stands for its value in the help; a flag without one is a switch. */
  readonly value?: string
  readonly choices?: readonly string[]
  readonly about: string
}

export interface Command {
  readonly name: string
  readonly operands: string
  readonly about: string
  readonly flags: readonly Flag[]
  readonly details: string
}

const settingFlags: Readonly<Record<SettingName, Omit<Flag, 'name'>>> = {
  theme: { value: 'NAME|FILE', about: 'the theme that dresses the deck (paper), or a CSS file' },
  accent: { value: 'COLOUR', about: 'the colour of what stands out, such as #0b6e4f' },
  font: { value: 'NAME|FILE', about: 'what the text is set in: sans, serif, system or a font file' },
  'font-cjk': { value: 'NAME|FILE', about: 'the same for Chinese, Japanese and Korean' },
  logo: { value: 'FILE', about: 'a picture for the title slide and the foot of the others' },
  footer: { value: 'TEXT', about: 'what stands at the foot of each slide, in place of the title' },
  transition: { value: 'none|fade', about: 'how one slide follows another on the screen (none)' },
  density: { value: 'full|balanced|sparse', about: 'how much of the text is shown (balanced)' },
  aspect: { value: '16:9|4:3', about: 'the shape of the slides (16:9)' },
  slides: { value: 'N', about: 'the number of slides wished for' },
  lang: { value: 'TAG', about: 'the language of the article, such as zh-CN' },
  to: { value: 'KINDS', about: 'html, pdf, handout, notes, pptx, png, webp (html,pdf)' },
  split: { about: 'put pictures into files beside the page' },
  handout: { value: '3up|notes|2x2|3x2|cornell', about: 'how a handout is set (3up)' },
  paper: { value: 'a4|letter', about: 'the paper of a handout (a4)' },
  scale: { value: 'N', about: 'the size of pictures: 1 is 1280 × 720 pixels (2)' },
  'with-notes': { about: 'put the leader’s own notes into written notes' },
  fragments: { about: 'give the PDF a page for each step of a slide' },
  attach: { about: 'put the article into the PDF as a file' },
  'font-format': { value: 'woff|woff2', about: 'how fonts are packed (woff)' },
  root: { value: 'FOLDER', about: 'the folder that figures may come from' },
  fetch: { about: 'fetch pictures of the network' },
  strict: { about: 'end with exit code 3 where there was a warning' },
  'max-size': { value: 'SIZE', about: 'the largest article that is read (20 MB)' },
}

const settings: readonly Flag[] = [...settingNames].map((name) => ({ name, ...settingFlags[name as SettingName] }))
/** They say what is made of a plan. */
const MAKING = [
  'to',
  'split',
  'handout',
  'paper',
  'scale',
  'with-notes',
  'fragments',
  'attach',
  'font-format',
  'transition',
  'logo',
  'footer',
]
const planSettings = settings.filter(({ name }) => !MAKING.includes(name))

const encoding: Flag = { name: 'encoding', value: 'NAME', about: 'the encoding of the article (utf-8)' }
const json: Flag = { name: 'json', about: 'print for programs: one JSON object a line' }
const browser: Flag = { name: 'browser', value: 'PATH', about: 'the browser to use, or none' }
const sandbox: Flag = {
  name: 'sandbox',
  value: 'require',
  choices: ['auto', 'require'],
  about: 'refuse a browser without its sandbox',
}
const everywhere: readonly Flag[] = [
  { name: 'debug', about: 'show where an error came from' },
  { name: 'help', short: 'h', about: 'show this page' },
]

export const commands: readonly Command[] = [
  {
    name: 'build',
    operands: 'ARTICLE|FOLDER…',
    about: 'make decks of articles',
    flags: [
      {
        name: 'output',
        short: 'o',
        value: 'DIR',
        about: 'where decks go (dist); - writes the page to standard output',
      },
      ...settings,
      { name: 'slide', value: 'N', about: 'make the picture of one slide, with --to png or webp' },
      { name: 'watch', short: 'w', about: 'build again whenever the article or a figure is saved' },
      encoding,
      browser,
      sandbox,
      json,
      { name: 'quiet', short: 'q', about: 'say nothing but warnings and errors' },
      ...everywhere,
    ],
    details: `An article is a Markdown file, or a folder with an index.md. Any other folder stands for the
articles in it. The deck of talk.md, or of talk/index.md, is DIR/talk/index.html and
DIR/talk/deck.pdf. A PDF that was not asked for by name is left out, with a warning, where
there is no browser.

The settings can stand in the article's front matter and in lectern.config.yaml, too.`,
  },
  {
    name: 'plan',
    operands: 'ARTICLE',
    about: 'show the list of slides without making them',
    flags: [...planSettings, encoding, browser, sandbox, json, ...everywhere],
    details: 'With --json the whole deck model is printed.',
  },
  {
    name: 'check',
    operands: 'ARTICLE|DECK.html',
    about: 'measure a deck in a real browser',
    flags: [...planSettings, encoding, browser, sandbox, json, ...everywhere],
    details: 'Ends with exit code 7 where a gate fails.',
  },
  {
    name: 'browser',
    operands: '[install]',
    about: 'say which browser is used, or get one',
    flags: [browser, ...everywhere],
    details: 'install gets Chrome for Testing.',
  },
  {
    name: 'help',
    operands: '[COMMAND]',
    about: 'show help',
    flags: everywhere,
    details: '',
  },
]
