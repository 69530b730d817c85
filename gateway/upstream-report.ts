// What a server speaks, found out by asking it: for whoever wants to put one behind the gateway.
import * as z from 'zod'
import { type Answer, type AskedServer, askUpstream, oneLine, short } from './ask-upstream.ts'
import { encodeWav } from './sandbox/wav.ts'

/** One check: what was asked, whether it can be used, and in which form it answered. */
export type ReportLine = { name: string; found: 'ok' | 'no' | 'odd'; words: string }

type Asking = AskedServer & { lines: ReportLine[] }

/**
 * Asks a server (origin and path prefix, without `/v1`) for each endpoint of the reference once, with as
 * little work for it as possible, and says what it speaks. Never throws; a server that is not there is a line. No line
 * holds the token, nor anything that would steer a terminal.
 */
export async function reportUpstream(url: string, token: string | null): Promise<ReportLine[]> {
  const asking: Asking = { url, token, lines: [] }
  await checkHealth(asking)
  const models = await checkModels(asking)
  const pick = (pattern: RegExp) => models.find((id) => pattern.test(id)) ?? models[0] ?? 'none'
  const chat = models.find((id) => !SPECIAL.test(id)) ?? pick(/./)
  await checkChat(asking, chat)
  await checkStream(asking, chat)
  await checkEmbeddings(asking, pick(/embed|bge|e5|gte|hash|nomic/i))
  await checkRerank(asking, pick(/rerank|lexical/i))
  await checkTranscription(asking, pick(/whisper|transcri|listen|parakeet/i))
  await checkSpeech(asking, pick(/tts|kokoro|speech|espeak|morse|piper/i))
  await checkError(asking)
  return asking.lines
}

const SPECIAL = /embed|rerank|whisper|tts|bge|kokoro|lexical|hash|listen|morse|espeak|faults|transcri/i

// The answer when it was a good one; else a line says what it was.
async function askWell(
  asking: Asking,
  name: string,
  path: string,
  body: unknown = null,
): Promise<Answer | null> {
  const answer = await askUpstream(asking, path, body)
  if (!('problem' in answer) && answer.status < 300) return answer
  const words = 'problem' in answer ? answer.problem : `${answer.status} at ${path}: ${short(answer.text)}`
  say(asking, name, words, 'no')
  return null
}

function say(asking: Asking, name: string, words: string, found: ReportLine['found'] = 'ok'): void {
  asking.lines.push({ name, found, words: oneLine(words) })
}

async function checkHealth(asking: Asking): Promise<void> {
  const answer = await askUpstream(asking, '/health')
  if ('problem' in answer) return say(asking, 'health', answer.problem, 'no')
  const words = `${answer.status}, ${answer.text === '' ? 'empty body' : short(answer.text)}`
  say(asking, 'health', words, answer.status < 300 ? 'ok' : 'odd')
}

const entry = z.object({ id: z.string() })
const list = z.array(entry)

async function checkModels(asking: Asking): Promise<string[]> {
  const answer = await askWell(asking, 'models', '/v1/models')
  if (answer === null) return []
  const value = parsed(answer.text)
  const shapes = [
    ['a bare array', value],
    ['{data}', field(value, 'data')],
    ['{models}', field(value, 'models')],
  ] as const
  for (const [shape, candidate] of shapes) {
    const read = list.safeParse(candidate)
    if (!read.success) continue
    const ids = read.data.map(({ id }) => id)
    say(
      asking,
      'models',
      `${ids.length}, as ${shape}: ${short(ids.join(', '))}`,
      ids.length > 0 ? 'ok' : 'odd',
    )
    return ids
  }
  say(asking, 'models', `no list that the console reads: ${short(answer.text)}`, 'no')
  return []
}

const messages = [{ role: 'user', content: 'Say hello.' }]

async function checkChat(asking: Asking, model: string): Promise<void> {
  const answer = await askWell(asking, 'chat', '/v1/chat/completions', { model, messages, max_tokens: 8 })
  if (answer === null) return
  const value = parsed(answer.text)
  const choices = field(value, 'choices')
  const first = Array.isArray(choices) ? choices[0] : null
  const usage = field(value, 'usage') === undefined ? 'no usage' : 'with usage'
  say(asking, 'chat', `${model}, ${usage}, finish_reason ${String(field(first, 'finish_reason'))}`)
}

