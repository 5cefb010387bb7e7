/** Whether an address is this machine's own: whoever asks from there could as well end the process. */
export function isLoopback(address: string): boolean {
  return /^(?:::ffff:)?127\./.test(address) || address === '::1'
}
