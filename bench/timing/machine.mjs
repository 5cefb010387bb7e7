// What the figures were taken on.

import os from 'node:os'
import process from 'node:process'

export function machineFacts() {
  return {
    system: `${os.type()} ${os.release()} ${os.arch()}`,
    processor: os.cpus()[0]?.model.trim() ?? 'unknown',
    cores: os.cpus().length,
    memoryGiB: Math.round(os.totalmem() / 2 ** 30),
    node: process.version,
    load: Number(os.loadavg()[0]?.toFixed(2)),
  }
}