async function checkStream(asking: Asking, model: string): Promise<void> {
  const body = { model, messages, max_tokens: 8, stream: true, stream_options: { include_usage: true } }
  const answer = await askWell(asking, 'chat stream', '/v1/chat/completions', body)
  if (answer === null) return
  const events = answer.text.match(/^data:/gm)?.length ?? 0
  if (events === 0) return say(asking, 'chat stream', `no events, but ${answer.type}`, 'odd')
  const facts = [
    `${events} events`,
    answer.text.includes('[DONE]') ? '[DONE] at the end' : 'no [DONE]',
    answer.text.includes('"usage":{') ? 'usage' : 'no usage',
    ...(answer.text.includes('"reasoning_content"') ? ['reasoning_content'] : []),
    ...(answer.text.includes('\r\n') ? ['CRLF'] : []),
  ]
  say(asking, 'chat stream', facts.join(', '))
}

async function checkEmbeddings(asking: Asking, model: string): Promise<void> {
  const answer = await askWell(asking, 'embeddings', '/v1/embeddings', { model, input: ['a', 'b'] })
  if (answer === null) return
  const data = field(parsed(answer.text), 'data')
  const first = Array.isArray(data) ? field(data[0], 'embedding') : null
  const base64 = await askUpstream(asking, '/v1/embeddings', {
    model,
    input: ['a'],
    encoding_format: 'base64',
  })
  const packed = 'problem' in base64 || base64.status >= 300 || !/"embedding":\s*"/.test(base64.text)
  const length = Array.isArray(first) ? first.length : '?'
  say(asking, 'embeddings', `${model}, ${length} dimensions, ${packed ? 'no base64' : 'base64 too'}`)
}

const documents = ['apples and pears', 'invoices']

/** The forms in which servers are asked to rank, the reference's own first. */
const RERANK_FORMS = [
  { dialect: 'openai', path: '/v1/rerank', body: { query: 'apples', documents } },
  { dialect: 'plain', path: '/rerank', body: { query: 'apples', documents } },
  { dialect: 'tei', path: '/rerank', body: { query: 'apples', texts: documents } },
] as const

async function checkRerank(asking: Asking, model: string): Promise<void> {
  for (const { dialect, path, body } of RERANK_FORMS) {
    const answer = await askUpstream(asking, path, dialect === 'tei' ? body : { model, ...body })
    if ('problem' in answer || answer.status >= 300) continue
    const value = parsed(answer.text)
    const shape = Array.isArray(value) ? 'a bare array' : field(value, 'results') ? '{results}' : '{data}'
    return say(asking, 'rerank', `dialect "${dialect}" (${path}), answers with ${shape}`)
  }
  say(asking, 'rerank', `none of the dialects ${RERANK_FORMS.map(({ dialect }) => dialect).join(', ')}`, 'no')
}

async function checkTranscription(asking: Asking, model: string): Promise<void> {
  const form = new FormData()
  // A fifth of a second of nothing.
  const silence = encodeWav(new Float32Array(1_600), 8_000)
  form.set('file', new Blob([silence], { type: 'audio/wav' }), 'silence.wav')
  form.set('model', model)
  const answer = await askWell(asking, 'transcription', '/v1/audio/transcriptions', form)
  if (answer !== null) say(asking, 'transcription', `${model}, ${answer.type}: ${short(answer.text)}`)
}

async function checkSpeech(asking: Asking, model: string): Promise<void> {
  const body = { model, input: 'Hello.', response_format: 'wav' }
  const answer = await askWell(asking, 'speech', '/v1/audio/speech', body)
  if (answer === null) return
  const kind = soundKind(answer.bytes.toString('latin1', 0, 4))
  say(asking, 'speech', `${model}, ${kind} called ${answer.type}`, kind === 'WAV' ? 'ok' : 'odd')
}

function soundKind(head: string): string {
  if (head === 'RIFF') return 'WAV'
  return /^(ID3|\xff[\xe0-\xff])/.test(head) ? 'MP3' : 'other bytes'
}

async function checkError(asking: Asking): Promise<void> {
  const answer = await askUpstream(asking, '/v1/chat/completions', { model: 'no-such-model', messages })
  if ('problem' in answer) return
  const isRefused = answer.status >= 400
  const words = isRefused
    ? `${answer.status}: ${short(answer.text)}`
    : 'an unknown model is answered all the same'
  say(asking, 'unknown model', words, isRefused ? 'ok' : 'odd')
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

function field(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined
}
