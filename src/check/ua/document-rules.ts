// Rules of the document as a whole: what it says of itself, and what must not be in it.

import { absent, type Rule, rule } from './rule.ts'
import type { UaFacts } from './ua-facts.ts'

const LANGUAGE = /^[a-zA-Z]{1,8}(-[a-zA-Z0-9]{1,8})*$/

export const documentRules: readonly Rule[] = [
  rule('5', 1, 'the metadata name the standard', (facts) =>
    identification(facts) === null ? ['no pdfuaid:part'] : [],
  ),
  rule('5', 2, 'and its part, the first', (facts) => {
    const part = identification(facts)
    return part === null || part === '1' ? [] : [`part ${part}`]
  }),
  ...(['part', 'amd', 'corr'] as const).map((name, index) =>
    rule('5', 3 + index, `${name} stands under the prefix pdfuaid`, ({ metadata }) => {
      const prefix = /xmlns:([\w-]+)="http:\/\/www\.aiim\.org\/pdfua\/ns\/id\/"/.exec(metadata ?? '')?.[1]
      const isUsed = prefix !== undefined && (metadata ?? '').includes(`${prefix}:${name}`)
      return isUsed && prefix !== 'pdfuaid' ? [`the prefix is ${prefix}`] : []
    }),
  ),
  rule('6.1', 1, 'the file begins as PDF 1.0 to 1.7 does', ({ header }) =>
    /^%PDF-1\.[0-7]$/.test(header) ? [] : [`it begins with ${header}`],
  ),
  rule('6.2', 1, 'the file says that it is tagged', ({ marked }) => (marked ? [] : ['it does not'])),
  rule('7.1', 4, 'no tags are suspect', ({ suspects }) => (suspects ? ['they are'] : [])),
  rule('7.1', 8, 'there is a metadata stream', ({ metadata }) => (metadata === null ? ['there is none'] : [])),
  rule('7.1', 9, 'it holds the title', ({ metadata }) =>
    /<dc:title>[\s\S]*?<rdf:li[^>]*>[^<]+<\/rdf:li>/.test(metadata ?? '') ? [] : ['it holds none'],
  ),
  rule('7.1', 10, 'a viewer shows the title', ({ displaysTitle }) => (displaysTitle ? [] : ['it does not'])),
  rule('7.1', 11, 'there is a structure tree', ({ root }) => (root === null ? ['there is none'] : [])),
  rule('7.2', 2, 'the language of bookmarks is known', ({ hasOutline, lang }) =>
    hasOutline && isUnknown(lang) ? ['the document has no language'] : [],
  ),
  rule('7.2', 29, 'languages are written as such', (facts) => {
    const written = [facts.lang, ...facts.marks.map(({ lang }) => lang), ...tagLanguages(facts)]
    return [...new Set(written)].flatMap((lang) => (lang === null || LANGUAGE.test(lang) ? [] : [`“${lang}” is none`]))
  }),
  rule('7.2', 33, 'the language of the metadata is known', ({ metadata, lang }) =>
    /xml:lang="x-default"/.test(metadata ?? '') && isUnknown(lang) ? ['the document has no language'] : [],
  ),
  absent('7.10', 1, 'layers have a name', ['OCProperties']),
  absent('7.10', 2, 'layers do not switch by themselves', ['OCProperties']),
  rule('7.11', 1, 'attached files are named twice', ({ files }) =>
    files.filter(({ hasBoth }) => !hasBoth).map(({ name }) => `${name} is not`),
  ),
  absent('7.15', 1, 'no dynamic XFA forms', ['XFA']),
  absent('7.16', 1, 'screen readers may read an encrypted file', ['Encrypt']),
  absent('7.18.6.2', 1, 'media say of what type they are', ['MediaClip']),
  absent('7.18.6.2', 2, 'media have an alternative text', ['MediaClip']),
  absent('7.20', 1, 'no content of other files', ['Ref']),
  absent('7.20', 2, 'a drawing that is used again belongs to one tag', ['FormWithMarks']),
]

function identification({ metadata }: UaFacts): string | null {
  return (
    /<pdfuaid:part>(\d+)<\/pdfuaid:part>|pdfuaid:part="(\d+)"/
      .exec(metadata ?? '')
      ?.slice(1)
      .find(Boolean) ?? null
  )
}

export function isUnknown(lang: string | null): boolean {
  return lang === null || lang === ''
}

function tagLanguages({ root }: UaFacts): (string | null)[] {
  const languages: (string | null)[] = []
  const walk = (tag: NonNullable<UaFacts['root']>): void => {
    languages.push(tag.lang)
    for (const kid of tag.kids) walk(kid)
  }
  if (root !== null) walk(root)
  return languages
}
