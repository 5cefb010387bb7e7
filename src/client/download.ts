import { element } from './element.ts'

/** Gives the reader a file. */
export function download(text: string, type: string, name: string): void {
  const address = URL.createObjectURL(new Blob([text], { type }))
  element(document, 'a', { href: address, download: name }).click()
  // The browser reads it after the click.
  setTimeout(() => URL.revokeObjectURL(address), 60_000)
}
