// What the checker of PDF/UA asks of a file.

import type { UaAnnotation, UaFacts, UaTag } from '../../check/ua/ua-facts.ts'
import { type Reader, readerOf } from './dictionary.ts'
import { loadPdfLibrary, type PDFDict, type PDFDocument, type PDFObject, type PdfLibrary } from './library.ts'
import { streamText } from './page-stream.ts'
import { readContent } from './read-ua-content.ts'

export async function readUa(bytes: Uint8Array): Promise<UaFacts> {
  const library = await loadPdfLibrary()
  const pdf = await library.PDFDocument.load(bytes, { updateMetadata: false })
  const read = readerOf(library, pdf)
  const { catalog } = pdf
  const tree = treeOf(library, pdf, read)
  const marking = read.dict(read.get(catalog, 'MarkInfo'))
  return {
    header: /^[^\r\n]*/.exec(Buffer.from(bytes.subarray(0, 20)).toString('latin1'))?.[0] ?? '',
    marked: read.bool(read.get(marking, 'Marked')),
    suspects: read.bool(read.get(marking, 'Suspects')),
    displaysTitle: read.bool(read.get(read.dict(read.get(catalog, 'ViewerPreferences')), 'DisplayDocTitle')),
    lang: read.text(read.get(catalog, 'Lang')),
    hasOutline: read.get(read.dict(read.get(catalog, 'Outlines')), 'First') !== null,
    metadata: metadataOf(library, read, catalog),
    root: tree.root,
    roles: tree.roles,
    ...readContent(library, pdf, read, tree.tagged),
    annotations: annotationsOf(pdf, read, tree.owners),
    files: filesOf(library, pdf, read),
    unexpected: unexpectedIn(library, pdf, read),
  }
}

function metadataOf(library: PdfLibrary, read: Reader, catalog: PDFDict): string | null {
  const stream = read.get(catalog, 'Metadata')
  const dict = read.dict(stream)
  if (read.name(read.get(dict, 'Type')) !== 'Metadata' || read.name(read.get(dict, 'Subtype')) !== 'XML') return null
  const plain = streamText(library, stream ?? undefined) || plainText(stream)
  return Buffer.from(plain, 'latin1').toString('utf8')
}

/** A stream that was made in memory has no filter to undo. */
function plainText(stream: PDFObject | null): string {
  if (stream === null || !('getContents' in stream)) return ''
  return Buffer.from((stream as unknown as { getContents(): Uint8Array }).getContents()).toString('latin1')
}

interface Tree {
  readonly root: UaTag | null
  readonly roles: Readonly<Record<string, string>>
  /** By page, from 0: the contents that tags hold. */
  readonly tagged: readonly ReadonlySet<number>[]
  /** By the reference of an annotation: the type and the alternative text of the tag that holds it. */
  readonly owners: ReadonlyMap<string, { readonly type: string; readonly alt: string | null }>
}

