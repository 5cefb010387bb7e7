export type View = 'deck' | 'speaker' | 'projector'

/** Which view of the deck this window is: what the page was served as, else what its address asks for. */
export function viewOf(root: HTMLElement, search: string): View {
  switch (root.dataset.role) {
    case 'leader':
      return 'speaker'
    case 'projector':
      return 'projector'
  }
  const asked = new URLSearchParams(search).get('view')
  return asked === 'speaker' || asked === 'projector' ? asked : 'deck'
}
