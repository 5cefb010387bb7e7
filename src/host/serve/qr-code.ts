// A QR code as the path of an SVG: squares of one unit, from 0.

import { encode } from 'uqr'

export interface QrCode {
  /** The side, in units, with the quiet zone around it that readers need. */
  readonly size: number
  readonly path: string
}

export function qrCode(text: string): QrCode {
  const { data, size } = encode(text, { ecc: 'M', border: 4 })
  const rows = data.map((row, y) =>
    row
      .flatMap((isDark, x) => (isDark && row[x - 1] !== true ? [{ x, width: runFrom(row, x) }] : []))
      .map(({ x, width }) => `M${x} ${y}h${width}v1h-${width}z`),
  )
  return { size, path: rows.flat().join('') }
}

/** How many dark squares follow each other. */
function runFrom(row: readonly boolean[], from: number): number {
  const end = row.indexOf(false, from)
  return (end < 0 ? row.length : end) - from
}
