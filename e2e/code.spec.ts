// Every snippet of the Code tab, run for real: what a server received is compared with what the form held.
import { execFile, spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type IncomingMessage } from 'node:http'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { readFlags } from '../gateway/flags.ts'
import { createGateway } from '../gateway/gateway.ts'
import { createGatewayServer } from '../gateway/server.ts'
import { listen } from '../gateway/test-servers.ts'
import { SNIPPET_LANGUAGES, type SnippetLanguage } from '../src/lib/snippet/languages.ts'
import { filesOf, openAiValuesOf, type SnippetRequest } from '../src/lib/snippet/request.ts'
import { writeSnippet } from '../src/lib/snippet/write-snippet.ts'
import { expect, send, test } from './fixtures.ts'

const TOKEN = 'taas_snippet_token_0123456789'

/** Everything that has broken a quotation somewhere. */
const HOSTILE = [
  `it's "quoted", \`ticked\` and $HOME or \${HOME} or $(id)`,
  'back\\slash, \\n, a tab\t, a line\nbreak, \r\n, ends with \\',
  '@file.txt and <b>&amp; %s {braces} #{x} \u2028\u2029 \u0007',
  'ä ß 日本語 👩‍👩‍👧 \u202eright to left',
  '\'\'\'triple\'\'\' """triple""" -- --flag ; rm -rf / | cat !! ^',
]
const text = HOSTILE.join('\n')
const FILE_NAMES = [`it's a "take" $1.wav`, `it's a "take" \\ $1.wav`]

type Received = { method: string; url: string; authorization: string; body: unknown; files: string[] }

/** A server that takes down what reached it through a gateway, and answers every endpoint. */
async function capture() {
  const received: Received[] = []
  const upstream = await listen(
    createServer(async (incoming, outgoing) => {
      received.push(await readRequest(incoming))
      const { url = '' } = incoming
      if (url.endsWith('/speech')) return outgoing.writeHead(200, { 'content-type': 'audio/wav' }).end('RIFF')
      const isStream = JSON.stringify(received.at(-1)?.body ?? '').includes('"stream":true')
      const answer = { choices: [{ index: 0, delta: { content: 'x' } }], data: [], text: '', results: [] }
      if (!isStream)
        return outgoing.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(answer))
      outgoing.writeHead(200, { 'content-type': 'text/event-stream' })
      return outgoing.end(`data: ${JSON.stringify(answer)}\n\ndata: [DONE]\n\n`)
    }),
  )
  const gateway = createGateway(readFlags(['--upstream', upstream.origin], {}), {
    log: () => {},
    onError: () => {},
  })
  const server = await listen(createGatewayServer(gateway.app))
  return {
    origin: server.origin,
    received,
    [Symbol.asyncDispose]: async () => {
      gateway.close()
      await server[Symbol.asyncDispose]()
      await upstream[Symbol.asyncDispose]()
    },
  }
}

async function readRequest(incoming: IncomingMessage): Promise<Received> {
  const chunks: Buffer[] = []
  for await (const chunk of incoming) chunks.push(chunk)
  const bytes = Buffer.concat(chunks)
  const { method = '', url = '', headers } = incoming
  const authorization = headers.authorization ?? ''
  const type = headers['content-type'] ?? ''
  if (!type.startsWith('multipart/')) {
    return {
      method,
      url,
      authorization,
      body: bytes.length === 0 ? null : JSON.parse(bytes.toString()),
      files: [],
    }
  }
  const form = await new Response(bytes, { headers: { 'content-type': type } }).formData()
  const entries = [...form]
  const files = await Promise.all(
    entries.flatMap(([, value]) =>
      value instanceof File ? [value.text().then((held) => `${value.name}: ${held}`)] : [],
    ),
  )
  const values = entries.flatMap(([name, value]) => (typeof value === 'string' ? [{ name, value }] : []))
  return { method, url, authorization, body: values, files }
}

const REQUESTS: readonly Omit<SnippetRequest, 'baseUrl' | 'needsToken'>[] = [
  { method: 'GET', path: '/models', body: null, answer: 'json' },
  {
    method: 'POST',
    path: '/chat/completions',
    body: {
      json: {
        model: text,
        messages: [
          { role: 'system', content: text },
          { role: 'user', content: HOSTILE[0] },
        ],
        temperature: 0.7,
        stream: true,
        stop: HOSTILE,
        top_k: 3,
        [HOSTILE[1] ?? '']: { nested: [null, true, false, 1e21, -0.5, '', []] },
      },
    },
    answer: 'events',
  },
  { method: 'POST', path: '/embeddings', body: { json: { model: text, input: HOSTILE } }, answer: 'json' },
  {
    method: 'POST',
    path: '/rerank',
    body: { json: { model: text, query: HOSTILE[0], documents: HOSTILE, top_n: 2 } },
    answer: 'json',
  },
  {
    method: 'POST',
    path: '/audio/speech',
    body: { json: { model: 'm', input: text, voice: HOSTILE[0], response_format: 'wav', speed: 1.25 } },
    answer: { file: `it's $HOME.wav` },
  },
  ...FILE_NAMES.map((file) => ({
    method: 'POST' as const,
    path: '/audio/transcriptions',
    body: {
      form: [
        { name: 'file', file },
        { name: 'model', value: HOSTILE[0] ?? '' },
        { name: 'language', value: '@de <x' },
        { name: 'timestamp_granularities[]', value: 'segment' },
        { name: 'timestamp_granularities[]', value: 'word' },
      ],
    },
    answer: 'json' as const,
  })),
]

