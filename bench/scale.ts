// How far a session reaches: `npm run scale -- [--followers 100,500,2000] [--rounds 5] [--changes 20] [--votes 100000]`.
// Followers stand in processes of their own, on the same machine. Writes docs/scale.json and the table of docs/scale.md.

import { type ChildProcess, fork } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { cpus } from 'node:os'
import process from 'node:process'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { snapshotOf } from '../src/session/snapshot.ts'
import { whyNoBroker } from '../test/relay/broker.ts'
import { bareServer } from './scale/bare-server.ts'
import { followers, type Order, type Told } from './scale/followers.ts'
import { cpuOf, filesOf, memoryOf } from './scale/of-process.ts'
import { rawLine } from './scale/raw-line.ts'
import { bareSubject, brokerSubject, lecternSubject, type Subject } from './scale/subjects.ts'
import { leader, talk } from './scale/talk.ts'
import { measureVotes, voters } from './scale/votes.ts'

const script = fileURLToPath(import.meta.url)
/** Followers of one process. */
const IN_ONE = 500
/** Followers, at least, of which memory says something. */
const ENOUGH = 500
/** Milliseconds between two changes. */
const BETWEEN = 250

interface Round {
  readonly p50: number
  readonly p99: number
  readonly lost: number
  /** Of the server and of the one who leads, for one change. */
  readonly cpu: number
  readonly own: number
  readonly late: number
}

interface Row extends Round {
  readonly subject: string
  readonly followers: number
  /** Bytes for each, without garbage; and as they stand when all have come. */
  readonly memory: number
  readonly unswept: number
  /** Until the last of all had its first state. */
  readonly join: number
  /** Of the bare server's, round by round, the median. */
  readonly ratios: { readonly cpu: number; readonly memory: number; readonly p99: number }
}

const [role, ...given] = process.argv[2] === '--role' ? process.argv.slice(3) : ['']
// No process stays behind one that fails.
if (role !== '') process.once('disconnect', () => process.exit())
switch (role) {
  case 'followers':
    followers()
    break
  case 'bare':
    bareServer()
    break
  case 'votes':
    voters(Number(given[0]), Number(given[1]), Number(given[2]))
    break
  default:
    await measure()
}

async function measure(): Promise<void> {
  const { values } = parseArgs({
    options: {
      followers: { type: 'string', default: '100,500,2000' },
      rounds: { type: 'string', default: '5' },
      changes: { type: 'string', default: '20' },
      votes: { type: 'string', default: '100000' },
      date: { type: 'string' },
    },
  })
  if (whyNoBroker !== '') throw new Error(whyNoBroker)
  const rows: Row[] = []
  for (const count of values.followers.split(',').map(Number))
    rows.push(...(await compared(count, Number(values.rounds), Number(values.changes))))
  const votes = await measureVotes(Number(values.votes), script)
  const measured = {
    date: values.date ?? new Date().toISOString().slice(0, 10),
    machine: { cores: cpus().length, model: cpus()[0]?.model ?? '', node: process.version, files: filesOf('self') },
    rounds: Number(values.rounds),
    changes: Number(values.changes),
    rows,
    votes,
    bytes: bytes(),
  }
  writeFileSync('docs/scale.json', `${JSON.stringify(measured, null, 2)}\n`)
  const page = readFileSync('docs/scale.md', 'utf8')
  const [before = '', after = ''] = page.split(/<!-- measured -->[\s\S]*<!-- \/measured -->/)
  writeFileSync('docs/scale.md', `${before}<!-- measured -->\n\n${tables(measured)}\n\n<!-- /measured -->${after}`)
  console.log(tables(measured))
  process.exit(rows.some(({ lost }) => lost > 0) ? 1 : 0)
}

