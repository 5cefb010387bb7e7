// What can be set: one schema for configuration files, front matter and flags. Its sentences are the documentation.

import * as v from 'valibot'
import type { SettingName } from './setting-names.ts'

export type Density = 'full' | 'balanced' | 'sparse'
export type Aspect = '16:9' | '4:3'
export type OutputKind = (typeof outputKinds)[number]
export type HandoutKind = (typeof handoutKinds)[number]
export type Paper = 'a4' | 'letter'
export type Transition = 'none' | 'fade'

/** Every setting, resolved. */
export interface Settings {
  /** A name, or the path of a style sheet. */
  readonly theme: string
  /** `#rrggbb`, or null for the theme's own. */
  readonly accent: string | null
  /** A face by its name, or the path of a font file; null for the theme's own. */
  readonly font: string | null
  /** The same for Han, kana and hangul. */
  readonly fontCjk: string | null
  /** The path of a picture, or null. */
  readonly logo: string | null
  /** What stands at the foot of each slide, or null for the title. */
  readonly footer: string | null
  /** How one slide follows another on the screen. */
  readonly transition: Transition
  readonly density: Density
  readonly aspect: Aspect
  /** The number of slides wished for, or null for the planner's own choice. */
  readonly slides: number | null
  /** A BCP 47 tag, or null to tell it from the text. */
  readonly lang: string | null
  /** Outputs asked for by name; null for the page, and a PDF where there is a browser. */
  readonly to: readonly OutputKind[] | null
  readonly split: boolean
  /** How slides stand on the sheets of a handout. */
  readonly handout: HandoutKind
  readonly paper: Paper
  /** Pixels of a picture for one of the slide's. */
  readonly scale: number
  /** Whether what is the leader's own goes into the deck. */
  readonly withNotes: boolean
  /** Whether a slide that is shown in steps has a page for each in the PDF. */
  readonly fragments: boolean
  /** Whether the article goes into the PDF as a file. */
  readonly attach: boolean
  readonly fontFormat: 'woff' | 'woff2'
  /** The folder that figures may come from, or null to find it. */
  readonly root: string | null
  /** Whether pictures of the network are fetched. */
  readonly fetch: boolean
  readonly strict: boolean
  /** In bytes. */
  readonly maxSize: number
}

export const defaultSettings: Settings = {
  theme: 'paper',
  accent: null,
  font: null,
  fontCjk: null,
  logo: null,
  footer: null,
  transition: 'none',
  density: 'balanced',
  aspect: '16:9',
  slides: null,
  lang: null,
  to: null,
  split: false,
  handout: '3up',
  paper: 'a4',
  scale: 2,
  withNotes: false,
  fragments: false,
  attach: false,
  fontFormat: 'woff',
  root: null,
  fetch: false,
  strict: false,
  maxSize: 20_000_000,
}

/** A setting may be given as text, since a flag is nothing else. */
const yesOrNo = v.union(
  [
    v.boolean(),
    v.pipe(
      v.picklist(['true', 'false']),
      v.transform((text) => text === 'true'),
    ),
  ],
  'must be true or false',
)

const outputKinds = ['html', 'pdf', 'handout', 'notes', 'pptx', 'png', 'webp'] as const
const handoutKinds = ['3up', 'notes', '2x2', '3x2', 'cornell'] as const

const NAMES_OF_OUTPUTS = `must be of ${outputKinds.join(', ')}`

