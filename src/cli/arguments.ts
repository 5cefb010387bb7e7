// The words of a command line, told apart by the table of commands.

import { parseArgs } from 'node:util'
import { visible } from '../base/diagnostic.ts'
import { nearest } from '../base/nearest.ts'
import { type Command, commands, type Flag } from './commands.ts'

export type Arguments =
  | {
      readonly kind: 'command'
      readonly command: Command
      readonly operands: readonly string[]
      /** By long name; a switch holds an empty string. */
      readonly flags: ReadonlyMap<string, string>
    }
  | { readonly kind: 'version' }
  | Misused

export interface Misused {
  readonly kind: 'misused'
  readonly message: string
  readonly hint: string
}

export function readArguments(words: readonly string[]): Arguments {
  const [first] = words
  if (first === undefined || first === '-h' || first === '--help') return helpOf(words.slice(1))
  if (first === '--version' || first === '-V') return { kind: 'version' }
  const command = commands.find(({ name }) => name === first)
  if (command !== undefined) return readFlags(command, words.slice(1))
  const build = commandNamed('build')
  if (looksLikePath(first) || isBuildFlag(first, build)) return readFlags(build, words)
  const names = [...commands.map(({ name }) => name), '--version']
  const meant = nearest(first, names)
  return misused(
    `there is no command "${first}"`,
    meant === null ? `there are ${names.join(', ')}` : `did you mean ${meant}?`,
  )
}

export function commandNamed(name: string): Command {
  const command = commands.find((candidate) => candidate.name === name)
  if (command === undefined) throw new Error(`no command ${name}`)
  return command
}

export function misused(message: string, hint: string): Misused {
  return { kind: 'misused', message, hint }
}

function helpOf(operands: readonly string[]): Arguments {
  return { kind: 'command', command: commandNamed('help'), operands, flags: new Map() }
}

function looksLikePath(word: string): boolean {
  return !word.startsWith('-') && (/[./\\]/.test(word) || /[^\w-]/.test(word))
}

function isBuildFlag(word: string, build: Command): boolean {
  const name = /^--([\w-]+)/.exec(word)?.[1] ?? /^-(\w)$/.exec(word)?.[1]
  return name !== undefined && build.flags.some((flag) => flag.name === name || flag.short === name)
}

function readFlags(command: Command, words: readonly string[]): Arguments {
  const options = Object.fromEntries(
    command.flags.map(({ name, short, value }) => [
      name,
      { type: value === undefined ? ('boolean' as const) : ('string' as const), ...(short !== undefined && { short }) },
    ]),
  )
  const { tokens } = parseArgs({ args: [...words], options, strict: false, allowPositionals: true, tokens: true })
  const operands: string[] = []
  const flags = new Map<string, string>()
  for (const token of tokens) {
    if (token.kind === 'positional') operands.push(token.value)
    if (token.kind !== 'option') continue
    const flag = command.flags.find(({ name }) => name === token.name)
    if (flag === undefined) return unknown(token.rawName, command)
    const wrong = wrongValue(flag, token.value, token.inlineValue ?? false)
    if (wrong !== null) return wrong
    flags.set(flag.name, token.value ?? '')
  }
  return { kind: 'command', command, operands, flags }
}

function unknown(written: string, command: Command): Misused {
  const names = command.flags.map(({ name }) => name)
  const meant = nearest(written.replace(/^-+/, ''), names)
  const hint = meant === null ? `see lectern help ${command.name}` : `did you mean --${meant}?`
  return misused(`lectern ${command.name} has no option ${visible(written)}`, hint)
}

function wrongValue(flag: Flag, value: string | undefined, isInline: boolean): Misused | null {
  const written = `--${flag.name}`
  if (flag.value === undefined)
    return value === undefined ? null : misused(`${written} takes no value`, `write ${written}`)
  const isMissing = value === undefined || value === '' || (!isInline && value.startsWith('-') && value !== '-')
  if (isMissing) return misused(`${written} needs a value`, `write ${written} ${flag.value}`)
  if (flag.choices === undefined || flag.choices.includes(value)) return null
  const meant = nearest(value, flag.choices)
  const hint = meant === null ? `there are ${flag.choices.join(', ')}` : `did you mean ${meant}?`
  return misused(`${written} cannot be "${value}"`, hint)
}
