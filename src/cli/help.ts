// The pages of `lectern help`, made from the table of commands.

import { type Command, commands, type Flag } from './commands.ts'

export function overview(): string {
  const names = commands.map(
    (command) => `  lectern ${`${command.name} ${command.operands}`.padEnd(26)}${command.about}`,
  )
  return `Lectern makes slides of an ordinary Markdown article.

${names.join('\n')}
  lectern --version

  lectern talk.md            is short for lectern build talk.md
  lectern help build         lists the options of a command
`
}

export function helpPage(command: Command): string {
  const width = Math.max(...command.flags.map((flag) => flagOf(flag).length)) + 2
  const flags = command.flags.map((flag) => `  ${flagOf(flag).padEnd(width)}${flag.about}`)
  const details = command.details === '' ? '' : `\n${command.details}\n`
  return `lectern ${command.name} ${command.operands}

${command.about[0]?.toUpperCase() ?? ''}${command.about.slice(1)}.

${flags.join('\n')}
${details}`
}

function flagOf({ name, short, value }: Flag): string {
  return `${short === undefined ? '    ' : `-${short}, `}--${name}${value === undefined ? '' : ` ${value}`}`
}
