// One place's settings, checked against the schema; and all places' together.

import * as v from 'valibot'
import { nearest } from '../base/nearest.ts'
import { type SettingName, settingNames } from './setting-names.ts'
import { defaultSettings, type Settings, settingSchemas } from './settings.ts'

/** What one place sets: a file, the front matter or the flags. */
export type SomeSettings = Partial<Settings>

export interface SettingTrouble {
  /** As it was written. */
  readonly name: string
  readonly code: 'setting-unknown' | 'setting-invalid' | 'setting-not-here'
  readonly message: string
  readonly hint?: string
}

/** An article comes from anywhere: it may not widen what is read of the disk on its own word. */
const notInArticles: ReadonlySet<string> = new Set(['root', 'fetch', 'max-size'])

export function readSettings(
  written: Readonly<Record<string, unknown>>,
  place: 'article' | 'file' | 'flags',
  trouble: (trouble: SettingTrouble) => void,
): SomeSettings {
  const settings: Record<string, unknown> = {}
  for (const name of Object.keys(written)) {
    if (!isSettingName(name)) {
      const meant = nearest(name, settingNames)
      trouble({
        name,
        code: 'setting-unknown',
        message: `there is no setting "${name}"`,
        hint: meant === null ? `there are ${[...settingNames].join(', ')}` : `did you mean ${meant}?`,
      })
    } else if (place === 'article' && notInArticles.has(name)) {
      trouble({
        name,
        code: 'setting-not-here',
        message: `"${name}" cannot be set by an article: ignored`,
        hint: `set it in lectern.config.yaml, or by --${name}`,
      })
    } else {
      const result = v.safeParse(settingSchemas[name], written[name])
      if (result.success) settings[propertyOf(name)] = result.output
      else trouble(invalid(name, written[name], result.issues[0].message))
    }
  }
  return settings as SomeSettings
}

/** Earlier places win: flags, then front matter, then the configuration file. */
export function resolveSettings(...places: readonly SomeSettings[]): Settings {
  return Object.assign({}, defaultSettings, ...[...places].reverse())
}

function isSettingName(name: string): name is SettingName {
  return settingNames.has(name)
}

/** As a program writes it. */
export function propertyOf(name: SettingName): string {
  return name.replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase())
}

function invalid(name: SettingName, value: unknown, rule: string): SettingTrouble {
  const meant = typeof value === 'string' ? nearest(value, choicesOf(name)) : null
  return {
    name,
    code: 'setting-invalid',
    message: `${name} ${rule}, not ${JSON.stringify(value) ?? 'nothing'}`,
    ...(meant !== null && { hint: `did you mean ${meant}?` }),
  }
}

/** What may be written, or one word for what it is. */
export function choicesOf(name: SettingName): readonly string[] {
  return v.getMetadata(settingSchemas[name]).values as readonly string[]
}

/** What it does, in a sentence or two. */
export function descriptionOf(name: SettingName): string {
  return v.getDescription(settingSchemas[name]) ?? ''
}
