// What is to be made of one deck beside its page.

import type { OutputKind, Settings } from '../article/settings.ts'
import type { Compiled } from '../compile.ts'
import type { Ahead } from '../host/browser/ahead.ts'
import type { Attachment } from '../host/pdf/document-facts.ts'

export interface ExportOrder {
  readonly articlePath: string
  readonly compiled: Compiled
  readonly settings: Settings
  /** All but the page. */
  readonly kinds: readonly OutputKind[]
  /** Nobody asked for them by name. */
  readonly isOptional: boolean
  /** The only slide that pictures are wanted of, from 1. */
  readonly slide: number | null
  /** A browser that is starting already. */
  readonly ahead: Ahead | null
  /** What goes into the PDF. */
  readonly attachments: readonly Attachment[]
}
