// For tests only: servers that answer in the shapes of those that people run at home (fixtures/servers).
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type RequestListener } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { readFlags } from './flags.ts'
import { createGateway } from './gateway.ts'
import { createGatewayServer } from './server.ts'
import { listen } from './test-servers.ts'

/** What to answer to a request with this body: a file of the fixtures, or bytes. */
type Answer = { status?: number; file?: string; type?: string; text?: string }
type Answers = Record<string, (body: string) => Answer>

const FOLDER = new URL('./fixtures/servers/', import.meta.url)

// The start of a WAV that says nothing of its length, as a server that streams sound sends it.
const STREAMED_WAV =
  'RIFF\xff\xff\xff\xffWAVEfmt \x10\0\0\0\x01\0\x01\0\xc0]\0\0\x80\xbb\0\0\x02\0\x10\0data\xff\xff\xff\xff\0\0'

const SERVERS = {
  'llama-cpp': {
    'GET /health': () => ({ text: '{"status":"ok"}' }),
    'GET /v1/models': () => ({ file: 'llama-cpp-models.json' }),
    'POST /v1/chat/completions': (body) =>
      body.includes('"loading"')
        ? { status: 503, file: 'llama-cpp-loading.json' }
        : { file: 'llama-cpp-chat.sse', type: 'text/event-stream' },
  },
  vllm: {
    'GET /health': () => ({ text: '', type: 'text/plain' }),
    'GET /v1/models': () => ({ file: 'vllm-models.json' }),
    'POST /v1/embeddings': (body) =>
      body.includes('"gone"') ? { status: 404, file: 'vllm-error.json' } : { file: 'vllm-embeddings.json' },
  },
  tei: {
    'GET /health': () => ({ text: '', type: 'text/plain' }),
    // What it wants is `texts`; anything else it calls unprocessable, in plain text.
    'POST /rerank': (body) => {
      if (!/"texts":\[/.test(body) || /"documents"/.test(body)) {
        return { status: 422, text: 'Failed to deserialize: missing field `texts`', type: 'text/plain' }
      }
      return body.includes('overload') ? { status: 429, file: 'tei-error.json' } : { file: 'tei-rerank.json' }
    },
  },
  speaches: {
    'GET /health': () => ({ text: 'OK', type: 'text/plain' }),
    'GET /v1/models': () => ({ file: 'speaches-models.json' }),
    'POST /v1/audio/transcriptions': () => ({ file: 'speaches-transcription.json' }),
  },
  kokoro: {
    'GET /health': () => ({ text: '{"status":"healthy"}' }),
    'GET /v1/models': () => ({ file: 'kokoro-models.json' }),
    'GET /v1/audio/voices': () => ({ file: 'kokoro-voices.json' }),
    'POST /v1/audio/speech': (body) =>
      body.includes('"gone"')
        ? { status: 400, file: 'kokoro-error.json' }
        : { text: STREAMED_WAV, type: 'audio/mpeg' },
  },
} as const satisfies Record<string, Answers>

function answerFrom(answers: Answers): RequestListener {
  return (incoming, outgoing) => {
    const chunks: Buffer[] = []
    incoming.on('data', (chunk) => chunks.push(chunk))
    incoming.on('end', () => {
      const answer = answers[`${incoming.method} ${incoming.url}`]?.(Buffer.concat(chunks).toString())
      const {
        status = 200,
        file,
        text,
        type = 'application/json',
      } = answer ?? {
        status: 404,
        text: '{"detail":"Not Found"}',
      }
      outgoing.writeHead(status, { 'content-type': type })
      outgoing.end(
        file === undefined ? Buffer.from(text ?? '', 'latin1') : readFileSync(new URL(file, FOLDER)),
      )
    })
  }
}

/**
 * A gateway whose default server is all of them together, one for each endpoint, as a configuration file says
 * it; disposing stops everything.
 */
export async function listenLocalServers() {
  await using starting = new AsyncDisposableStack()
  const stack = starting.use(new AsyncDisposableStack())
  const start = async (name: keyof typeof SERVERS) =>
    stack.use(await listen(createServer(answerFrom(SERVERS[name])))).origin
  const plan = {
    chat: await start('llama-cpp'),
    embeddings: `${await start('vllm')}/v1`,
    rerank: { url: await start('tei'), dialect: 'tei', models: ['bge-reranker-base'] },
    transcription: await start('speaches'),
    speech: await start('kokoro'),
  }
  const folder = mkdtempSync(join(tmpdir(), 'taas-config-'))
  stack.defer(() => rmSync(folder, { recursive: true }))
  const path = join(folder, 'gateway.json')
  writeFileSync(path, JSON.stringify({ upstreams: { default: plan } }))
  const gateway = createGateway(readFlags(['--config', path], {}), { log: () => {}, onError: () => {} })
  stack.defer(() => gateway.close())
  const { origin } = stack.use(await listen(createGatewayServer(gateway.app)))
  const owned = stack.move()
  return { origin, [Symbol.asyncDispose]: () => owned.disposeAsync() }
}
