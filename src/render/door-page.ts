// A small page of a session, before the deck: its script fills it. It says nothing of the article: whoever sees it has no code yet.

import { html, markup } from '../base/html.ts'

export interface DoorDress {
  /** A BCP 47 tag. */
  readonly lang: string
  readonly css: string
  /** A classic script without `</script`. */
  readonly script: string
  /** Its SHA-256, base64. */
  readonly scriptHash: string
}

/** `island` is JSON for the script. */
export function doorPage(door: string, island: string, { lang, css, script, scriptHash }: DoorDress): string {
  const policy = `default-src 'none'; script-src 'sha256-${scriptHash}'; style-src 'unsafe-inline'; connect-src 'self'; base-uri 'none'; form-action 'none'`
  return html`<!doctype html>
<html lang="${lang}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${markup(policy)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Lectern</title>
<style>${markup(css)}</style>
</head>
<body>
<header>Lectern</header>
<main data-door="${door}"></main>
<script type="application/json" data-part="session">${markup(island.replace(/</g, '\\u003c'))}</script>
<script>${markup(script)}</script>
</body>
</html>
`.text
}
