/** FNV-1a, 32 bit, as eight hexadecimal digits; another start gives another hash. Not for secrets. */
export function fnv(text: string, start = 0x811c9dc5): string {
  let value = start
  for (let at = 0; at < text.length; at++) value = Math.imul(value ^ text.charCodeAt(at), 0x01000193)
  return (value >>> 0).toString(16).padStart(8, '0')
}
