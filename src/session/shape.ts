// Whether a value that came from elsewhere has a shape, field by field. A field that is missing or of another kind makes the whole wrong.

export type Is<T> = (given: unknown) => given is T

export const isText: Is<string> = (given) => typeof given === 'string'
export const isFlag: Is<boolean> = (given) => typeof given === 'boolean'
export const isNumber: Is<number> = (given): given is number => typeof given === 'number' && Number.isFinite(given)
/** Counts from 0. */
export const isCount: Is<number> = (given): given is number => isNumber(given) && Number.isInteger(given) && given >= 0

export function orNull<T>(is: Is<T>): Is<T | null> {
  return (given): given is T | null => given === null || is(given)
}

export function oneOf<T extends string>(...allowed: readonly T[]): Is<T> {
  return (given): given is T => allowed.includes(given as T)
}

export function listOf<T>(is: Is<T>): Is<readonly T[]> {
  return (given): given is readonly T[] => Array.isArray(given) && given.every(is)
}

export function tableOf<T>(is: Is<T>): Is<Readonly<Record<string, T>>> {
  return (given): given is Readonly<Record<string, T>> => isObject(given) && Object.values(given).every(is)
}

/** What it has besides says nothing, so that a newer sender is understood. */
export function shaped<T>(fields: { readonly [Field in keyof T]-?: Is<T[Field]> }): Is<T> {
  const wanted = Object.entries(fields) as [string, Is<unknown>][]
  return (given): given is T => isObject(given) && wanted.every(([field, is]) => is(given[field]))
}

function isObject(given: unknown): given is Readonly<Record<string, unknown>> {
  return typeof given === 'object' && given !== null && !Array.isArray(given)
}
