// How well two colours can be told from each other.

/** Red, green and blue, 0 to 255. */
export type Rgb = readonly [number, number, number]

/** WCAG 2 contrast ratio, 1 to 21. */
export function contrastRatio(one: Rgb, other: Rgb): number {
  const [front, back] = [luminance(one), luminance(other)]
  return (Math.max(front, back) + 0.05) / (Math.min(front, back) + 0.05)
}

function luminance([red, green, blue]: Rgb): number {
  const linear = (channel: number) =>
    channel / 255 <= 0.04045 ? channel / 255 / 12.92 : ((channel / 255 + 0.055) / 1.055) ** 2.4
  return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue)
}

/** `#rgb`, `#rrggbb`, with or without an alpha that is not looked at; null for anything else. */
export function rgbOf(colour: string): Rgb | null {
  const hex = /^#([\da-f]{3,4}|[\da-f]{6}|[\da-f]{8})$/i.exec(colour.trim())?.[1]
  if (hex === undefined) return null
  const wide = hex.length < 6 ? Array.from(hex, (digit) => digit + digit).join('') : hex
  const channel = (at: number) => Number.parseInt(wide.slice(at, at + 2), 16)
  return [channel(0), channel(2), channel(4)]
}

export function hexOf(colour: Rgb): string {
  return `#${colour.map((channel) => Math.round(channel).toString(16).padStart(2, '0')).join('')}`
}

/** So much of the first, 0 to 1, and the rest of the other. */
export function mixed(one: Rgb, other: Rgb, share: number): Rgb {
  const at = (index: 0 | 1 | 2) => one[index] * share + other[index] * (1 - share)
  return [at(0), at(1), at(2)]
}