// In the project's folder, so that a program finds the packages that stand there.
const results = fileURLToPath(new URL('../test-results/', import.meta.url))

type Ran = { stdout: string; stderr: string }

// Never synchronously: the server that it asks runs in this very process.
function run(folder: string, command: string, args: readonly string[], token = TOKEN): Promise<Ran> {
  return new Promise((resolve, reject) => {
    execFile(
      command,
      args,
      { cwd: folder, env: { ...process.env, TAAS_API_KEY: token }, timeout: 20_000 },
      (error, stdout, stderr) =>
        error === null ? resolve({ stdout, stderr }) : reject(new Error(`${error.message}\n${stderr}`)),
    ).stdin?.end()
  })
}

const canRun = (code: string) => spawnSync('python3', ['-c', code], { timeout: 10_000 }).status === 0

async function runSnippet(folder: string, language: SnippetLanguage, code: string): Promise<void> {
  const file = join(folder, language.startsWith('python') ? 'snippet.py' : 'snippet.mjs')
  writeFileSync(file, code)
  if (language === 'curl') await run(folder, 'sh', ['-c', code])
  else await run(folder, language.startsWith('python') ? 'python3' : process.execPath, [file])
}

/** Reads the arguments that a Python program would call with, without running it. */
const READ_ARGUMENTS = `
import ast, json, sys
tree = ast.parse(open(sys.argv[1]).read())
found = {}
for node in ast.walk(tree):
    for keyword in getattr(node, "keywords", []) if isinstance(node, ast.Call) else []:
        try:
            found[keyword.arg] = ast.literal_eval(keyword.value)
        except ValueError:
            found[keyword.arg] = ast.unparse(keyword.value)
print(json.dumps(found))
`

function readArguments(folder: string, code: string): Record<string, unknown> {
  writeFileSync(join(folder, 'snippet.py'), code)
  writeFileSync(join(folder, 'read.py'), READ_ARGUMENTS)
  const { stdout, stderr } = spawnSync('python3', ['read.py', 'snippet.py'], {
    cwd: folder,
    encoding: 'utf8',
  })
  if (stdout === '') throw new Error(stderr)
  return JSON.parse(stdout)
}

for (const language of SNIPPET_LANGUAGES) {
  test(`${language}: every endpoint, with hostile values (ALL-12)`, async () => {
    const isPython = language.startsWith('python')
    // biome-ignore lint/suspicious/noSkippedTests: without an interpreter there is nothing to read the program
    test.skip(isPython && !canRun(''), 'python3 is not installed')
    await using server = await capture()
    mkdirSync(results, { recursive: true })
    const folder = mkdtempSync(join(results, 'snippet-'))
    for (const name of FILE_NAMES) writeFileSync(join(folder, name), 'RIFF sound')
    const isRun = !isPython || canRun(language === 'python-openai' ? 'import openai' : 'import requests')
    for (const made of REQUESTS) {
      const request = { ...made, baseUrl: `${server.origin}/v1`, needsToken: true }
      const code = writeSnippet(request, language)
      expect(code).not.toContain(TOKEN)
      if (!isRun) {
        expectArguments(readArguments(folder, code), request)
        continue
      }
      await runSnippet(folder, language, code)
      const last = server.received.at(-1)
      expect(last).toMatchObject({
        method: request.method,
        url: `/v1${request.path}`,
        authorization: `Bearer ${TOKEN}`,
      })
      expectBody(last, request, language)
    }
    if (isRun) expect(server.received).toHaveLength(REQUESTS.length)
    rmSync(folder, { recursive: true })
  })
}

function expectBody(
  last: Received | undefined,
  { body, path }: SnippetRequest,
  language: SnippetLanguage,
): void {
  if (body === null) return
  if ('form' in body) {
    expect(last?.body).toEqual(body.form.filter((part) => 'value' in part))
    expect(last?.files).toEqual(filesOf(body.form).map(([, name]) => `${name}: RIFF sound`))
    return
  }
  // OpenAI's packages name the plain format of vectors; nothing else is added, and nothing is missing.
  const isNamed = path === '/embeddings' && language.endsWith('openai')
  expect(last?.body).toEqual({ ...Object(body.json), ...(isNamed ? { encoding_format: 'float' } : {}) })
}

