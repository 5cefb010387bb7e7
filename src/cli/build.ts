// `lectern build`: articles to decks, once or at every save.

import { counted, type Message, messageJson } from '../host/messages.ts'
import { openTool } from '../host/tool.ts'
import { watchFolders } from '../host/watch.ts'
import { type Misused, misused } from './arguments.ts'
import { settingsOfFlags } from './article-settings.ts'
import { browserOptions } from './browser-options.ts'
import { type BuildRun, type BuiltArticle, buildArticle } from './build-article.ts'
import { type ExitCode, gravest } from './exit-codes.ts'
import { exporter } from './exporter.ts'
import { followed } from './followed.ts'
import { type Input, inputsOf } from './inputs.ts'
import { summary, type Terminal, tellOutputs, terminal } from './terminal.ts'

export async function build(
  operands: readonly string[],
  flags: ReadonlyMap<string, string>,
): Promise<ExitCode | Misused> {
  const inputs = await inputsOf(operands)
  if ('kind' in inputs) return inputs
  const output = flags.get('output') ?? 'dist'
  if (output === '-' && (inputs.length > 1 || flags.has('watch'))) {
    return misused('only one page fits on standard output', 'name one article, without --watch')
  }
  const tool = openTool()
  const settings = settingsOfFlags(flags, tool.themes.names)
  if ('kind' in settings) return settings
  const other = settings.to?.find((kind) => kind !== 'html')
  if (output === '-' && other !== undefined)
    return misused(
      `${other === 'pdf' ? 'a PDF is' : `${other} is`} not written to standard output`,
      'name a folder with -o, or leave --to out',
    )
  const slide = slideOf(flags.get('slide'), settings.to ?? [])
  if (slide !== null && typeof slide === 'object') return slide
  const served = followed(flags, tool)
  if (served !== null && 'kind' in served) return served
  const told = terminal({ json: flags.has('json'), quiet: flags.has('quiet') })
  const run: BuildRun = {
    terminal: told,
    tool,
    flags: settings,
    encoding: flags.get('encoding'),
    browser: browserOptions(flags),
    folder: output === '-' ? null : output,
    isWatching: flags.has('watch'),
    toldStale: new Set(),
    slide,
    served,
    exporter: exporter(flags, told),
  }
  if (flags.has('watch')) return watch(inputs, run)
  const built = await buildAll(inputs, run)
  return gravest(built.map(({ code }) => code))
}

function slideOf(written: string | undefined, kinds: readonly string[]): number | null | Misused {
  if (written === undefined) return null
  if (!/^[1-9]\d*$/.test(written)) return misused('--slide must be the number of a slide', 'slides count from 1')
  if (!kinds.some((kind) => kind === 'png' || kind === 'webp'))
    return misused('--slide makes the picture of one slide', 'write --to png or --to webp too')
  return Number(written)
}

async function buildAll(inputs: readonly Input[], run: BuildRun): Promise<readonly BuiltArticle[]> {
  const built: BuiltArticle[] = []
  const told = new Set<string>() // articles share a configuration file, and what is wrong with it
  for (const input of inputs) {
    if (inputs.length > 1) run.terminal.say(input.path)
    const one = await buildArticle(input, run)
    const messages = one.messages.filter((message) => !told.has(messageJson(message)))
    for (const message of messages) told.add(messageJson(message))
    run.terminal.report(messages)
    built.push({ ...one, messages })
  }
  conclude(built, run)
  return built
}

/** Where the decks are and what to do next; the summary is the last line. */
function conclude(built: readonly BuiltArticle[], { terminal, folder, served }: BuildRun): void {
  const outputs = built.flatMap((one) => one.outputs)
  if (terminal.isJson) {
    for (const one of built) terminal.result(resultJson(one))
    return
  }
  if (folder !== null) tellOutputs(terminal, outputs)
  const page = outputs.find((output) => output.path.endsWith('.html'))
  if (page !== undefined)
    terminal.say(
      served === null
        ? `Open ${page.path} in a browser: S is the speaker view, ? lists the keys.`
        : `Put ${page.path} on a web server: who opens it there follows the session.`,
    )
  sumUp(built, terminal)
}

function sumUp(built: readonly BuiltArticle[], terminal: Terminal): void {
  const messages: readonly Message[] = built.flatMap((one) => one.messages)
  const slides = built.reduce((sum, one) => sum + one.slides, 0)
  terminal.say(summary(`${counted(built.length, 'article')}, ${counted(slides, 'slide')}`, messages))
}

function resultJson({ article, outputs, slides, code }: BuiltArticle): string {
  return JSON.stringify({ article, outputs: outputs.map((output) => output.path), slides, code })
}

/** Never ends by itself: an interrupt ends it. A save during a build asks for one more build after it. */
async function watch(inputs: readonly Input[], run: BuildRun): Promise<never> {
  let wake: () => void = () => {}
  let isChanged = false
  const watcher = watchFolders(() => {
    isChanged = true
    wake()
  })
  for (;;) {
    isChanged = false
    const built = await buildAll(inputs, run)
    watcher.look(new Set([...built.flatMap((one) => [...one.folders]), run.tool.themes.folder]))
    run.terminal.say('Watching for saves; Ctrl+C ends.')
    if (isChanged) continue
    await new Promise<void>((resolve) => {
      wake = resolve
    })
  }
}
