// Makes the system read programs and packages from the disk again.

import { spawnSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'

/** Whether it did; needs root on Linux. What a running process has mapped, such as Node itself, stays in memory. */
export function forgetPages() {
  try {
    spawnSync('sync')
    writeFileSync('/proc/sys/vm/drop_caches', '3')
    return 'dropped'
  } catch {
    return 'kept: only root on Linux can drop them'
  }
}