function expectArguments(found: Record<string, unknown>, { body, path }: SnippetRequest): void {
  const {
    extra_body: extra,
    body: whole,
    api_key: _,
    base_url: base,
    cast_to: _cast,
    end: _end,
    ...named
  } = found
  expect(base).toMatch(/\/v1$/)
  if (body === null) return
  if ('form' in body) {
    for (const [name, value] of openAiValuesOf(body.form)) expect(named[name]).toEqual(value)
    for (const [name] of filesOf(body.form)) expect(named[name]).toContain('open(')
    return
  }
  const sent = whole ?? { ...named, ...Object(extra) }
  expect(sent).toEqual({
    ...Object(body.json),
    ...(path === '/embeddings' ? { encoding_format: 'float' } : {}),
  })
}

test('Code keeps step with the form; the token is put in only on request, and masked on screen (ALL-5)', async ({
  page,
  context,
  gateway,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await page.goto('/rerank')
  await expect(page.getByText('was 7, up 6')).toBeAttached()
  await page.getByRole('button', { name: 'Show the side panel' }).click()
  await page.getByText('Code', { exact: true }).click()
  const code = page.getByRole('region', { name: 'Code of this request' })
  await page.getByRole('combobox', { name: 'Language' }).selectOption('Python (openai)')
  await page.getByRole('textbox', { name: 'Query' }).fill(`it's "here"`)
  await expect(code).toContainText(`"query": "it's \\"here\\"",`)
  await expect(code).toContainText('os.environ["TAAS_API_KEY"]')
  // The choice of language is kept over pages and reloads.
  await page.reload()
  await expect(code).toContainText('from openai import OpenAI')
  await page.getByRole('checkbox', { name: 'Put my token into what I copy' }).check()
  await expect(
    page.getByRole('alert').filter({ hasText: 'whoever reads it can use your account' }),
  ).toBeVisible()
  await page.getByRole('button', { name: 'Copy code' }).click()
  await expect
    .poll(() => page.evaluate(() => navigator.clipboard.readText()))
    .toContain(`api_key="${gateway.fullToken}"`)
  expect(await page.content()).not.toContain(gateway.fullToken)
  // A form has every field in Code that went over the wire.
  await page.goto('/transcription')
  await expect(page.getByText('decoded from the sound')).toBeVisible()
  await page.keyboard.press('i')
  for (const field of ['model', 'response_format', 'timestamp_granularities']) {
    await expect(code).toContainText(field)
  }
  await page.getByText('Wire', { exact: true }).click()
  await expect(page.getByRole('region', { name: 'Request' }).first()).toContainText('timestamp_granularities')
  // Where it would cover its page it waits to be asked for, also after a reload.
  await page.setViewportSize({ width: 360, height: 740 })
  await page.reload()
  await page.getByRole('button', { name: 'Show the side panel' }).click()
  await expect(page.getByRole('dialog', { name: 'Side panel' })).toBeVisible()
})

test('Wire: exactly this request as curl, and the exchange as HAR, without the token (ALL-11)', async ({
  chat,
  context,
  gateway,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await send(chat, `it's "odd" $HOME`)
  await expect(chat.getByRole('status').filter({ hasText: 'Answer complete' })).toBeAttached()
  // Code is the request that was sent, until there is a next one to send.
  await chat.getByText('Code', { exact: true }).click()
  const code = chat.getByRole('region', { name: 'Code of this request' })
  await expect(code).toContainText('odd')
  await expect(code).not.toContainText('"role": "assistant"')
  await chat.getByRole('textbox', { name: 'Message' }).fill('And then?')
  await expect(code).toContainText(/"role": "assistant"[\s\S]*"content": "And then\?"/)
  await chat.getByText('Wire', { exact: true }).click()
  const sent = chat.getByRole('region', { name: 'Request' }).first()
  await sent.getByRole('button', { name: 'More ways to take this exchange along' }).click()
  await sent.getByRole('button', { name: 'Copy as curl' }).click()
  await expect(sent.getByText('Copied. The token is read from TAAS_API_KEY.')).toBeVisible()
  const curl = await chat.evaluate(() => navigator.clipboard.readText())
  const folder = mkdtempSync(join(results, 'wire-'))
  const { stdout } = await run(folder, 'sh', ['-c', curl], gateway.fullToken)
  rmSync(folder, { recursive: true })
  expect(stdout).toContain('data: [DONE]')
  await sent.getByRole('button', { name: 'More ways to take this exchange along' }).click()
  const download = chat.waitForEvent('download')
  await sent.getByRole('button', { name: 'Save as HAR' }).click()
  const stream = await (await download).createReadStream()
  let har = ''
  for await (const chunk of stream) har += chunk
  const { log } = JSON.parse(har)
  expect(log.entries).toHaveLength(1)
  expect(log.entries[0].response.content.text).toContain('data: [DONE]')
  expect(har).not.toContain(gateway.fullToken)
})