/** All subjects with as many followers each, round by round in turn, so that a busy moment meets all of them. */
async function compared(count: number, rounds: number, changes: number): Promise<Row[]> {
  const subjects = await allSubjects()
  const groups: Awaited<ReturnType<typeof opened>>[] = []
  for (const subject of subjects) groups.push(await opened(subject, count))
  const seen: Round[][] = subjects.map(() => [])
  for (let round = 0; round < rounds; round++)
    for (const [index, subject] of subjects.entries()) {
      const group = groups[index]!
      const one = await roundOf(subject, group.children, count, 1 + round * changes, changes)
      console.log(subject.name, count, JSON.stringify(one))
      seen[index]?.push(one)
    }
  for (const { children } of groups) for (const child of children) send(child, { do: 'end' })
  for (const subject of subjects) await subject.end()
  const memory = await memories(subjects, count, rounds)
  return subjects.map((subject, index) => {
    const all = seen[index]!
    const { swept, unswept } = memory[index]!
    const of = (key: keyof Round) => median(all.map((one) => one[key]))
    const ratio = (key: 'cpu' | 'p99') => median(all.map((one, round) => one[key] / seen[0]![round]![key]))
    return {
      subject: subject.name,
      followers: count,
      p50: of('p50'),
      p99: of('p99'),
      lost: all.reduce((sum, one) => sum + one.lost, 0),
      cpu: of('cpu'),
      own: of('own'),
      late: of('late'),
      memory: median(swept),
      unswept: median(unswept),
      join: groups[index]!.took,
      ratios: {
        cpu: ratio('cpu'),
        p99: ratio('p99'),
        memory: median(swept.map((one, round) => one / memory[0]!.swept[round]!)),
      },
    }
  })
}

async function allSubjects(): Promise<Subject[]> {
  const own = await lecternSubject()
  return [await bareSubject(talk(3), script), await brokerSubject(talk(3)), ...(own === null ? [] : [own])]
}

interface Memories {
  /** Bytes for each follower, a round each: without garbage, and as they stand when all have come. */
  readonly swept: number[]
  readonly unswept: number[]
}

/** What followers cost in a process that had none before, for each subject. */
async function memories(subjects: readonly Subject[], count: number, rounds: number): Promise<readonly Memories[]> {
  const all = subjects.map((): Memories => ({ swept: [], unswept: [] }))
  for (let round = 0; round < rounds; round++)
    for (const [index, subject] of (await allSubjects()).entries()) {
      const { children, memory } = await opened(subject, count)
      await subject.move(1)
      await pause(2000)
      const each = () => (memoryOf(subject.pid) - memory) / count
      all[index]?.unswept.push(each())
      await subject.sweep()
      all[index]?.swept.push(each())
      console.log(subject.name, count, JSON.stringify({ unswept: all[index]?.unswept.at(-1), swept: each() }))
      for (const child of children) send(child, { do: 'end' })
      await subject.end()
    }
  return all
}

async function opened(subject: Subject, count: number) {
  // What it takes to have run at all belongs to nobody.
  for (let step = 0; step < 20; step++) await subject.move(900 + step)
  await pause(1000)
  await subject.sweep()
  const memory = memoryOf(subject.pid)
  const children = Array.from({ length: Math.ceil(count / IN_ONE) }, () =>
    fork(script, ['--role', 'followers'], { stdio: 'inherit' }),
  )
  const each = Math.ceil(count / children.length)
  const took = await Promise.all(
    children.map(async (child, index) => {
      const first = index * each
      const { kind, port, topic } = subject
      send(child, { do: 'open', kind, port, topic, first, count: Math.min(each, count - first) })
      const told = await answer(child)
      return told.say === 'open' ? told.took : 0
    }),
  )
  return { children, memory, took: Math.max(...took) }
}

async function roundOf(
  subject: Subject,
  children: readonly ChildProcess[],
  count: number,
  first: number,
  changes: number,
): Promise<Round> {
  await told(children) // what came before
  const sent = new Map<number, number>()
  const before = { cpu: cpuOf(subject.pid), own: process.cpuUsage() }
  for (let step = first; step < first + changes; step++) {
    sent.set(step, performance.timeOrigin + performance.now())
    await subject.move(step)
    await pause(BETWEEN)
  }
  const own = process.cpuUsage(before.own)
  await pause(1000)
  const cpu = cpuOf(subject.pid) - before.cpu
  const came = (await told(children)).flatMap((steps) =>
    steps.flatMap(([step, times]) => times.map((at) => at - (sent.get(step) ?? Number.NaN))),
  )
  const delays = came.filter((delay) => !Number.isNaN(delay)).sort((a, b) => a - b)
  return {
    p50: at(delays, 0.5),
    p99: at(delays, 0.99),
    lost: count * changes - delays.length,
    cpu: cpu / changes,
    own: (own.user + own.system) / 1000 / changes,
    late: subject.kind === 'lectern' ? Number.NaN : await late(subject, first),
  }
}

/** Milliseconds from the first packet of somebody who comes late to the present state. */
async function late({ kind, port, topic }: Subject, round: number): Promise<number> {
  const took: number[] = []
  for (let tries = 0; tries < 5; tries++) {
    const began = performance.now()
    await new Promise<void>((resolve) => {
      const name = `Late${String(round * 10 + tries).padStart(18, '0')}`
      const socket = rawLine({
        kind,
        port,
        name,
        topic,
        cookie: '',
        onStep() {
          took.push(performance.now() - began)
          socket.destroy()
          resolve()
        },
      })
    })
  }
  return median(took)
}

