// What is wrong with a field, in the words of the reference's servers (FastAPI on pydantic 2).
import * as z from 'zod/mini'
import type { FieldError } from './refusal.ts'

type Issue = z.core.$ZodIssue

// The schemas carry no words of their own; these name the limit where nothing below does.
z.config(z.locales.en())

/** The names of a type: zod's, in a sentence, and in a field error's `type`. */
const TYPES: Readonly<Record<string, [words: string, type: string]>> = {
  string: ['string', 'string_type'],
  number: ['number', 'float_type'],
  int: ['integer', 'int_type'],
  boolean: ['boolean', 'bool_type'],
  array: ['list', 'list_type'],
  object: ['object', 'dict_type'],
}

/**
 * The field errors of one schema issue, in the reference's shape. The schema must have been asked with
 * `reportInput`, since only so a field that is missing and one of a wrong type differ.
 */
export function fieldErrors(issue: Issue): FieldError[] {
  const loc = ['body', ...issue.path.map((step) => (typeof step === 'symbol' ? String(step) : step))]
  if (issue.input === undefined && (issue.code === 'invalid_type' || issue.code === 'invalid_union')) {
    return [{ loc, msg: 'Field required', type: 'missing' }]
  }
  if (issue.code === 'invalid_union') return unionErrors(issue, loc)
  return [{ loc, ...wordsOf(issue) }]
}

// Of several forms, the one whose type was right is the one that was meant; where none was, each is named.
function unionErrors({ errors }: z.core.$ZodIssueInvalidUnion, loc: FieldError['loc']): FieldError[] {
  const meant = errors.find((issues) => !issues.some(isOfAnotherType))
  if (meant !== undefined) {
    return meant.flatMap(fieldErrors).map((error) => ({ ...error, loc: [...loc, ...error.loc.slice(1)] }))
  }
  const expected = errors.flat().flatMap((issue) => (issue.code === 'invalid_type' ? [issue.expected] : []))
  const [, type = 'value_error'] = TYPES[expected[0] ?? ''] ?? []
  return [{ loc, msg: `Input should be a valid ${expected.map(nameOf).join(' or ')}`, type }]
}

function isOfAnotherType({ code, path }: Issue): boolean {
  return code === 'invalid_type' && path.length === 0
}

function nameOf(expected: string): string {
  return TYPES[expected]?.[0] ?? expected
}

function wordsOf(issue: Issue): Pick<FieldError, 'msg' | 'type'> {
  if (issue.code === 'invalid_type') {
    const [words, type] = TYPES[issue.expected] ?? [issue.expected, 'value_error']
    return { msg: `Input should be a valid ${words}`, type }
  }
  if (issue.code === 'too_small') return limitWords(issue.origin, 'least', issue.minimum)
  if (issue.code === 'too_big') return limitWords(issue.origin, 'most', issue.maximum)
  if (issue.code === 'invalid_value') {
    return {
      msg: `Input should be ${issue.values.map((value) => `'${String(value)}'`).join(' or ')}`,
      type: 'enum',
    }
  }
  return { msg: issue.message, type: 'value_error' }
}

function limitWords(origin: string, end: 'least' | 'most', limit: number | bigint) {
  const plural = limit === 1 ? '' : 's'
  if (origin === 'string') {
    const type = end === 'least' ? 'string_too_short' : 'string_too_long'
    return { msg: `String should have at ${end} ${limit} character${plural}`, type }
  }
  if (origin === 'array') {
    const type = end === 'least' ? 'too_short' : 'too_long'
    return { msg: `List should have at ${end} ${limit} item${plural}`, type }
  }
  return end === 'least'
    ? { msg: `Input should be greater than or equal to ${limit}`, type: 'greater_than_equal' }
    : { msg: `Input should be less than or equal to ${limit}`, type: 'less_than_equal' }
}
