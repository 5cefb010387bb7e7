// The names of all settings, as they are written in files. The schema in `settings.ts` must have exactly these.

const names = [
  'theme',
  'accent',
  'font',
  'font-cjk',
  'logo',
  'footer',
  'transition',
  'density',
  'aspect',
  'slides',
  'lang',
  'to',
  'split',
  'handout',
  'paper',
  'scale',
  'with-notes',
  'fragments',
  'attach',
  'font-format',
  'root',
  'fetch',
  'strict',
  'max-size',
] as const

export type SettingName = (typeof names)[number]

export const settingNames: ReadonlySet<string> = new Set(names)
