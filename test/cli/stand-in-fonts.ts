export function fontFiles(): Promise<readonly never[]> {
  return Promise.resolve([])
}

export async function readAhead(): Promise<void> {}
