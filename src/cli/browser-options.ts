// The browser that the command line asks for.

import process from 'node:process'
import type { BrowserOptions } from '../host/browser.ts'

export function browserOptions(flags: ReadonlyMap<string, string>): BrowserOptions {
  return {
    browser: flags.get('browser'),
    sandbox: flags.get('sandbox') === 'require' ? 'require' : 'auto',
    env: process.env,
    platform: process.platform,
  }
}
