// The whole tool, ended at random moments of a build with everything that it makes: `npm run kills -- [--rounds 50]`.
// Each output must be the old or the new one, whole; no process may stay; the next run must leave no file of an old one.
// Writes docs/kills.md; ends with 1 where anything else was seen.

import { type ChildProcess, spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import process from 'node:process'
import { parseArgs } from 'node:util'

const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '50' },
    seed: { type: 'string', default: '6' },
    date: { type: 'string' },
  },
})
const rounds = Number(values.rounds)
const home = mkdtempSync(path.join(tmpdir(), 'lectern-kills-'))
const temporary = path.join(home, 'tmp')
mkdirSync(temporary)
const cli = path.resolve('dist/tool/cli.js')
const article = path.join(home, 'talk.md')
const folder = path.join(home, 'out')
const NAMES = ['index.html', 'deck.pdf', 'handout.pdf', 'notes.md', 'notes.txt']

/** Two articles, so that old and new differ. */
const ARTICLES = ['old', 'new'].map(
  (word) =>
    `# The ${word} one\n\n${Array.from({ length: 8 }, (_, part) => `## Part ${part}\n\nA sentence of the ${word} one, and **another**.\n\n- One\n- Two, with [a link](https://example.org/${word})\n`).join('\n')}`,
)

function started(to: string): { child: ChildProcess; ended: Promise<number | string | null> } {
  const child = spawn(process.execPath, [cli, 'build', article, '-o', folder, '-q', '--to', to], {
    env: { ...process.env, TMPDIR: temporary },
    stdio: 'ignore',
  })
  return { child, ended: new Promise((resolve) => child.once('exit', (code, signal) => resolve(signal ?? code))) }
}

const hashOf = (name: string): string =>
  createHash('sha256')
    .update(readFileSync(path.join(folder, 'talk', name)))
    .digest('hex')

/** Processes whose command line names the temporary folder of these runs. */
function strays(): number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name) && Number(name) !== process.pid)
    .filter((pid) => {
      try {
        return readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes(temporary)
      } catch {
        return false // gone
      }
    })
    .map(Number)
}

async function until(isSo: () => boolean, milliseconds: number): Promise<boolean> {
  const end = Date.now() + milliseconds
  while (!isSo()) {
    if (Date.now() > end) return false
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
  return true
}

/** The same numbers for the same seed (a linear congruential generator). */
let state = Number(values.seed)
const random = (): number => {
  state = (Math.imul(state, 1664525) + 1013904223) >>> 0
  return state / 2 ** 32
}

const to = 'html,pdf,handout,notes'
const known: Record<string, string[]> = Object.fromEntries(NAMES.map((name) => [name, []]))
let duration = 0
for (const text of ARTICLES) {
  writeFileSync(article, text)
  const begun = Date.now()
  await started(to).ended
  duration = Date.now() - begun
  for (const name of NAMES) known[name]?.push(hashOf(name))
}

/** A browser that a package carries is unpacked once, and kept. */
function isCarried(name: string): boolean {
  return name.startsWith('lectern-chromium-')
}

const faults: string[] = []
const counts = { old: 0, new: 0, mixed: 0 }
for (const signal of ['SIGKILL', 'SIGINT'] as const) {
  for (let round = 0; round < rounds; round++) {
    const told = `${signal} ${round + 1}`
    const before = NAMES.map(hashOf)
    writeFileSync(article, ARTICLES[round % 2] ?? '')
    const { child, ended } = started(to)
    // Half of them in the last quarter, where files are written.
    const share = round % 2 === 0 ? random() : 0.75 + random() / 3
    await new Promise((resolve) => setTimeout(resolve, share * duration))
    const at = Date.now()
    child.kill(signal)
    const end = await ended
    // Before the tool has begun to listen, the system ends it, as a shell tells it: 130.
    if (signal === 'SIGINT' && end !== 130 && end !== 0 && end !== 'SIGINT')
      faults.push(`${told}: it ended with ${end}`)
    if (!(await until(() => strays().length === 0, 2000))) faults.push(`${told}: ${strays().length} processes stay`)
    if (signal === 'SIGINT' && Date.now() - at > 2000) faults.push(`${told}: it took ${Date.now() - at} ms to end`)
    const after = NAMES.map(hashOf)
    for (const [index, name] of NAMES.entries())
      if (!known[name]?.includes(after[index] ?? '')) faults.push(`${told}: ${name} is neither old nor new`)
    const fresh = NAMES.filter((name, index) => after[index] === known[name]?.[round % 2]).length
    const isSame = NAMES.every((_, index) => after[index] === before[index])
    if (fresh === NAMES.length) counts.new++
    else if (isSame) counts.old++
    else counts.mixed++
    if (signal === 'SIGINT') {
      const left = readdirSync(path.join(folder, 'talk')).filter((name) => name.endsWith('.tmp'))
      if (left.length > 0) faults.push(`${told}: ${left.join(', ')} stays`)
    }
  }
}
writeFileSync(article, ARTICLES[0] ?? '')
await started(to).ended
await until(() => readdirSync(temporary).every(isCarried), 2000)
const left = [
  ...readdirSync(path.join(folder, 'talk')).filter((name) => name.endsWith('.tmp')),
  ...readdirSync(temporary).filter((name) => !isCarried(name)),
]
if (left.length > 0) faults.push(`after the next run: ${left.join(', ')} stays`)
rmSync(home, { recursive: true, force: true })

const page = `# Ended at random moments

<!-- Written by \`npm run kills\`. -->

${values.date ?? new Date().toISOString().slice(0, 10)}: a build of ${NAMES.join(', ')} that takes ${duration} ms, ended ${rounds} times by SIGKILL and ${rounds} times by SIGINT at random moments, half of them in its last quarter.

- Left: the old files ${counts.old} times, the new ones ${counts.new} times, some of each ${counts.mixed} times (each of them whole; the manifest, written last, names the build of each).
- Faults: ${faults.length === 0 ? 'none. Every file was the old or the new one, no process stayed longer than two seconds, and the next run left no file of an older one.' : ''}
${faults.map((fault) => `  - ${fault}`).join('\n')}
`
writeFileSync('docs/kills.md', page)
console.log(page)
process.exitCode = faults.length === 0 ? 0 : 1
