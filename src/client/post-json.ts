/** The answer to JSON that is posted to our own server. @throws TypeError, or DOMException, where there is none */
export function postJson(path: string, value: unknown, signal: AbortSignal | null = null): Promise<Response> {
  return fetch(path, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(value),
    signal,
    cache: 'no-store',
  })
}
