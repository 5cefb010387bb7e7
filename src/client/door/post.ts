import { postJson } from '../post-json.ts'

/** The status of the answer; 0 where there was none. */
export async function post(path: string, value: unknown): Promise<number> {
  const response = await postJson(path, value).catch(() => null)
  return response?.status ?? 0
}
