// What every browser is started with: quiet, without a network, and drawing alike on every machine.

import type { FoundBrowser } from './query.ts'

export interface Started {
  readonly profile: string
  readonly sandbox: boolean
  readonly extra: readonly string[]
}

export function browserArguments(browser: FoundBrowser, { profile, sandbox, extra }: Started): readonly string[] {
  return [
    browser.shell ? '--headless' : '--headless=new',
    '--remote-debugging-pipe', // unlike a port, no other user of the machine can reach it
    `--user-data-dir=${profile}`,
    ...(sandbox ? [] : ['--no-sandbox']),
    ...NO_NETWORK,
    ...QUIET,
    ...ALIKE,
    ...extra,
    'about:blank',
  ]
}

/** Sockets, new windows and speculation rules pass the interception of requests by: behind it is a proxy that is not there. */
const NO_NETWORK = [
  '--proxy-server=http://127.0.0.1:9',
  '--proxy-bypass-list=<-loopback>',
  '--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1',
  '--webrtc-ip-handling-policy=disable_non_proxied_udp',
  '--force-webrtc-ip-handling-policy=disable_non_proxied_udp',
  '--disable-quic',
  '--no-pings',
]

const QUIET = [
  '--no-first-run',
  '--no-default-browser-check',
  '--disable-background-networking',
  '--disable-breakpad',
  '--disable-component-update',
  '--disable-default-apps',
  '--disable-domain-reliability',
  '--disable-extensions',
  '--disable-features=Translate,MediaRouter,OptimizationHints,AcceptCHFrame,DialMediaRouteProvider',
  '--disable-hang-monitor',
  '--disable-popup-blocking',
  '--disable-sync',
  '--metrics-recording-only',
  '--mute-audio',
  '--password-store=basic',
  '--use-mock-keychain',
]

const ALIKE = [
  '--disable-gpu',
  '--disable-dev-shm-usage', // 64 MB in a container is too little for a deck with pictures
  '--disable-lcd-text',
  '--font-render-hinting=none',
  '--force-color-profile=srgb',
  '--force-device-scale-factor=1',
  '--hide-scrollbars',
  '--disable-background-timer-throttling',
  '--disable-backgrounding-occluded-windows',
  '--disable-renderer-backgrounding',
]