export const settingSchemas = {
  theme: v.pipe(
    v.string('must be the name of a theme'),
    v.regex(/^(?:[a-z][a-z0-9-]*|[^\0]*[^\0/\\]\.css)$/, 'must be the name of a theme, or a file that ends in .css'),
    v.description(
      'The theme that dresses the deck: `paper` is white and quiet, `lecture` dark and large for big rooms, `editorial` set in serif on ivory, `plain` in the fonts of the reader, black on white. A CSS file of your own lies over `paper`, and is measured and checked.',
    ),
    v.metadata({ values: ['paper', 'lecture', 'editorial', 'plain', 'a CSS file'] }),
  ),
  accent: v.pipe(
    v.string('must be a colour, such as "#0b6e4f"'),
    v.regex(/^#(?:[\da-f]{3}|[\da-f]{6})$/i, 'must be a colour, such as "#0b6e4f"'),
    v.description(
      "The colour of what stands out, in place of the theme's; where it could not be read it is made darker or lighter. YAML and TOML want it in quotes.",
    ),
    v.metadata({ values: ['"#0b6e4f"'] }),
  ),
  font: v.pipe(
    v.string('must be sans, serif, system or a font file'),
    v.regex(/^(?:sans|serif|system|[^\0]*[^\0/\\]\.(?:ttf|otf))$/i, 'must be sans, serif, system or a font file'),
    v.description(
      "What the text is set in, in place of the theme's: `sans`, `serif`, `system` (the reader's own, nothing embedded), or a TrueType or OpenType file, whose bold is looked for beside it. It is embedded, and measured.",
    ),
    v.metadata({ values: ['sans', 'serif', 'system', 'a font file'] }),
  ),
  'font-cjk': v.pipe(
    v.string('must be sans, serif or a font file'),
    v.regex(/^(?:sans|serif|[^\0]*[^\0/\\]\.(?:ttf|otf))$/i, 'must be sans, serif or a font file'),
    v.description('What Han, kana and hangul are set in, where that is not `font`.'),
    v.metadata({ values: ['sans', 'serif', 'a font file'] }),
  ),
  logo: v.pipe(
    v.string('must be a picture'),
    v.minLength(1, 'must be a picture'),
    v.description(
      'A picture that stands on the title slide and, small, at the foot of the others. It is found as figures are.',
    ),
    v.metadata({ values: ['a picture'] }),
  ),
  footer: v.pipe(
    v.string('must be text'),
    v.maxLength(120, 'must be text of at most 120 characters'),
    v.description('What stands at the foot of each slide, in place of the title; nothing where it is empty.'),
    v.metadata({ values: ['text'] }),
  ),
  transition: v.pipe(
    v.picklist(['none', 'fade'], 'must be none or fade'),
    v.description(
      'How one slide follows another on the screen: `none`, or `fade`, a fifth of a second long, and not at all for readers who want no motion.',
    ),
    v.metadata({ values: ['none', 'fade'] }),
  ),
  density: v.pipe(
    v.picklist(['full', 'balanced', 'sparse'], 'must be full, balanced or sparse'),
    v.description(
      'How much of the text is shown: `full` shows every sentence, `balanced` keeps the least important ones for the speaker, `sparse` shows titles, key sentences, labels and figures. What is not shown stays in the speaker view.',
    ),
    v.metadata({ values: ['full', 'balanced', 'sparse'] }),
  ),
  aspect: v.pipe(
    v.picklist(['16:9', '4:3'], 'must be 16:9 or 4:3'),
    v.description('The shape of the slides. TOML wants it in quotes.'),
    v.metadata({ values: ['16:9', '4:3'] }),
  ),
  slides: v.pipe(
    v.union([v.number(), v.pipe(v.string(), v.regex(/^\d+$/), v.transform(Number))], 'must be a whole number'),
    v.integer('must be a whole number'),
    v.minValue(2, 'must be between 2 and 500'),
    v.maxValue(500, 'must be between 2 and 500'),
    v.description('The number of slides wished for; the planner comes as near to it as the text allows.'),
    v.metadata({ values: ['2 to 500'] }),
  ),
  lang: v.pipe(
    v.string('must be a language tag, such as zh-CN or en'),
    v.regex(/^[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*$/, 'must be a language tag, such as zh-CN or en'),
    v.description('The language of the article; told from its text where it is not set.'),
    v.metadata({ values: ['zh-CN', 'en'] }),
  ),
  to: v.pipe(
    v.union(
      [
        v.array(v.string()),
        v.pipe(
          v.string(),
          v.transform((text) => text.split(',').map((kind) => kind.trim())),
        ),
      ],
      NAMES_OF_OUTPUTS,
    ),
    v.array(v.picklist(outputKinds, NAMES_OF_OUTPUTS)),
    v.minLength(1, NAMES_OF_OUTPUTS),
    v.transform((kinds): readonly OutputKind[] => outputKinds.filter((kind) => kinds.includes(kind))),
    v.description(
      'What is made, one or several of them with commas between: the page, its PDF, a handout to write on (PDF), notes of what to say (Markdown and text), PowerPoint to edit, pictures of the slides. Where it is not set: the page, and a PDF where a browser is found; what is asked for by name has to succeed.',
    ),
    v.metadata({ values: [...outputKinds] }),
  ),
  split: v.pipe(
    yesOrNo,
    v.description('Puts pictures into files beside the page instead of into it, for decks with many of them.'),
    v.metadata({ values: ['true', 'false'] }),
  ),
  handout: v.pipe(
    v.picklist(handoutKinds, 'must be 3up, notes, 2x2, 3x2 or cornell'),
    v.description(
      'How a handout is set: three slides a sheet with lines to write on (`3up`), each slide over its whole text (`notes`), four or six slides a sheet (`2x2`, `3x2`), or cues, room for notes and a summary (`cornell`).',
    ),
    v.metadata({ values: [...handoutKinds] }),
  ),
  paper: v.pipe(
    v.picklist(['a4', 'letter'], 'must be a4 or letter'),
    v.description('The paper of a handout.'),
    v.metadata({ values: ['a4', 'letter'] }),
  ),
  scale: v.pipe(
    v.union(
      [v.number(), v.pipe(v.string(), v.regex(/^\d+(?:\.\d+)?$/), v.transform(Number))],
      'must be a number from 0.25 to 4',
    ),
    v.minValue(0.25, 'must be a number from 0.25 to 4'),
    v.maxValue(4, 'must be a number from 0.25 to 4'),
    v.description('The size of pictures: 1 is 1280 × 720 pixels, 2 twice as wide.'),
    v.metadata({ values: ['0.25 to 4'] }),
  ),
  'with-notes': v.pipe(
    yesOrNo,
    v.description(
      "Puts into the deck, and into all that is made of it, what is the leader's own: notes, and the questions and the plan of the file beside the article. It is private else.",
    ),
    v.metadata({ values: ['true', 'false'] }),
  ),
  fragments: v.pipe(
    yesOrNo,
    v.description(
      'Gives the PDF a page for each step of code that is shown in steps, instead of one that shows it all.',
    ),
    v.metadata({ values: ['true', 'false'] }),
  ),
  attach: v.pipe(
    yesOrNo,
    v.description('Puts the article itself into the PDF, as an attached file.'),
    v.metadata({ values: ['true', 'false'] }),
  ),
  'font-format': v.pipe(
    v.picklist(['woff', 'woff2'], 'must be woff or woff2'),
    v.description('How the embedded fonts are packed: `woff2` is a quarter smaller and takes longer to build.'),
    v.metadata({ values: ['woff', 'woff2'] }),
  ),
  root: v.pipe(
    v.string('must be a folder'),
    v.minLength(1, 'must be a folder'),
    v.description(
      "The folder that figures may come from, seen from the file that sets it; else the nearest folder above the article with `.git` or a site's configuration, else the article's own.",
    ),
    v.metadata({ values: ['a folder'] }),
  ),
  fetch: v.pipe(
    yesOrNo,
    v.description(
      'Fetches pictures of the network when the deck is built: at most 20 MB and 15 seconds each, never from a private address. What was fetched once is remembered.',
    ),
    v.metadata({ values: ['true', 'false'] }),
  ),
  strict: v.pipe(
    yesOrNo,
    v.description('Ends with exit code 3 where there was a warning.'),
    v.metadata({ values: ['true', 'false'] }),
  ),
  'max-size': v.pipe(
    v.union([v.number(), v.string()], 'must be a size, such as 20 MB'),
    v.transform(String),
    v.regex(/^\d+(?:\.\d+)?\s*(?:kB|MB|GB)?$/i, 'must be a size, such as 20 MB'),
    v.transform(bytesOf),
    v.description('The largest article that is read; a number alone counts megabytes.'),
    v.metadata({ values: ['20 MB'] }),
  ),
} satisfies Record<SettingName, v.GenericSchema<unknown, unknown>>

function bytesOf(size: string): number {
  const unit = /[kMG]B$/i.exec(size)?.[0].toLowerCase() ?? 'mb'
  const factor = unit === 'kb' ? 1e3 : unit === 'mb' ? 1e6 : 1e9
  return Math.round(Number.parseFloat(size) * factor)
}
