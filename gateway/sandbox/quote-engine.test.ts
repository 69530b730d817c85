import { expect, test } from 'vitest'
import { answerFromPassages } from './quote-engine.ts'

const passages = `[1] Tokens are prefixed with taas_ and are scoped per team or project.
[2] 401 Unauthorized: missing or invalid Bearer token. 429 Rate Limited: slow down.
[3] Health Check. Returns the current health status of the gateway.
No authentication required.
[4] Text to Speech. The text to synthesize into speech is sent as input. It has at most 4096 characters.`

function ask(question: string, given = passages): string {
  return answerFromPassages([{ role: 'user', content: `Cite them.\n${given}\n\nQuestion: ${question}` }])
}

test.each([
  ['Which code means the token is invalid?', '401 Unauthorized: missing or invalid Bearer token. [2]'],
  ['How is a token prefixed?', 'Tokens are prefixed with taas_ and are scoped per team or project. [1]'],
])('%s', (question, answer) => {
  expect(ask(question)).toBe(answer)
})

test('sentences that stand side by side share one citation, and a wrapped line belongs to its passage', () => {
  expect(ask('Is a token needed for the health check?')).toBe(
    'Returns the current health status of the gateway. No authentication required. [3]',
  )
})

test('says so when the passages do not fit, or fit by a stray word only', () => {
  expect(ask('What is the capital of France?')).toBe('The passages do not say.')
  expect(ask('Who invented the text adventure, and in which year?')).toBe('The passages do not say.')
  expect(ask('')).toBe('The passages do not say.')
})

test('takes 1. and 1) as numbers, and passages from the system message', () => {
  for (const mark of ['.', ')']) {
    const content = `1${mark} The sky is blue.\n2${mark} Grass is green.`
    expect(
      answerFromPassages([
        { role: 'system', content },
        { role: 'user', content: 'What colour is the grass?' },
      ]),
    ).toBe('Grass is green. [2]')
  }
})

test('of two messages with passages the later one counts, with its own question', () => {
  const messages = [
    '[1] Trains leave at nine.\n\nWhen do trains leave?',
    '[1] Trains leave at ten.\n\nWhen do trains leave?',
  ]
  expect(answerFromPassages(messages.map((content) => ({ role: 'user', content })))).toBe(
    'Trains leave at ten. [1]',
  )
})

test('explains the format when there are no passages', () => {
  expect(answerFromPassages([{ role: 'user', content: 'How long may spoken text be?' }])).toContain('`[1] …`')
})
