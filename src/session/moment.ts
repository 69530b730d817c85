import * as z from 'zod/mini'

/** Later, or as far before 1970, no clock goes: milliseconds (ECMA-262, "Time Values and Time Range"). */
const FURTHEST_MS = 8.64e15

/** A moment that a file or a store states: milliseconds since 1970, within what a date can be. */
export const moment = z.number().check(z.refine((at) => Math.abs(at) <= FURTHEST_MS))
