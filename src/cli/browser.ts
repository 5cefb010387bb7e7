// `lectern browser`: which browser is used, and why; `lectern browser install`: one of Lectern's own.

import { parseArgs } from 'node:util'
import { type Diagnostic, visible } from '../base/diagnostic.ts'
import { installBrowser } from '../host/browser/install-browser.ts'
import { BrowserTrouble, withBrowser } from '../host/browser.ts'

/** Answers with the exit code. */
export async function browserCommand(args: readonly string[]): Promise<number> {
  const wanted = read(args)
  if (wanted === null) return 2
  try {
    if (wanted.install) await install()
    else await show(wanted.browser)
    return 0
  } catch (error) {
    if (!(error instanceof BrowserTrouble)) throw error
    tell(`error browser-${error.kind}: ${error.message}. Hint: ${error.hint}`)
    for (const place of error.looked) tell(`  looked at ${place}`)
    return 6
  }
}

interface Wanted {
  readonly install: boolean
  readonly browser: string | undefined
}

function read(args: readonly string[]): Wanted | null {
  try {
    const options = { browser: { type: 'string' } } as const
    const { values, positionals } = parseArgs({ args: [...args], options, allowPositionals: true })
    const [verb, ...rest] = positionals
    if (rest.length === 0 && (verb === undefined || verb === 'install')) {
      return { install: verb === 'install', browser: values.browser }
    }
    tell(`error usage: "${positionals.join(' ')}" is not known. Hint: lectern browser [install] [--browser PATH]`)
  } catch (error) {
    tell(
      `error usage: ${error instanceof Error ? error.message : error}. Hint: lectern browser [install] [--browser PATH]`,
    )
  }
  return null
}

/** Starts it too, since a browser that is there need not run. */
async function show(browser: string | undefined): Promise<void> {
  const remarks: Diagnostic[] = []
  const report = (remark: Diagnostic): void => void remarks.push(remark)
  const query = { browser, env: process.env, platform: process.platform, onLongStep: tell, seconds: 30, report }
  const { version, found } = await withBrowser(query, async (open) => open)
  print(found.path)
  print(`  version  ${version}${found.shell ? ', a headless shell' : ''}`)
  print(`  used     because ${found.why}`)
  for (const place of found.looked) print(`  before   ${place}`)
  for (const remark of remarks) tell(`${remark.severity} ${remark.code}: ${remark.message}. Hint: ${remark.hint}`)
}

async function install(): Promise<void> {
  tell('getting Chrome for Testing')
  let tenths = 0
  const { path, version } = await installBrowser({ env: process.env, platform: process.platform }, (done, total) => {
    if (total <= 0 || Math.floor((done / total) * 10) <= tenths) return
    tenths = Math.floor((done / total) * 10)
    tell(`  ${tenths * 10} % of ${Math.round(total / 1e6)} MB`)
  })
  print(`${path}\n  version  ${version}`)
}

function print(line: string): void {
  process.stdout.write(`${line}\n`)
}

function tell(line: string): void {
  process.stderr.write(`${visible(line)}\n`)
}
