/** Random bytes in hexadecimal. On a plain `http://` page there is no `crypto.randomUUID`. */
export function newId(bytes = 10): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(bytes)), (byte) => byte.toString(16).padStart(2, '0')).join(
    '',
  )
}