function treeOf(library: PdfLibrary, pdf: PDFDocument, read: Reader): Tree {
  const { PDFArray, PDFNumber, PDFRef } = library
  const top = read.dict(read.get(pdf.catalog, 'StructTreeRoot'))
  const pages = new Map(pdf.getPages().map((page, index) => [page.ref.toString(), index]))
  const tagged = pdf.getPages().map(() => new Set<number>())
  const owners = new Map<string, { type: string; alt: string | null }>()
  const roleMap = read.dict(read.get(top, 'RoleMap'))
  const roles = Object.fromEntries(
    (roleMap?.entries() ?? []).map(([from, to]) => [from.decodeText(), read.name(to)] as const),
  )
  const tags = kidsOf(top, top)
  const [root = null] = tags
  return { root, roles, tagged, owners }

  function kidsOf(dict: PDFDict | null, above: PDFDict | null): UaTag[] {
    const page = read.ref(dict, 'Pg')
    const written = dict?.get(library.PDFName.of('K'))
    const kids = read.get(dict, 'K') instanceof PDFArray ? read.list(written ?? null) : written ? [written] : []
    return kids.flatMap((kid): UaTag[] => {
      const found = pdf.context.lookup(kid)
      if (found instanceof PDFNumber) {
        tagged[pages.get(page?.toString() ?? '') ?? -1]?.add(found.asNumber())
        return []
      }
      const below = read.dict(found ?? null)
      const type = read.name(read.get(below, 'Type'))
      if (type === 'MCR') {
        const on = read.ref(below, 'Pg') ?? page
        tagged[pages.get(on?.toString() ?? '') ?? -1]?.add(read.number(read.get(below, 'MCID')) ?? -1)
        return []
      }
      if (type === 'OBJR') {
        const object = read.ref(below, 'Obj')
        const alt = read.text(read.get(dict, 'Alt'))
        if (object !== null) owners.set(object.toString(), { type: read.name(read.get(dict, 'S')), alt })
        return []
      }
      return below === null ? [] : [tagOf(below, above)]
    })
  }

  function tagOf(dict: PDFDict, above: PDFDict | null): UaTag {
    const attributes = read.get(dict, 'A')
    const all = attributes instanceof PDFArray ? read.list(attributes) : attributes === null ? [] : [attributes]
    const attribute = (key: string) =>
      all.map((one) => read.get(read.dict(one), key)).find((value) => value !== null) ?? null
    return {
      type: read.name(read.get(dict, 'S')),
      knowsParent: dict.get(library.PDFName.of('P')) instanceof PDFRef && read.dict(read.get(dict, 'P')) === above,
      alt: read.text(read.get(dict, 'Alt')),
      actual: read.text(read.get(dict, 'ActualText')),
      expansion: read.text(read.get(dict, 'E')),
      lang: read.text(read.get(dict, 'Lang')),
      id: read.text(read.get(dict, 'ID')),
      scope: read.name(attribute('Scope')) || null,
      headers: read.list(attribute('Headers')).flatMap((header) => read.text(header) ?? []),
      rows: read.number(attribute('RowSpan')) ?? 1,
      columns: read.number(attribute('ColSpan')) ?? 1,
      kids: kidsOf(dict, dict),
    }
  }
}

function annotationsOf(pdf: PDFDocument, read: Reader, owners: Tree['owners']): UaAnnotation[] {
  return pdf.getPages().flatMap(({ node }, index) =>
    read.list(read.get(node, 'Annots')).map((written): UaAnnotation => {
      const annotation = read.dict(written)
      const owner = owners.get(written.toString())
      return {
        page: index + 1,
        subtype: read.name(read.get(annotation, 'Subtype')),
        contents: read.text(read.get(annotation, 'Contents')),
        tag: owner?.type ?? null,
        alt: owner?.alt ?? null,
        isHidden: ((read.number(read.get(annotation, 'F')) ?? 0) & 2) === 2,
        tabsFollow: read.name(read.get(node, 'Tabs')) === 'S',
      }
    }),
  )
}

function dictionaries(library: PdfLibrary, pdf: PDFDocument, read: Reader): PDFDict[] {
  return pdf.context.enumerateIndirectObjects().flatMap(([, object]) => {
    const dict = object instanceof library.PDFArray ? null : read.dict(object)
    return dict === null ? [] : [dict]
  })
}

function filesOf(library: PdfLibrary, pdf: PDFDocument, read: Reader): UaFacts['files'] {
  return dictionaries(library, pdf, read).flatMap((dict) => {
    if (read.get(dict, 'EF') === null) return []
    const [plain, unicode] = [read.text(read.get(dict, 'F')), read.text(read.get(dict, 'UF'))]
    return [{ name: unicode ?? plain ?? '?', hasBoth: (plain ?? '') !== '' && (unicode ?? '') !== '' }]
  })
}

/** What no file of ours holds. */
function unexpectedIn(library: PdfLibrary, pdf: PDFDocument, read: Reader): string[] {
  const found = new Set<string>()
  if (pdf.context.trailerInfo.Encrypt !== undefined) found.add('Encrypt')
  if (read.get(pdf.catalog, 'OCProperties') !== null) found.add('OCProperties')
  if (read.get(read.dict(read.get(pdf.catalog, 'AcroForm')), 'XFA') !== null) found.add('XFA')
  for (const [, object] of pdf.context.enumerateIndirectObjects()) {
    if (object instanceof library.PDFArray) continue
    const dict = read.dict(object)
    if (dict === null) continue
    const [type, subtype] = [read.name(read.get(dict, 'Type')), read.name(read.get(dict, 'Subtype'))]
    if (subtype === 'Widget') found.add('Widget')
    if (type === 'MediaClip') found.add('MediaClip')
    if (type === 'CMap') found.add('CMap')
    if (subtype === 'Form' && read.get(dict, 'Ref') !== null) found.add('Ref')
    if (subtype === 'Form' && /\/MCID/.test(streamText(library, object))) found.add('FormWithMarks')
  }
  return [...found]
}
