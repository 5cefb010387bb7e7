import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { optionsPage } from '../src/article/options-page.ts'
import { readSettings, resolveSettings, type SettingTrouble } from '../src/article/read-settings.ts'
import { settingNames } from '../src/article/setting-names.ts'
import { defaultSettings, settingSchemas } from '../src/article/settings.ts'

function read(written: Record<string, unknown>, place: 'article' | 'file' | 'flags' = 'file') {
  const troubles: SettingTrouble[] = []
  return { settings: readSettings(written, place, (trouble) => troubles.push(trouble)), troubles }
}

test('the list of names and the schema are the same', () => {
  expect(Object.keys(settingSchemas)).toEqual([...settingNames])
})

test('a flag, which is text, and a value of a file mean the same', () => {
  const fromFlags = read({ slides: '20', split: 'true', to: 'pdf,html', 'max-size': '2' }, 'flags')
  const fromFile = read({ slides: 20, split: true, to: ['pdf', 'html'], 'max-size': '2 MB' })
  expect(fromFlags.troubles).toEqual([])
  expect(fromFlags.settings).toEqual(fromFile.settings)
  expect(fromFile.settings).toEqual({ slides: 20, split: true, to: ['html', 'pdf'], maxSize: 2_000_000 })
})

test.each([
  ['theme', '../x'],
  ['density', 'fuller'],
  ['aspect', '3:2'],
  ['slides', 1],
  ['slides', 501],
  ['slides', 2.5],
  ['slides', '2x'],
  ['lang', 'Chinese'],
  ['to', 'docx'],
  ['to', []],
  ['split', 'yes'],
  ['font-format', 'ttf'],
  ['root', 3],
  ['strict', 1],
  ['max-size', 'large'],
  ['theme', null],
])('%s cannot be %j', (name, value) => {
  const { settings, troubles } = read({ [name]: value })
  expect(settings).toEqual({})
  expect(troubles).toMatchObject([{ name, code: 'setting-invalid' }])
  expect(troubles[0]?.message).toMatch(new RegExp(`^${name} must be `))
})

test('a word that is nearly right is told', () => {
  expect(read({ densty: 'full' }).troubles).toMatchObject([{ code: 'setting-unknown', hint: 'did you mean density?' }])
  expect(read({ density: 'spares' }).troubles).toMatchObject([{ hint: 'did you mean sparse?' }])
})

test('an article cannot widen what is read of the disk', () => {
  const { settings, troubles } = read({ root: '/', 'max-size': 1000, density: 'full' }, 'article')
  expect(settings).toEqual({ density: 'full' })
  expect(troubles.map((trouble) => trouble.code)).toEqual(['setting-not-here', 'setting-not-here'])
})

test('flags win over front matter, front matter over the file, the file over the default', () => {
  expect(resolveSettings({}, {}, {})).toEqual(defaultSettings)
  expect(resolveSettings({ density: 'full' }, { density: 'sparse', slides: 9 }, { slides: 3, aspect: '4:3' })).toEqual({
    ...defaultSettings,
    density: 'full',
    slides: 9,
    aspect: '4:3',
  })
})

test('docs/options.md is made from the schema', () => {
  expect(readFileSync(new URL('../docs/options.md', import.meta.url), 'utf8')).toBe(optionsPage())
})
