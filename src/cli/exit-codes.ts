// How a run ends, for the program that started it.

export const exitCodes = {
  done: 0,
  usage: 2,
  /** `--strict`, and there were warnings. */
  strict: 3,
  /** Input unreadable, undecodable or over a limit. */
  input: 4,
  /** Output cannot be written. */
  output: 5,
  /** Browser missing, failed or timed out. */
  browser: 6,
  /** A promise would be broken: text or a figure lost, a slide overflowing. */
  promise: 7,
  /** Our own bug. */
  bug: 70,
  interrupted: 130,
  terminated: 143,
} as const

export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes]

const gravestFirst: readonly ExitCode[] = [
  exitCodes.bug,
  exitCodes.interrupted,
  exitCodes.terminated,
  exitCodes.usage,
  exitCodes.output,
  exitCodes.input,
  exitCodes.promise,
  exitCodes.browser,
  exitCodes.strict,
]

/** The code of a run that did several things. */
export function gravest(codes: readonly ExitCode[]): ExitCode {
  return gravestFirst.find((code) => codes.includes(code)) ?? exitCodes.done
}
