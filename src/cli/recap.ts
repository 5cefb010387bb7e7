// `lectern recap`: the record of a session, its tables and its cards; and what is open, carried into the sidecar.

import { counted } from '../host/messages.ts'
import { type Misused, misused } from './arguments.ts'
import { type ExitCode, exitCodes } from './exit-codes.ts'
import { sessionInput } from './session-input.ts'
import { summary, tellOutputs, terminal } from './terminal.ts'
import { writeRecord } from './write-record.ts'

export async function recap(
  operands: readonly string[],
  flags: ReadonlyMap<string, string>,
): Promise<ExitCode | Misused> {
  const [named] = operands
  if (named === undefined || operands.length > 1)
    return misused('recap takes one session or article', 'write lectern recap ARTICLE')
  const out = terminal({ json: flags.has('json'), quiet: flags.has('quiet') })
  const folder = await sessionInput(named)
  if (typeof folder !== 'string') {
    out.report([folder])
    return exitCodes.input
  }
  const { outputs, messages, code, questions } = await writeRecord(folder, !flags.has('no-carry'))
  if (questions === null) {
    out.report(messages)
    return code
  }
  if (out.isJson) out.result(JSON.stringify({ session: folder, outputs: outputs.map((one) => one.path), code }))
  else {
    tellOutputs(out, outputs)
  }
  out.report(messages)
  out.say(summary(counted(questions, 'question'), messages))
  return code
}
