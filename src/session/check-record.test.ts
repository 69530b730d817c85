import { expect, it } from 'vitest'
import { ApiError } from '@/api/errors.ts'
import { type CheckReport, NO_REPORT } from './check.ts'
import { recallDiagnosis, recallReport, recordDiagnosis, recordReport } from './check-record.ts'
import { NO_DIAGNOSIS } from './diagnose/diagnose.ts'

const refusal = new ApiError('refused', {
  code: 'refused-403',
  url: 'https://host/v1/embeddings',
  status: 403,
  words: 'no '.repeat(500),
  raw: '{"long": "body"}',
  requestId: 'r-1',
  fields: [{ field: 'model', message: 'no' }],
})

const report: CheckReport = {
  ...NO_REPORT,
  depth: 'endpoints',
  status: 'done',
  connectionId: 'a',
  connectionName: 'A',
  againstId: 'b',
  againstName: 'B',
  at: 5,
  rows: [
    {
      name: 'chat',
      model: null,
      result: { found: 'allowed', ms: 3, count: null, model: 'm' },
      against: { found: 'refused', ms: 4, error: refusal, model: 'm' },
    },
    { name: 'rerank', model: null, result: { found: 'no-model' }, against: { found: 'cancelled' } },
  ],
}

const reread = (record: unknown): unknown => JSON.parse(JSON.stringify(record))

it('reads a report as it was, without what no report shows', () => {
  const read = recallReport(reread(recordReport(report)))
  expect(read).toMatchObject({ status: 'done', isRecalled: true, at: 5, againstId: 'b' })
  expect(read?.rows[1]).toEqual(report.rows[1])
  const against = read?.rows[0]?.against
  const error = against != null && 'error' in against ? against.error : null
  expect(error).toBeInstanceOf(ApiError)
  expect(error?.facts).toEqual({
    code: 'refused-403',
    url: 'https://host/v1/embeddings',
    status: 403,
    words: 'no '.repeat(100),
  })
})

it.each([
  null,
  {},
  { ...report, at: 'now' },
  { ...report, rows: [{ ...report.rows[0], name: 'other' }] },
  { ...report, rows: Array.from({ length: 51 }, () => report.rows[1]) },
])('takes nothing that does not fit (%#)', (record) => {
  expect(recallReport(record === null ? null : reread(record))).toBeNull()
})

it('reads a diagnosis as it was, and no finding that this build does not know', () => {
  const found = { status: 'found', finding: 'models-listed', values: { count: 3 } } as const
  const diagnosis = {
    ...NO_DIAGNOSIS,
    status: 'done' as const,
    connectionId: 'a',
    rows: [
      { step: 'models' as const, result: found },
      { step: 'post' as const, result: { status: 'untried' as const } },
    ],
  }
  const record = reread(recordDiagnosis(diagnosis))
  expect(recallDiagnosis(record)).toEqual({ ...diagnosis, isRecalled: true })
  expect(recallReport(record)).toBeNull()
  const rows = [{ step: 'models', result: { ...found, finding: 'models-eaten' } }]
  expect(recallDiagnosis({ ...diagnosis, rows })).toBeNull()
})
