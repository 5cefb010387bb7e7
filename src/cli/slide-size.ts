import type { Aspect } from '../article/settings.ts'

/** The window that shows one slide whole, CSS pixels. */
export function slideSize(aspect: Aspect): { readonly width: number; readonly height: number } {
  switch (aspect) {
    case '16:9':
      return { width: 1280, height: 720 }
    case '4:3':
      return { width: 960, height: 720 }
  }
}
