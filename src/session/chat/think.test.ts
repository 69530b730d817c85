import { describe, expect, it } from 'vitest'
import { addDelta, endAnswer, startAnswer } from './answer.ts'

function answerOf(pieces: readonly string[]) {
  const started = startAnswer({ model: 'm', maxTokens: null, madeBy: 'direct' })
  const grown = pieces.reduce((answer, text) => addDelta(answer, { text }, 1), started)
  const { text, reasoning } = endAnswer(grown, { status: 'done' }, 2)
  return { text, reasoning }
}

describe('reasoning between <think> and </think>', () => {
  it.each([
    ['<think>one < two</think>\n\nThree', { reasoning: 'one < two', text: 'Three' }],
    ['\n<think>\nno end </thin', { reasoning: '\nno end </thin', text: '' }],
    ['<think></think>Only text', { reasoning: '', text: 'Only text' }],
    ['<thinker> is <think>text</think>', { reasoning: '', text: '<thinker> is <think>text</think>' }],
    ['  <thi', { reasoning: '', text: '  <thi' }],
    ['<think>a</think>b<think>c</think>', { reasoning: 'a', text: 'b<think>c</think>' }],
  ])('is told from %j, cut anywhere', (whole, told) => {
    expect(answerOf([whole])).toEqual(told)
    expect(answerOf([...whole])).toEqual(told)
    for (let cut = 0; cut <= whole.length; cut += 1) {
      expect(answerOf([whole.slice(0, cut), whole.slice(cut)]), `cut at ${cut}`).toEqual(told)
    }
  })
})
