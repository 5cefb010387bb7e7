// What is wrong with a line to a broker, in a sentence for the leader. No address and no password stands in it.

import type { MqttTrouble } from '../../base/mqtt.ts'

export function troubleOf(trouble: MqttTrouble, user: string): string {
  switch (trouble.kind) {
    case 'refused':
      return refused(trouble.code, user)
    case 'not-subscribed':
      return `The broker does not let ${named(user)} read what followers say: it needs read access to lectern/ROOM/up/#.`
    case 'failed':
      return failed(trouble.event)
  }
}

function refused(code: number, user: string): string {
  switch (code) {
    case 1:
      return 'The broker does not speak MQTT 3.1.1.'
    case 2:
      return 'The broker refuses the name of this client.'
    case 3:
      return 'The broker is there, and takes no clients at the moment.'
    default:
      return user === ''
        ? 'The broker wants a user and a password: set LECTERN_RELAY_USER and LECTERN_RELAY_PASSWORD.'
        : `The broker refuses ${named(user)}: name or password is wrong, or it may not connect.`
  }
}

function failed(event: Event): string {
  const { error, message = '' } = event as Event & { readonly error?: { readonly code?: unknown }; message?: string }
  const code = typeof error?.code === 'string' ? error.code : ''
  const answer = /Unexpected server response: (\d+)/.exec(message)?.[1]
  if (answer !== undefined)
    return `The server answers ${answer} instead of opening a line: the path of the address may be wrong.`
  if (/subprotocol/i.test(message)) return 'The server opens a line, but not one for MQTT: the address may be wrong.'
  if (code === 'ECONNREFUSED') return 'Nothing listens at the address of the broker.'
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN') return 'The name of the broker is not known here.'
  if (code === 'CERT_HAS_EXPIRED') return 'The certificate of the broker has expired.'
  if (code === 'ERR_TLS_CERT_ALTNAME_INVALID') return 'The certificate of the broker is for another name.'
  if (/SELF_SIGNED|UNABLE_TO|CERT/.test(code))
    return 'The certificate of the broker is of nobody that this machine trusts: name its authority in NODE_EXTRA_CA_CERTS.'
  if (/SSL|TLS|EPROTO/.test(`${code} ${message}`))
    return 'The broker does not answer by TLS: it may want ws://, or another port.'
  return `The broker cannot be reached${code === '' ? '' : ` (${code})`}.`
}

function named(user: string): string {
  return user === '' ? 'a client without a user' : `the user ${user}`
}
