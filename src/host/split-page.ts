// Takes the pictures out of a page and puts them beside it. Fonts and the script stay: browsers do not load those from the disk.

import { createHash } from 'node:crypto'
import type { Output } from './outputs.ts'

export function splitPage(page: string): { readonly html: string; readonly pictures: readonly Output[] } {
  const pictures = new Map<string, Output>()
  const html = page.replace(
    /(<(?:img\b[^>]*?\ssrc|image\b[^>]*?\shref)=")data:image\/(png|jpeg|gif|webp|avif);base64,([A-Za-z0-9+/=]+)(?=")/g,
    (_, before: string, type: string, base64: string) => {
      const bytes = Buffer.from(base64, 'base64')
      const hash = createHash('sha256').update(bytes).digest('hex').slice(0, 12)
      const name = `figure-${hash}.${type === 'jpeg' ? 'jpg' : type}`
      pictures.set(name, { name, bytes })
      return before + name
    },
  )
  if (pictures.size === 0) return { html: page, pictures: [] }
  // `self` is the server's folder; a page opened from disk has no origin, so files are allowed by their scheme.
  return {
    html: html.replace(/(Content-Security-Policy[^>]*?img-src data:)/, "$1 'self' file:"),
    pictures: [...pictures.values()],
  }
}
