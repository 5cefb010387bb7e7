// Walks over the blocks of an article, those inside of others too.

import type { Block, Code, Inline } from './article.ts'

/** `changeBlock` sees each block before what is in it is changed; null takes it out, another one is done. */
export function mapped(
  blocks: readonly Block[],
  change: (inline: Inline) => Inline,
  changeBlock: (block: Block) => Block | null = (block) => block,
): Block[] {
  const inAll = (inlines: readonly Inline[]) => inlines.map(change)
  return blocks.flatMap((written): Block | readonly Block[] => {
    const block = changeBlock(written)
    if (block !== written) return block ?? []
    switch (block.kind) {
      case 'heading':
      case 'paragraph':
        return { ...block, inlines: inAll(block.inlines) }
      case 'list':
        return {
          ...block,
          items: block.items.map((item) => ({ ...item, blocks: mapped(item.blocks, change, changeBlock) })),
        }
      case 'quote':
      case 'footnote':
        return { ...block, blocks: mapped(block.blocks, change, changeBlock) }
      case 'table': {
        const cells = (row: typeof block.head) => row.map((cell) => ({ ...cell, inlines: inAll(cell.inlines) }))
        return { ...block, head: cells(block.head), rows: block.rows.map(cells) }
      }
      case 'code':
      case 'rule':
      case 'directive':
        return block
    }
  })
}

/** The code blocks, in order. */
export function codesIn(blocks: readonly Block[]): Code[] {
  return blocks.flatMap((block): Code[] => {
    switch (block.kind) {
      case 'code':
        return [block]
      case 'list':
        return block.items.flatMap((item) => codesIn(item.blocks))
      case 'quote':
      case 'footnote':
        return codesIn(block.blocks)
      default:
        return []
    }
  })
}
