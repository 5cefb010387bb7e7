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
  'with-notes': { about: 'put what is the leader’s own into the deck: notes, questions, plan' },
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
      {
        name: 'follow',
        value: 'URL#ROOM',
        about: 'make a page that follows a session at this broker, wss://…',
      },
      { name: 'insecure-relay', about: 'allow ws:// to another machine, where everybody can read along' },
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

With --follow the page is for those who follow a session from elsewhere. It is public: its
address of the broker holds neither user nor password.

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
    name: 'present',
    operands: 'ARTICLE',
    about: 'present a deck, and lead a study group on it',
    flags: [
      { name: 'lan', about: 'let in the phones of the local network' },
      { name: 'network', value: 'NAME', about: 'the network to let in, by its name or address' },
      { name: 'port', value: 'N', about: 'the port; where it is in use, the next one (8417)' },
      { name: 'followers', value: 'N', about: 'the most followers at once (300)' },
      { name: 'minutes', value: 'N', about: 'the length of the hour, over that of the sidecar' },
      { name: 'new', about: 'begin another session, where the last one was not ended' },
      { name: 'relay', value: 'URL', about: 'a broker for those elsewhere, wss://user:password@…#ROOM' },
      { name: 'insecure-relay', about: 'allow ws:// to another machine, where everybody can read along' },
      { name: 'no-record', about: 'write nothing down' },
      { name: 'no-open', about: 'open no browser' },
      ...planSettings,
      encoding,
      browser,
      sandbox,
      json,
      { name: 'quiet', short: 'q', about: 'say nothing but warnings, errors and addresses' },
      ...everywhere,
    ],
    details: `Serves the deck from memory, opens the speaker view in your browser, and changes every screen
as the article is saved. Without --lan only this machine can follow. Followers come in by the QR
code (J on the projector), or by the address and the four letters of the room.

What happens is written to sessions/DATE-NAME/events.jsonl beside the article, before anybody
sees it: the same command goes on with it after a crash.`,
  },
  {
    name: 'recap',
    operands: 'SESSION|ARTICLE',
    about: 'write the record of a session',
    flags: [
      { name: 'no-carry', about: 'leave the sidecar alone' },
      json,
      { name: 'quiet', short: 'q', about: 'say nothing but warnings and errors' },
      ...everywhere,
    ],
    details: `A session is a folder in sessions/ beside the article; an article stands for its latest one.
record.md, three tables for spreadsheets and cards for Anki are written into it. Questions
that were left open are put into the sidecar, talk.study.md, for the next session.`,
  },
  {
    name: 'rehearse',
    operands: 'ARTICLE',
    about: 'set the times of a plan by what was measured',
    flags: [
      { name: 'from', value: 'SESSION', about: 'a session that was measured, in place of a rehearsal' },
      { name: 'write', about: 'write the times into the sidecar without asking' },
      { name: 'port', value: 'N', about: 'the port; where it is in use, the next one (8417)' },
      { name: 'no-open', about: 'open no browser' },
      ...planSettings,
      encoding,
      browser,
      sandbox,
      json,
      ...everywhere,
    ],
    details: `Without --from the deck is served as by present: go through it as you will in the hour, and end
the session in the speaker view, or with Ctrl+C. Shows what was planned, what was measured and what would be planned next, in halves of a
minute and with the same sum. Nothing is written before a yes.`,
  },
  {
    name: 'study',
    operands: 'ARTICLE',
    about: 'plan an hour of study, in a file beside the article',
    flags: [
      { name: 'minutes', value: 'N', about: 'how long the hour is (60)' },
      { name: 'output', short: 'o', value: 'FILE', about: 'another file for the plan; - writes to standard output' },
      { name: 'show', about: 'print the plan as it is and write nothing' },
      ...planSettings,
      encoding,
      browser,
      sandbox,
      json,
      ...everywhere,
    ],
    details: `The plan of talk.md is talk.study.md, which is never written over. Minutes a section, questions and
recall cards are taken from the article; notes, answers, polls and other times are for the leader
to write into it. Nothing of it is in a deck that is built without --with-notes.`,
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
