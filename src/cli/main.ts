// The command `lectern`. Each command is loaded only when it is asked for, since loading is most of a short run.

import process from 'node:process'
import v8 from 'node:v8'
import { visible } from '../base/diagnostic.ts'
import { dropUnfinished } from '../host/outputs.ts'
import { type Arguments, type Misused, misused, readArguments } from './arguments.ts'
import { type ExitCode, exitCodes } from './exit-codes.ts'

// A build ends before most of what the engine would optimise has paid for itself: it waits eight times as long before it does.
v8.setFlagsFromString('--interrupt-budget=1000000')

/** What a command that serves does at an interrupt; the second one ends it at once. */
let ownInterrupt: (() => void) | null = null
const onOwnInterrupt = (act: () => void) => {
  ownInterrupt = act
}

onInterrupt('SIGINT', exitCodes.interrupted)
onInterrupt('SIGTERM', exitCodes.terminated)
for (const stream of [process.stdout, process.stderr]) stream.on('error', endQuietly)

const words = process.argv.slice(2)
try {
  process.exitCode = await run(readArguments(words))
} catch (error) {
  process.exitCode = confess(error)
}

async function run(given: Arguments): Promise<ExitCode> {
  switch (given.kind) {
    case 'misused':
      return refuse(given)
    case 'version': {
      const { packageVersion } = await import('../host/package.ts')
      process.stdout.write(`${packageVersion()}\n`)
      return exitCodes.done
    }
    case 'command':
      return given.flags.has('help') ? help([given.command.name]) : command(given)
  }
}

async function command(given: Arguments & { kind: 'command' }): Promise<ExitCode> {
  const { operands, flags } = given
  switch (given.command.name) {
    case 'build': {
      const { build } = await import('./build.ts')
      return refused(await build(operands, flags))
    }
    case 'plan': {
      const { plan } = await import('./plan.ts')
      return refused(await plan(operands, flags))
    }
    case 'check': {
      const { check } = await import('./check.ts')
      return refused(await check(operands, flags))
    }
    case 'present': {
      const { present } = await import('./present.ts')
      return refused(await present(operands, flags, onOwnInterrupt))
    }
    case 'recap': {
      const { recap } = await import('./recap.ts')
      return refused(await recap(operands, flags))
    }
    case 'rehearse': {
      const { rehearse } = await import('./rehearse.ts')
      return refused(await rehearse(operands, flags, onOwnInterrupt))
    }
    case 'study': {
      const { study } = await import('./study.ts')
      return refused(await study(operands, flags))
    }
    case 'browser': {
      const { browserCommand } = await import('./browser.ts')
      const browser = flags.get('browser')
      return (await browserCommand([...operands, ...(browser === undefined ? [] : ['--browser', browser])])) as ExitCode
    }
    default:
      return help(operands)
  }
}

async function help(operands: readonly string[]): Promise<ExitCode> {
  const { helpPage, overview } = await import('./help.ts')
  const { commands } = await import('./commands.ts')
  const [name] = operands
  if (name === undefined) {
    process.stdout.write(overview())
    return exitCodes.done
  }
  const command = commands.find((candidate) => candidate.name === name)
  if (command !== undefined) {
    process.stdout.write(helpPage(command))
    return exitCodes.done
  }
  const { nearest } = await import('../base/nearest.ts')
  const names = commands.map((candidate) => candidate.name)
  const meant = nearest(name, names)
  return refuse(
    misused(
      `there is no command "${name}"`,
      meant === null ? `there are ${names.join(', ')}` : `did you mean ${meant}?`,
    ),
  )
}

function refused(outcome: ExitCode | Misused): ExitCode {
  return typeof outcome === 'number' ? outcome : refuse(outcome)
}

function refuse({ message, hint }: Misused): ExitCode {
  process.stderr.write(`lectern: ${visible(message)}. Hint: ${visible(hint)}\n`)
  return exitCodes.usage
}

/** Only a fault of the tool comes here; the author's are messages. */
function confess(error: unknown): ExitCode {
  const message = error instanceof Error ? error.message : String(error)
  process.stderr.write(`lectern: this is a fault of lectern itself: ${visible(message)}\n`)
  if (words.includes('--debug') && error instanceof Error) process.stderr.write(`${error.stack}\n`)
  else process.stderr.write('Run it again with --debug to see where it came from, and report it.\n')
  return exitCodes.bug
}

function onInterrupt(signal: NodeJS.Signals, code: ExitCode): void {
  process.on(signal, () => {
    if (ownInterrupt !== null) {
      const act = ownInterrupt
      ownInterrupt = null
      act()
      return
    }
    dropUnfinished()
    process.exit(code) // whoever holds a browser ends it on the way out
  })
}

/** The reader of a pipe has had enough. */
function endQuietly(error: NodeJS.ErrnoException): void {
  if (error.code !== 'EPIPE') throw error
  dropUnfinished()
  process.exit(exitCodes.done)
}