async function told(children: readonly ChildProcess[]) {
  return Promise.all(
    children.map(async (child) => {
      send(child, { do: 'tell' })
      const one = await answer(child)
      return one.say === 'came' ? one.steps : []
    }),
  )
}

function answer(child: ChildProcess): Promise<Told> {
  return new Promise((resolve) => child.once('message', (message) => resolve(message as Told)))
}

function send(child: ChildProcess, order: Order): void {
  child.send(order)
}

/** Of what is published, by what is in it. */
function bytes(): Readonly<Record<string, number>> {
  const of = (questions: number, isVoting: boolean) => {
    const session = talk(questions)
    if (isVoting) session.ask({ do: 'open', topic: 'poll' }, leader)
    const all = snapshotOf(session.now(), { now: Date.now(), build: '0123456789abcdef', followers: 0 })
    const { questions: list, count, ...state } = all
    const size = (part: object) => Buffer.byteLength(JSON.stringify({ ...part, count, began: Date.now() }))
    return { state: size({ ...state, by: '0123456789ab' }), questions: size({ questions: list }) }
  }
  return {
    'the state, with a slide': of(0, false).state,
    'the state, with a slide and a poll': of(0, true).state,
    '10 questions': of(10, false).questions,
    '60 questions, the most': of(60, false).questions,
  }
}

function at(sorted: readonly number[], share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds))
}

interface Measured {
  readonly date: string
  readonly machine: { readonly cores: number; readonly model: string; readonly node: string; readonly files: number }
  readonly rounds: number
  readonly changes: number
  readonly rows: readonly Row[]
  readonly votes: Awaited<ReturnType<typeof measureVotes>>
  readonly bytes: Readonly<Record<string, number>>
}

function tables({ date, machine, rounds, changes, rows, votes, bytes }: Measured): string {
  const number = (value: number, digits = 1) => (Number.isNaN(value) ? '–' : value.toFixed(digits))
  /** A heap grows and shrinks by more than a few followers take. */
  const memory = (row: Row, value: number, digits?: number) =>
    number(row.followers < ENOUGH ? Number.NaN : value, digits)
  const lines = rows.map((row) =>
    [
      row.followers.toLocaleString('en'),
      row.subject,
      number(row.p50),
      number(row.p99),
      number(row.cpu),
      number(row.ratios.cpu, 2),
      memory(row, row.memory / 1000),
      memory(row, row.ratios.memory, 2),
      memory(row, row.unswept / 1000),
      number(row.own),
      number(row.late),
      number(row.join / 1000),
      String(row.lost),
    ].join(' | '),
  )
  const perVote = votes.oneByOne.map(([count, took]) => `${count.toLocaleString('en')} took ${Math.round(took)} ms`)
  return `${date}, ${machine.cores} cores (${machine.model}), Node ${machine.node}, at most ${machine.files.toLocaleString('en')} open files a process. Medians of ${rounds} rounds of ${changes} changes each, the subjects in turn.

| followers | subject | p50, ms | p99, ms | CPU a change, ms | × bare | memory a follower, kB | × bare | with garbage, kB | leader’s CPU a change, ms | late joiner, ms | all joined, s | lost |
|---|---|---|---|---|---|---|---|---|---|---|---|---|
${lines.map((line) => `| ${line} |`).join('\n')}

| what goes out | bytes |
|---|---|
${Object.entries(bytes)
  .map(([what, size]) => `| ${what} | ${size.toLocaleString('en')} |`)
  .join('\n')}

${votes.votes.toLocaleString('en')} votes:

- One event at a time: ${perVote.join(', ')}.
- In ${votes.inRuns.runs} runs, as in a minute, with a log on disk: ${(votes.inRuns.cpu / 1000).toFixed(1)} s of CPU, the longest run ${Math.round(votes.inRuns.longest)} ms, ${(votes.inRuns.bytesOfLog / 1e6).toFixed(1)} MB of log.
- Through Mosquitto, as fast as it goes: ${(votes.throughBroker.took / 1000).toFixed(1)} s, ${(votes.throughBroker.cpu / 1000).toFixed(1)} s of the leader’s CPU, ${votes.throughBroker.counted.toLocaleString('en')} counted.
- A leader who starts again finds them all at the broker: ${(votes.again.took / 1000).toFixed(1)} s, ${(votes.again.cpu / 1000).toFixed(1)} s of CPU, ${votes.again.events} events.`
}
