// A server that writes questions down as fast as it can, and says which ones are written, until somebody ends it.

import fs from 'node:fs'
import { openSession } from '../../src/host/session/session-folder.ts'

const [folder = '', start = '0'] = process.argv.slice(2)
const session = openSession(folder, 'talk', '2026-11-26', 'resume-latest')
if (session.kind === 'refused') {
  fs.writeSync(1, `refused ${session.message}\n`)
  process.exit(1)
}
for (let number = Number(start); ; number++) {
  const text = `问题 ${number} ${'x'.repeat(number % 200)}`
  session.append([{ at: number, by: 'a', do: 'ask', id: `q${number}`, text, name: '', slide: '' }])
  fs.writeSync(1, `${number}\n`)
}
