import { expect, it } from 'vitest'
import { oddLines } from './odd-lines.ts'

it('tells what stands above already and what was left empty, but not where the next text begins', () => {
  const words = { repeated: 'again', empty: 'nothing' }
  const odd = oddLines(['a', ' ', 'b', 'a', '', ''], words)
  expect([...odd].sort()).toEqual([
    [1, 'nothing'],
    [3, 'again'],
  ])
  expect(oddLines(['', ''], words).size).toBe(0)
})
