// Several points of one matter: how the first of them begins, and how those after it do.

/** The first of several points stands here, with what is said of it behind it. */
export function opensPoints(text: string): boolean {
  return OPENS.test(text)
}

/** The second of several points is nothing without the first, and the first alone is half of the truth. */
export function goesOn(text: string): boolean {
  return GOES_ON.test(text)
}

const OPENS =
  /^(?:其中|其一|一(?:是|种|部分|方面|个是)|首先|第一|まず|一つ|(?:First(?:ly)?|One (?:of|is|way|part|kind))(?![\p{L}]))/u
const GOES_ON =
  /^(?:还有|还可|另一|另外|其次|再[次者]|第[二三四五]|[二三四五]是|(?:Second|Third|Another|Also|Next|Finally)(?:ly)?(?![\p{L}]))/u
