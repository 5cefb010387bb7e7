// What slides are called by everybody: the numbers of the article's slides. The leader's deck has more slides than the followers'.

/** `12`; `12+` for a slide that opens a topic, which is called by the slide before it. */
export function slideNames<Slide>(slides: readonly Slide[], opensTopic: (slide: Slide) => boolean): readonly string[] {
  let count = 0
  return slides.map((slide) => {
    if (opensTopic(slide)) return `${count}+`
    count++
    return String(count)
  })
}
