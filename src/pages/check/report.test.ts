import '@/words/en/check.ts'
import '@/words/en/health.ts'
import '@/words/en/problem.ts'
import { expect, it } from 'vitest'
import { ApiError } from '@/api/errors.ts'
import { type CheckReport, NO_REPORT } from '@/session/check.ts'
import { reportName, toMarkdown } from './report.ts'

const error = new ApiError('refused', { code: 'refused-403', url: 'https://host/v1', status: 403 })

const report: CheckReport = {
  ...NO_REPORT,
  depth: 'endpoints',
  status: 'done',
  connectionName: 'A',
  againstId: 'b',
  againstName: 'B | two',
  baseUrl: 'https://host/v1',
  rows: [
    {
      name: 'chat',
      model: null,
      result: { found: 'allowed', ms: 12, count: null, model: 'm' },
      against: { found: 'refused', ms: 34, error, model: 'm' },
    },
  ],
}

it('gives each of two tokens its own result, time and meaning', () => {
  expect(toMarkdown(report).split('\n').slice(4)).toEqual([
    '| Endpoint | A | Time | What it means | B   two | Time | What it means |',
    '|---|---|---|---|---|---|---|',
    '| Chat | allowed | 12 ms |  | 403 refused | 34 ms | This token may not do that (403). Ask for the permission, or use another token. |',
    '',
  ])
})

it('names a check by what came of it', () => {
  expect(reportName(report)).toBe('Endpoints, A · B | two: 1 of 2 allowed')
})
