// What whoever draws a diagram answers.

/** A drawing, or what is wrong with the text. */
export type Drawn = { readonly svg: string } | { readonly why: string }

/** Two drawings that differ in their colours, or why there are none. */
export type Pair = { readonly light: string; readonly dark: string } | { readonly why: string; readonly hint?: string }

export function pairOf(light: Drawn, dark: Drawn): Pair {
  if ('why' in light) return light
  return 'why' in dark ? dark : { light: light.svg, dark: dark.svg }
}
