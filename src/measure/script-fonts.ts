// Scripts that the deck's own fonts lack, and the optional package that has each.

export interface ScriptFont {
  /** As a person calls it. */
  readonly name: string
  readonly script: RegExp
  /** As CSS wants it. */
  readonly range: string
  readonly package: string
  readonly file: string
  /** Letters change their form beside others, so the font keeps its rules. */
  readonly shapes: boolean
}

const of = (
  name: string,
  script: RegExp,
  range: string,
  packageName: string,
  file: string,
  shapes: boolean,
): ScriptFont => ({ name, script, range, package: `@expo-google-fonts/${packageName}`, file, shapes })

export const SCRIPT_FONTS: readonly ScriptFont[] = [
  of(
    'Korean',
    /\p{sc=Hangul}/u,
    'U+1100-11FF,U+3130-318F,U+A960-A97F,U+AC00-D7FF',
    'noto-sans-kr',
    'NotoSansKR',
    false,
  ),
  of(
    'Arabic',
    /\p{scx=Arabic}/u,
    'U+0600-06FF,U+0750-077F,U+08A0-08FF,U+FB50-FDFF,U+FE70-FEFF',
    'noto-sans-arabic',
    'NotoSansArabic',
    true,
  ),
  of('Hebrew', /\p{scx=Hebrew}/u, 'U+0590-05FF,U+FB1D-FB4F', 'noto-sans-hebrew', 'NotoSansHebrew', true),
  of('Thai', /\p{sc=Thai}/u, 'U+0E00-0E7F', 'noto-sans-thai', 'NotoSansThai', true),
  of('Devanagari', /\p{sc=Devanagari}/u, 'U+0900-097F', 'noto-sans-devanagari', 'NotoSansDevanagari', true),
]
