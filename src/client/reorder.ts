/** Puts these into a list, in order, and nothing else. What stands where it should is not touched, so that the focus stays in it. */
export function reorder(list: HTMLElement, items: readonly HTMLElement[]): void {
  for (const [index, item] of items.entries())
    if (list.children[index] !== item) list.insertBefore(item, list.children[index] ?? null)
  while (list.children.length > items.length) list.lastElementChild?.remove()
}
