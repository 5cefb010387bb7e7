// Tags as the objects of a PDF, and the way back from content to tag (ISO 32000-1, 14.7).

import type { PDFDict, PDFDocument, PDFObject, PDFRef, PdfLibrary } from './library.ts'
import { type Kid, pageOf, type Tag } from './tag.ts'

/** `roles` maps types that the standard does not know. */
export function writeTags(
  library: PdfLibrary,
  pdf: PDFDocument,
  tags: Tag,
  roles: Readonly<Record<string, string>>,
): void {
  const { PDFDict, PDFName, PDFNumber } = library
  const { context } = pdf
  const pages = pdf.getPages()
  /** By page: the tag of each marked content. */
  const owners = pages.map((): PDFRef[] => [])
  const objects: { readonly object: PDFRef; readonly owner: PDFRef }[] = []
  const ids: { readonly id: string; readonly ref: PDFRef }[] = []
  const rootRef = context.nextRef()
  const top = written(tags, rootRef)

  const numbers: PDFObject[] = []
  let next = 0
  const number = (holder: PDFDict, key: string, value: PDFObject): void => {
    holder.set(PDFName.of(key), PDFNumber.of(next))
    numbers.push(PDFNumber.of(next), value)
    next += 1
  }
  pages.forEach((page, index) => {
    const own = owners[index] ?? []
    // An artifact leaves a gap in the numbers of a page.
    const row = Array.from({ length: own.length }, (_, id) => own[id] ?? null)
    if (row.length > 0) number(page.node, 'StructParents', context.register(context.obj(row)))
    else page.node.delete(PDFName.of('StructParents'))
  })
  for (const { object, owner } of objects) number(context.lookup(object, PDFDict), 'StructParent', owner)

  const root = context.obj({ Type: 'StructTreeRoot', K: top, ParentTreeNextKey: next })
  root.set(PDFName.of('ParentTree'), context.register(context.obj({ Nums: numbers })))
  root.set(PDFName.of('RoleMap'), context.obj(roles as Record<string, string>))
  if (ids.length > 0) {
    const sorted = [...ids].sort((a, b) => (a.id < b.id ? -1 : 1))
    const names = sorted.flatMap(({ id, ref }) => [library.PDFString.of(id), ref])
    const limits = [sorted[0]?.id ?? '', sorted.at(-1)?.id ?? ''].map((id) => library.PDFString.of(id))
    const leaf = context.register(context.obj({ Names: names, Limits: limits }))
    root.set(PDFName.of('IDTree'), context.register(context.obj({ Kids: [leaf] })))
  }
  context.assign(rootRef, root)
  pdf.catalog.set(PDFName.of('StructTreeRoot'), rootRef)

  function written(tag: Tag, parent: PDFRef): PDFRef {
    const ref = context.nextRef()
    const page = pageOf({ kind: 'tag', tag })
    const element = context.obj({ Type: 'StructElem', S: tag.type, P: parent })
    if (page !== null) element.set(PDFName.of('Pg'), (pages[page] as (typeof pages)[number]).ref)
    if (tag.alt !== null) element.set(PDFName.of('Alt'), library.PDFHexString.fromText(tag.alt))
    if (tag.lang !== null) element.set(PDFName.of('Lang'), library.PDFString.of(tag.lang))
    if (tag.id !== null) {
      element.set(PDFName.of('ID'), library.PDFString.of(tag.id))
      ids.push({ id: tag.id, ref })
    }
    const [attribute] = tag.attributes
    if (attribute !== undefined)
      element.set(PDFName.of('A'), tag.attributes.length === 1 ? attribute : context.obj([...tag.attributes]))
    const kids = tag.kids.map((kid) => kidOf(kid, ref, page))
    const [kid] = kids
    if (kid !== undefined) element.set(PDFName.of('K'), kids.length === 1 ? kid : context.obj(kids))
    context.assign(ref, element)
    return ref
  }

  function kidOf(kid: Kid, owner: PDFRef, page: number | null): PDFObject {
    if (kid.kind === 'tag') return written(kid.tag, owner)
    const on = (pages[kid.page] as (typeof pages)[number]).ref
    if (kid.kind === 'object') {
      objects.push({ object: kid.object, owner })
      return context.obj({ Type: 'OBJR', Obj: kid.object, Pg: on })
    }
    ;(owners[kid.page] as PDFRef[])[kid.id] = owner
    return kid.page === page ? PDFNumber.of(kid.id) : context.obj({ Type: 'MCR', Pg: on, MCID: kid.id })
  }
}
