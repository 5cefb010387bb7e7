// Progress goes to standard error; standard output holds the page alone.

import process from 'node:process'

export function say(line) {
  process.stderr.write(`${line}\n`)
}
