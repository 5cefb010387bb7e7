// Whether writing somewhere would touch what is read.

import { realpath } from 'node:fs/promises'
import path from 'node:path'

/** True where `folder` is or holds `input`, or where one of `names` in it leads to `input`. */
export async function touchesInput(folder: string, names: readonly string[], input: string): Promise<boolean> {
  const source = await realPath(input)
  const target = await realPath(folder)
  if (source === target || source.startsWith(target.endsWith(path.sep) ? target : target + path.sep)) return true
  for (const name of names) if ((await realPath(path.join(folder, name))) === source) return true
  return false
}

/** The real path of what exists, followed by what does not yet. */
export async function realPath(file: string): Promise<string> {
  const absolute = path.resolve(file)
  const real = await realpath(absolute).catch(() => null)
  if (real !== null) return real
  const parent = path.dirname(absolute)
  return parent === absolute ? absolute : path.join(await realPath(parent), path.basename(absolute))
}
