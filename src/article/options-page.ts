// The page docs/options.md, made from the schema so that the two cannot part.

import { choicesOf, descriptionOf } from './read-settings.ts'
import { type SettingName, settingNames } from './setting-names.ts'
import { defaultSettings } from './settings.ts'

export function optionsPage(): string {
  return `# Options

<!-- Made from src/article/settings.ts by optionsPage(); a test compares the two. -->

Each of these can be set in a configuration file, in an article's front matter and by a flag of \`lectern build\`. Flags win over front matter,
front matter over the configuration file, and that over the default.

- **Configuration file**: \`lectern.config.json\`, \`lectern.config.yaml\` or \`lectern.config.toml\`, the one in the nearest folder above the article.
- **Front matter**: as keys beside \`title\`, or, where another tool uses the same name, in a table \`lectern:\`. \`root\`, \`fetch\` and \`max-size\` cannot be set there.
- **Flag**: \`--name value\`; \`--split\`, \`--fetch\` and \`--strict\` stand alone.

An unknown key or a value that is not allowed is a warning that names its place; the deck is still made.

| key | values | default | what it does |
|---|---|---|---|
${[...settingNames].map((name) => row(name as SettingName)).join('\n')}

\`\`\`yaml
# lectern.config.yaml
density: full
aspect: '4:3'
to: [html, pdf]
\`\`\`

\`\`\`markdown
---
title: An ordinary article
lectern:
  density: sparse
  slides: 20
---
\`\`\`
`
}

function row(name: SettingName): string {
  const values = choicesOf(name)
  const literal = values.every((value) => !value.includes(' ')) ? values.map((value) => `\`${value}\``) : values
  return `| \`${name}\` | ${literal.join(', ')} | ${defaultOf(name)} | ${descriptionOf(name)} |`
}

function defaultOf(name: SettingName): string {
  const property = name.replace(/-([a-z])/g, (_, letter: string) =>
    letter.toUpperCase(),
  ) as keyof typeof defaultSettings
  const value = defaultSettings[property]
  if (value === null) return '–'
  return name === 'max-size' ? `${Number(value) / 1e6} MB` : `\`${String(value)}\``
}
