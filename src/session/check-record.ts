// A check as it is kept, on this device and in the history: plain, and judged when it is read. Holds no token,
// and of what a server said only what the page shows. Pure.
import * as z from 'zod/mini'
import { ApiError, ERROR_CODES, type ErrorFacts } from '@/api/errors.ts'
import { CHECK_STEPS, type CheckReport, type CheckResult, MAX_CHECK_TARGETS, REPORT_DEPTHS } from './check.ts'
import type { Diagnosis } from './diagnose/diagnose.ts'
import { DIAGNOSE_STEPS, type Finding, isFinding } from './diagnose/findings.ts'
import { moment } from './moment.ts'

/** Three lines of the report, as it is drawn: characters. */
const KEPT_WORDS = 300

const keptError = z.pipe(
  z.object({
    kind: z.enum(['refused', 'unreachable', 'unreadable', 'cut-short']),
    facts: z.object({
      code: z.enum(ERROR_CODES),
      url: z.string(),
      status: z.exactOptional(z.number()),
      words: z.exactOptional(z.string()),
      retryAfterSeconds: z.exactOptional(z.number()),
      seconds: z.exactOptional(z.number()),
      path: z.exactOptional(z.string()),
    }),
  }),
  z.transform(({ kind, facts }) => new ApiError(kind, facts)),
)

const keptResult = z.union([
  z.object({ found: z.enum(['no-model', 'no-list', 'cancelled']) }),
  z.object({
    found: z.literal('allowed'),
    ms: z.number(),
    count: z.nullable(z.number()),
    model: z.nullable(z.string()),
  }),
  z.object({
    found: z.enum(['refused', 'reached', 'failed']),
    ms: z.number(),
    error: keptError,
    model: z.nullable(z.string()),
  }),
])

const made = {
  connectionId: z.string(),
  connectionName: z.string(),
  madeBy: z.enum(['sandbox', 'gateway', 'direct']),
  baseUrl: z.string(),
  at: moment,
}

const reportRecord = z.object({
  ...made,
  depth: z.enum(REPORT_DEPTHS),
  againstId: z.nullable(z.string()),
  againstName: z.nullable(z.string()),
  rows: z
    .array(
      z.object({
        name: z.enum(CHECK_STEPS.endpoints),
        model: z.nullable(z.string()),
        result: keptResult,
        against: z.nullable(keptResult),
      }),
    )
    .check(z.maxLength(MAX_CHECK_TARGETS)),
})

const diagnosisRecord = z.object({
  ...made,
  rows: z
    .array(
      z.object({
        step: z.enum(DIAGNOSE_STEPS),
        result: z.union([
          z.object({ status: z.literal('untried') }),
          z.object({
            status: z.literal('found'),
            finding: z.custom<Finding>((value) => typeof value === 'string' && isFinding(value)),
            values: z.exactOptional(z.record(z.string(), z.union([z.string(), z.number()]))),
            ms: z.exactOptional(z.number()),
          }),
        ]),
      }),
    )
    .check(z.maxLength(DIAGNOSE_STEPS.length)),
})

/** A report that ended, as it is kept. */
export function recordReport({ status: _, isRecalled: __, rows, ...facts }: CheckReport): unknown {
  return {
    ...facts,
    rows: rows.map((row) => ({
      ...row,
      result: plain(row.result),
      against: row.against === null ? null : plain(row.against),
    })),
  }
}

/** A kept report; null where it does not fit this build. */
export function recallReport(record: unknown): CheckReport | null {
  const { data } = reportRecord.safeParse(record)
  return data === undefined ? null : { ...data, status: 'done', isRecalled: true }
}

/** A diagnosis that ended, as it is kept. */
export function recordDiagnosis({ status: _, isRecalled: __, ...facts }: Diagnosis): unknown {
  return facts
}

/** A kept diagnosis; null where it does not fit this build. */
export function recallDiagnosis(record: unknown): Diagnosis | null {
  const { data } = diagnosisRecord.safeParse(record)
  return data === undefined ? null : { ...data, status: 'done', isRecalled: true }
}

function plain(result: CheckResult) {
  if (!('error' in result)) return result
  const { kind, facts } = result.error
  return { ...result, error: { kind, facts: shownFacts(facts) } }
}

// The body as it came and the names of requests are not shown by a report.
function shownFacts({ raw: _, requestId: __, fields: ___, retryAt: ____, words, ...facts }: ErrorFacts) {
  return words === undefined ? facts : { ...facts, words: words.slice(0, KEPT_WORDS) }
}
