import { describe, expect, test } from 'vitest'
import type { ChatMessage } from '../../src/contract/chat.ts'
import { answerFromDocs } from './docs-engine.ts'
import { docsPassages } from './docs-passages.ts'

const place = { baseUrl: 'http://host:4321/v1', healthUrl: 'http://host:4321/health' }
const REFUSAL =
  "I only quote this API's documentation and found nothing on that. Try one of these, or use a server with a language model."

function ask(...questions: string[]): string {
  const messages = questions.map((content): ChatMessage => ({ role: 'user', content }))
  return answerFromDocs(messages, place)
}

function links(answer: string): string[] {
  return Array.from(answer.matchAll(/^- \[(.+)\]\(#ask\)$/gm), ([, question]) => question ?? '')
}

describe('questions that the documentation answers', () => {
  test.each([
    ['What should my program do after a 429?', 'Retry-After', 'Error Handling'],
    ['Which audio formats can I transcribe?', 'WAV, MP3, M4A, FLAC, OGG and WebM', 'Audio Transcriptions'],
    ['how long may spoken text be', '4,096 characters', 'Text to Speech'],
    ['which code means the token is invalid', '401', 'Error Handling'],
    ['is a token needed for the health check', 'needs no authentication', 'Health Check'],
    ['what does the reranker return', 'relevance_score', 'Rerank'],
    ['What is the maximum size of an audio upload?', '25 MB', 'Audio Transcriptions'],
    ['temprature range', 'from 0 to 2', 'Chat Completions'],
    ['max length of embedding input', '2,048 tokens', 'Embeddings'],
  ])('%s', (question, fact, section) => {
    const answer = ask(question)
    expect(answer).toContain(fact)
    expect(answer).toMatch(new RegExp(`\nSource: ${section}, API reference$`))
  })

  test('every phrasing of every passage finds that passage first', () => {
    const missed = docsPassages.flatMap((passage) =>
      passage.questions.filter(
        (question) =>
          !answerFromDocs([{ role: 'user', content: question }], verbatim).startsWith(passage.answer),
      ),
    )
    expect(missed).toEqual([])
  })

  test('two questions in one are answered by two passages', () => {
    const answer = ask('What is the maximum file size and which formats can I upload for transcription?')
    expect(answer).toContain('25 MB; the sandbox')
    expect(answer).toContain('Six formats')
  })
})

describe('snippets', () => {
  test('quote the address in use and are in the language of the question or the follow-up', () => {
    const question = 'How do I stream a chat completion in Python?'
    const python = ask(question)
    const javascript = ask(question, 'And in JavaScript?')
    expect(python).toContain('```python\nimport json')
    expect(python).toContain('"http://host:4321/v1/chat/completions"')
    expect(javascript).toContain(
      "```javascript\nconst response = await fetch('http://host:4321/v1/chat/completions'",
    )
    expect(javascript).toContain('TextDecoderStream')
    expect(ask(question, 'And in JavaScript?', 'and curl?')).toMatch(/```bash\n[^`]*curl -N/)
  })

  test('are Python when code is asked for without a language, and absent when it is not', () => {
    expect(ask('How do I list the models?')).toContain('```python')
    expect(ask('Which audio formats can I transcribe?')).not.toContain('```')
  })

  test('another language is declined openly', () => {
    expect(ask('How do I stream?', 'And in Rust?')).toContain(
      'I have no snippet for Rust; here it is in curl:',
    )
  })

  test('no snippet holds a placeholder or a token after filling', () => {
    for (const passage of docsPassages) {
      for (const language of ['Python', 'JavaScript', 'curl']) {
        expect(ask(`${passage.questions[0]} ${language}`)).not.toMatch(/\{\{|taas_[a-z0-9]{6}/)
      }
    }
  })
})

describe('follow-ups', () => {
  test('bring their own words to the question before', () => {
    expect(ask('Which audio formats can I transcribe?', 'what about wav?')).toContain('Six formats')
    expect(ask('Which audio formats can speech have?', 'what about wav?')).toContain('response_format')
  })

  test('a follow-up on something else is refused all the same', () => {
    expect(ask('Which audio formats can I transcribe?', 'what about France?')).toContain(REFUSAL)
  })
})

describe('what it does not answer', () => {
  test.each([
    'what is the capital of France',
    'Write a poem about the sea.',
    'Explain quantum computing',
    'what is 2+2?',
    'How do I cook rice in Python?',
    'What is the maximum temperature on Mars?',
    'Write SQL for customers who ordered in May but not in June. Then explain one edge case.',
  ])('refuses with three questions that it can answer: %s', (question) => {
    const answer = ask(question)
    expect(answer.startsWith(`${REFUSAL}\n\n`)).toBe(true)
    expect(links(answer)).toHaveLength(3)
    for (const offered of links(answer)) expect(ask(offered)).toMatch(/\nSource: /)
  })

  test('offers the questions closest to the one refused', () => {
    expect(links(ask('What is the maximum temperature on Mars?'))[0]).toBe('What does temperature do?')
  })

  test.each(['hello', 'Who are you?', 'what can you do', '', '👋'])('greets on "%s"', (message) => {
    expect(ask(message)).toContain('I am `sandbox-docs`')
    expect(links(ask(message))).toHaveLength(3)
  })

  test("the reference's own prompt gets an answer that says a person wrote it", () => {
    expect(ask('Explain quantum entanglement.')).toMatch(/share one state[\s\S]*A person wrote this answer/)
  })

  test('a very long message is read to its end', () => {
    expect(ask('lorem ipsum dolor sit amet '.repeat(20_000))).toContain(REFUSAL)
  })
})

const verbatim = { baseUrl: '{{base}}', healthUrl: '{{health}}' }
