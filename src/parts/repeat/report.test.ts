import { describe, expect, it } from 'vitest'
import { ApiError } from '@/api/errors.ts'
import type { RepeatedRequest } from '@/session/repeat.ts'
import { toMarkdown, toRows } from './report.ts'

const facts = { model: 'a|b', answeredMs: 4.26, firstMs: null, totalMs: 10, isQueued: false }
const error = new ApiError('refused', {
  code: 'refused-503',
  url: '/x',
  status: 503,
  words: '=broken, "now"',
})
const requests: RepeatedRequest[] = [
  { ...facts, number: 1, status: 'done' },
  { ...facts, number: 2, status: 'failed', error },
]

describe('the report', () => {
  it('has a table that no id breaks, and counts failures by status', () => {
    const report = toMarkdown({
      status: 'done',
      plan: { models: ['a|b'], times: 2, atOnce: 1 },
      first: null,
      words: 'two\nlines',
      connectionName: 'Sandbox',
      madeBy: 'sandbox',
      at: 0,
      requests,
    })
    expect(report).toContain('# Repeat: Sandbox, 1970-01-01T00:00:00.000Z\n\ntwo lines\n')
    expect(report).toContain('| a b | 1 of 2 | 1 × 503 | 10 ms | 10 ms | 10 ms |')
  })

  it('has a row for each request; what did not happen is empty, and no text is a formula', () => {
    const [head, ...rows] = toRows({ requests }).trim().split('\r\n')
    expect(head).toBe('\uFEFFnumber,model,outcome,status,headers_ms,first_ms,total_ms,queued,words'.trim())
    expect(rows).toEqual(['1,a|b,done,,4.3,,10,no,', '2,a|b,failed,503,4.3,,10,no,"\'=broken, ""now"""'])
  })
})
