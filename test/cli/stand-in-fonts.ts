export function fontFiles(): Promise<readonly never[]> {
  return Promise.resolve([])
}
