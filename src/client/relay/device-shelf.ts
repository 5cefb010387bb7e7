// What a device keeps of a room: its random name, and what it has said there. In the browser's storage where that is allowed, else
// as long as the page is open.

import { type Mine, nothingSaid, readMine } from '../../session/mine.ts'
import { isDeviceName } from '../../session/room.ts'
import { onWake } from './on-wake.ts'

export interface DeviceShelf {
  readonly device: string
  mine(): Mine
  keep(mine: Mine): void
  /** Whether this tab is the device; one that nobody has looked at yet is not. */
  isOurs(): boolean
  /** Tells when another tab takes this device's name over, and when this one has it back; gives what ends that. */
  onClaim(listener: (isOurs: boolean) => void): () => void
}

export function deviceShelf(room: string, storage: Storage | null = ownStorage()): DeviceShelf {
  const key = (name: string) => `lectern:${room}:${name}`
  const tab = randomName()
  let memory: Mine = nothingSaid
  const kept = storage?.getItem(key('device')) ?? ''
  const device = isDeviceName(kept) ? kept : randomName()
  write('device', device)
  if (isSeen()) write('tab', tab)
  return {
    device,
    mine: () => minesIn(storage?.getItem(key('mine'))) ?? memory,
    keep(mine) {
      memory = mine
      write('mine', JSON.stringify(mine))
    },
    isOurs: () => storage === null || (isSeen() && isHolder()),
    onClaim(listener) {
      if (storage === null) return () => {}
      const onStorage = (event: StorageEvent) => {
        // By the time that this comes, it may be this tab's again.
        if (event.key === key('tab') && !isHolder()) listener(false)
      }
      // Storage tells the other tabs, and not the one that writes.
      addEventListener('storage', onStorage)
      const sleep = onWake(() => {
        if (!isSeen()) return
        write('tab', tab)
        listener(true)
      })
      return () => {
        removeEventListener('storage', onStorage)
        sleep()
      }
    },
  }

  /** Where nothing can be kept there is nobody to share a name with. */
  function isHolder(): boolean {
    return (storage?.getItem(key('tab')) ?? tab) === tab
  }

  function write(name: string, value: string): void {
    try {
      storage?.setItem(key(name), value)
    } catch {
      // It is full or locked: what is kept in memory has to do.
    }
  }
}

function isSeen(): boolean {
  return typeof document === 'undefined' || document.visibilityState === 'visible'
}

/** A page of the disk, or one whose reader forbids it, may have none. */
function ownStorage(): Storage | null {
  try {
    return localStorage
  } catch {
    return null
  }
}

function minesIn(text: string | null | undefined): Mine | null {
  try {
    return readMine(JSON.parse(text ?? 'null'))
  } catch {
    return null
  }
}

const LETTERS = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'

/** 22 letters and digits: about 130 random bits, and as long a name as every broker takes. */
function randomName(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(22)), (byte) => LETTERS[byte % 62]).join('')
}
