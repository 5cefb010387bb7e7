// From what the user named to the folder of a session.

import { stat } from 'node:fs/promises'
import path from 'node:path'
import { isThere } from '../host/is-there.ts'
import { fileMessage, type Message } from '../host/messages.ts'
import { logName, sessionsIn, sessionsName } from '../host/session/session-folder.ts'
import { inputsOf } from './inputs.ts'

/** A session's folder or its log; an article, or its folder, stands for its latest session. */
export async function sessionInput(named: string): Promise<string | Message> {
  const found = await stat(named).catch(() => null)
  if (found === null) return fileMessage(named, 'error', 'E-NOT-FOUND', 'there is no such file or folder')
  if (path.basename(named) === logName) return path.dirname(named)
  if (found.isDirectory() && (await isThere(path.join(named, logName)))) return named
  const inputs = await inputsOf([named])
  if ('kind' in inputs) return fileMessage(named, 'error', 'E-NO-SESSION', 'this is no session and no article', HINT)
  const [input, ...others] = inputs
  if (input === undefined || others.length > 0)
    return fileMessage(named, 'error', 'E-NO-SESSION', 'there are several articles in this folder', 'name one of them')
  const home = path.join(path.dirname(input.path), sessionsName)
  const latest = (await isThere(home)) ? sessionsIn(home, input.name).at(-1) : undefined
  return latest === undefined
    ? fileMessage(input.path, 'error', 'E-NO-SESSION', 'there is no session of this article', HINT)
    : path.join(home, latest)
}

const HINT = `sessions are in ${sessionsName}/ beside the article`
