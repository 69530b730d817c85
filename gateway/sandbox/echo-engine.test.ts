import { expect, test } from 'vitest'
import { echo } from './echo-engine.ts'

test('shows the last user message and the settings, also those that are not set', () => {
  const text = echo({
    model: 'sandbox-echo',
    messages: [
      { role: 'system', content: 'Be brief.' },
      { role: 'user', content: 'first' },
      { role: 'assistant', content: 'yes' },
      { role: 'user', content: [{ type: 'text', text: 'second' }] },
    ],
    temperature: 0,
    stop: ['a', '|'],
    top_k: 5,
  })
  expect(text).toContain('```text\nsecond\n```')
  expect(text).not.toContain('first')
  expect(text).toContain('- messages: 4 (1 system, 2 user, 1 assistant)')
  expect(text).toContain('- temperature: `0`')
  expect(text).toContain('- top_p: not set')
  expect(text).toContain('- stop: `["a","|"]`')
  expect(text).toContain('```text\nBe brief.\n```')
  expect(text).toContain('- `top_k`: `5`')
})

test('no backticks of the user end the block they stand in', () => {
  const content = 'a\n````\n# not a heading\n`b`'
  const text = echo({ model: 'sandbox-echo', messages: [{ role: 'user', content }], 'x`y': '``' })
  expect(text).toContain(`\`\`\`\`\`text\n${content}\n\`\`\`\`\``)
  expect(text).toContain('- ``x`y``: ```"``"```')
})

test('says that there is no user message, and cuts a long parameter', () => {
  const text = echo({ model: 'm', messages: [{ role: 'assistant', content: 'x' }], big: 'y'.repeat(9000) })
  expect(text).toContain('There is no user message.')
  expect(text.length).toBeLessThan(1500)
})
