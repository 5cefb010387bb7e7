// The markup of dialects, as the reading of a source knows it: nothing of it is text of the article.

/** What is markup from the first sign of a line to the end of the match. */
export const LINE_MARKUP = [
  /^#{1,6}(?=\s|$)/,
  /^\[!\w+\][+-]?(?:\s*\{(?:time|mode|from)=[^{}]*\})?/,
  /^(?:\[\[?_?toc_?\]?\]|\{\{\s*toc\s*\}\}|\$\{toc\}|@\[toc\](?:\([^)]*\))?)\s*$/i,
  /^:::.*$/,
  /^(?:!!!|\?\?\?\+?)\s.*$/,
  /^\{%-?\s*(?:end)?(?:raw|highlight|codeblock|code)\b[^%]*%\}\s*$/,
  /^\{%-?\s*(?:end(?:note|pullquote|blockquote|quote|cq|centerquote)\b|(?:note|pullquote)\b)[^%]*%\}\s*$/,
  /^\{%-?\s*(?:blockquote|quote|cq|centerquote)\b\s*/,
  /^\{\{[<%].*[>%]\}\}\s*$/,
  /^:(?:(?:eq)?label:`[^`]*`|end_tab:)\s*$/,
  // Formulas that only define what others use.
  /^\$\$\s*(?:\\(?:re)?newcommand\*?\{\\\w+\}(?:\[\d\])?\{(?:[^{}]|\{(?:[^{}]|\{[^{}]*\})*\})*\}\s*|\\def\\\w+[#\d]*\{(?:[^{}]|\{[^{}]*\})*\}\s*)+\$\$\s*$/,
]

/** Opens the notes that only the leader sees. */
export const LEADER = /^\s*:{3,}\s*(?:notes|\{\s*\.notes\s*\})\s*$/i

/** kramdown's, on a line of its own. */
export const MARKDOWN_TAG = /^<\w+\s[^<>]*\bmarkdown(?:=["']?(?:1|block|span)["']?)?(?=[\s>])[^<>]*>\s*$/i

/** The address of a picture that a server draws to say a word or two. */
export const BADGE =
  /\((?:https?:)?\/\/[^\s)]*(?:shields\.io|badge|badgen\.net|travis-ci\.(?:org|com)|codecov\.io|coveralls\.io|circleci\.com|appveyor\.com|hits\.(?:dwyl|seeyoufarm)|visitor)/i

/** A picture as Hexo writes it. */
export const PICTURE_TAG = /(?<!`)\{%-?\s*(?:asset_img|img)\s[^%]*\.\w{2,5}\b[^%]*%\}/g
