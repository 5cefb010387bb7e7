export interface SlideSize {
  /** In CSS pixels. */
  readonly width: number
  readonly height: number
}

/** What the theme says that a slide measures. */
export function slideSize(): SlideSize {
  const style = getComputedStyle(document.documentElement)
  return {
    width: Number.parseFloat(style.getPropertyValue('--slide-width')),
    height: Number.parseFloat(style.getPropertyValue('--slide-height')),
  }
}
