/** An element of `owner` with attributes and children; text becomes text nodes, never markup. */
export function element<Name extends keyof HTMLElementTagNameMap>(
  owner: Document,
  name: Name,
  attributes: Readonly<Record<string, string>>,
  ...children: readonly (Node | string)[]
): HTMLElementTagNameMap[Name] {
  const made = owner.createElement(name)
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value)
  made.append(...children)
  return made
}
