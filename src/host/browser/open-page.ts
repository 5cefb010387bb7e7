// What a page in a browser can be asked for. Nobody outside `browser.ts` sees more of the browser than this.

import type { FoundBrowser } from './query.ts'

export interface View {
  /** CSS pixels. */
  readonly width: number
  readonly height: number
  /** Without scripts the page is what it is in a printer's eyes. */
  readonly scripts: boolean
  readonly media?: 'screen' | 'print'
  readonly scheme?: 'light' | 'dark'
  /** Pixels of a screenshot for one CSS pixel. */
  readonly scale?: number
}

/** A page of HTML as text, or the path of one. */
export type Document = { readonly html: string } | { readonly file: string }

export interface PrintOptions {
  /** CSS pixels, for a page that does not name its own size. */
  readonly width: number
  readonly height: number
}

export interface Area {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

export interface OpenPage {
  /** What was asked for beside the document itself; every one was refused. Data URIs ask for nothing. */
  readonly requests: readonly string[]
  /** Everything that a reader's console would hold, as `level: text`; uncaught errors and violated policies too. */
  readonly messages: readonly string[]
  /**
   * Runs `work` in the page. It is sent as text: it sees its argument and the page, no import, nothing around it.
   * Works without the page's own scripts too.
   */
  evaluate<Argument, Result>(
    work: (argument: Argument) => Result | Promise<Result>,
    argument: Argument,
  ): Promise<Result>
  /** Changes what is given and keeps the rest. */
  look(view: Partial<Omit<View, 'scripts'>>): Promise<void>
  /** A key as the browser names it: `ArrowRight`, `Escape`, `o`. */
  press(key: string): Promise<void>
  /** Writes a PNG of the window, or of one area of the page. */
  screenshot(path: string, area?: Area): Promise<void>
  /** Every page in print, tagged, with backgrounds, in the size the page asks for. */
  print(options: PrintOptions): Promise<Uint8Array>
  close(): Promise<void>
}

export interface OpenBrowser {
  /** Its name and version, such as `HeadlessChrome/147.0.0.0`. */
  readonly version: string
  readonly found: FoundBrowser
  readonly sandboxed: boolean
  /** Opens a document and waits until it and its fonts are loaded. */
  open(document: Document, view: View): Promise<OpenPage>
}
