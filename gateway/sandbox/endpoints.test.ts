import { describe, expect, it } from 'vitest'
import type { Clock } from './clock.ts'
import { jsonOf, refusalOf, testSandbox } from './test-sandbox.ts'
import { countTokens } from './tokenizer.ts'
import { decodeWav, encodeWav } from './wav.ts'

describe('embeddings', () => {
  const embed = (extra: object) =>
    testSandbox().ask('/v1/embeddings', { model: 'sandbox-hash-768', input: 'Hello world', ...extra })

  it('has the reference’s shape, one vector a text', async () => {
    const input = ['Hello world', 'How are you?']
    const answer = await jsonOf(await embed({ input }))
    const tokens = input.reduce((sum, text) => sum + countTokens(text), 0)
    expect(answer).toEqual({
      object: 'list',
      model: 'sandbox-hash-768',
      data: input.map((_, index) => ({ object: 'embedding', index, embedding: expect.any(Array) })),
      usage: { prompt_tokens: tokens, total_tokens: tokens },
    })
  })

  it('gives unit vectors of 64 to 1024 dimensions, alike as numbers and in base64', async () => {
    for (const dimensions of [64, 768, 1024]) {
      const numbers = (await jsonOf(await embed({ dimensions }))).data[0].embedding
      const { data } = await jsonOf(await embed({ dimensions, encoding_format: 'base64' }))
      const bytes = Buffer.from(data[0].embedding, 'base64')
      expect(numbers).toHaveLength(dimensions)
      expect(numbers).toEqual(numbers.map((_: number, at: number) => bytes.readFloatLE(at * 4)))
      expect(Math.hypot(...numbers)).toBeCloseTo(1, 5)
    }
    expect(
      (await jsonOf(await embed({ dimensions: null, encoding_format: null }))).data[0].embedding,
    ).toHaveLength(768)
  })

  it('takes 2,048 tokens a text and names every text with more', async () => {
    const text = (count: number) => Array.from({ length: count }, () => 'word').join(' ')
    expect((await embed({ input: text(2048) })).status).toBe(200)
    expect(await refusalOf(await embed({ input: text(2049) }))).toEqual([422, ['body.input']])
    expect(await refusalOf(await embed({ input: [text(3000), 'a', text(2049)] }))).toEqual([
      422,
      ['body.input.0', 'body.input.2'],
    ])
  })

  it.each<[object, string]>([
    [{ input: [] }, 'body.input'],
    [{ input: 5 }, 'body.input'],
    [{ dimensions: 63 }, 'body.dimensions'],
    [{ dimensions: 1025 }, 'body.dimensions'],
    [{ encoding_format: 'hex' }, 'body.encoding_format'],
  ])('refuses %j', async (extra, field) => {
    expect(await refusalOf(await embed(extra))).toEqual([422, [field]])
  })
})

describe('rerank', () => {
  const rerank = (extra: object = {}) =>
    testSandbox().ask('/v1/rerank', {
      model: 'sandbox-lexical',
      query: 'What is quantum computing?',
      documents: ['The weather today is sunny.', 'Quantum computing uses qubits.', 'Computers use bits.'],
      ...extra,
    })

  it('gives every document once, best first, with scores in 0..1', async () => {
    const { results, model } = await jsonOf(await rerank())
    expect(model).toBe('sandbox-lexical')
    expect(results[0].index).toBe(1)
    expect(results.map(({ index }: { index: number }) => index).toSorted()).toEqual([0, 1, 2])
    const scores = results.map(({ relevance_score }: { relevance_score: number }) => relevance_score)
    expect(scores).toEqual(scores.toSorted((a: number, b: number) => b - a))
    expect(Math.min(...scores)).toBeGreaterThanOrEqual(0)
    expect(Math.max(...scores)).toBeLessThanOrEqual(1)
  })

  it('honours top_n', async () => {
    expect((await jsonOf(await rerank({ top_n: 1 }))).results).toHaveLength(1)
    expect((await jsonOf(await rerank({ top_n: 99 }))).results).toHaveLength(3)
  })

  it.each<[object, string]>([
    [{ query: '' }, 'body.query'],
    [{ documents: [] }, 'body.documents'],
    [{ documents: [1] }, 'body.documents.0'],
    [{ documents: [{ text: 'a' }] }, 'body.documents.0'],
    [{ top_n: 0 }, 'body.top_n'],
  ])('refuses %j', async (extra, field) => {
    expect(await refusalOf(await rerank(extra))).toEqual([422, [field]])
  })
})

describe('speech', () => {
  const speak = (extra: object = {}) =>
    testSandbox().ask('/v1/audio/speech', { model: 'sandbox-morse', input: 'SOS', ...extra })
  const bytesOf = async (answer: Response) => new Uint8Array(await answer.arrayBuffer())

  it('is MP3 unless WAV is asked for', async () => {
    for (const response_format of [undefined, null, 'mp3']) {
      const answer = await speak({ response_format })
      expect(answer.headers.get('content-type')).toBe('audio/mpeg')
      const bytes = await bytesOf(answer)
      expect(new TextDecoder('latin1').decode(bytes.subarray(0, 3))).toBe('ID3')
      // 64 kbit/s: 8,000 bytes a second, and the encoder's delay.
      expect(bytes.length).toBeGreaterThan(12_000)
    }
    const wav = await speak({ response_format: 'wav', voice: 'any at all' })
    expect(wav.headers.get('content-type')).toBe('audio/wav')
    const bytes = await bytesOf(wav)
    expect(Number(wav.headers.get('content-length'))).toBe(bytes.length)
    expect(decodeWav(bytes).info).toMatchObject({ ICMT: 'SOS', ISFT: 'taas-sandbox' })
  })

  it.each(['mp3', 'wav'])('sends %s as it is made', async (response_format) => {
    const answer = await speak({ input: 'SOS SOS', response_format })
    const chunks = await Array.fromAsync(answer.body ?? [], ({ length }) => length)
    expect(chunks.length).toBeGreaterThan(4)
  })

  it('lists the robot’s voices and refuses one that it has not', async () => {
    const { voices } = await jsonOf(await testSandbox().fetch('/v1/audio/voices'))
    expect(voices).toContainEqual({ id: 'de+f3', name: 'German, female', language: 'de' })
    const answer = await speak({ model: 'sandbox-espeak', voice: 'nope' })
    expect(answer.status).toBe(422)
    expect(JSON.stringify(await jsonOf(answer))).toContain('There is no voice \\"nope\\"')
  })

  it.each(['mp3', 'wav'])('speaks words as %s, with what was said in the label', async (response_format) => {
    const answer = await speak({ model: 'sandbox-espeak', input: 'Invoice 4172.', response_format })
    expect(answer.headers.get('x-taas-sandbox')).toBe('espeak')
    const form = new FormData()
    form.set('file', new File([await bytesOf(answer)], `spoken.${response_format}`))
    form.set('model', 'sandbox-listen')
    const heard = await testSandbox().fetch('/v1/audio/transcriptions', { method: 'POST', body: form })
    expect(await jsonOf(heard)).toEqual({
      text: 'Invoice 4172.',
      source: "read from this file's own label, not heard",
    })
  })

  it.each(['sandbox-morse', 'sandbox-espeak'])(
    '%s: MP3 of one bit rate throughout, which says what made it; WAV too',
    async (model) => {
      const mp3 = await bytesOf(await speak({ model, input: 'Invoice 4172 is paid.' }))
      const tagBytes = 10 + mp3.subarray(6, 10).reduce((sum, seven) => sum * 128 + seven, 0)
      const tag = new TextDecoder().decode(mp3.subarray(0, tagBytes))
      for (const words of ['TSSE', 'taas-sandbox', 'COMM', 'Invoice 4172 is paid.'])
        expect(tag).toContain(words)
      // MPEG-2, layer III: 64 kbit/s is the eighth of its rates; frames follow each other to the end.
      let frames = 0
      const rate = model === 'sandbox-morse' ? 16_000 : 22_050
      for (let at = tagBytes; at + 4 <= mp3.length; frames += 1) {
        expect([mp3[at], (mp3[at + 1] ?? 0) & 0xfe, (mp3[at + 2] ?? 0) >> 4]).toEqual([0xff, 0xf2, 8])
        at += Math.floor((72 * 64_000) / rate) + (((mp3[at + 2] ?? 0) >> 1) & 1)
      }
      expect(frames).toBeGreaterThan(30)
      const wav = decodeWav(await bytesOf(await speak({ model, input: 'Invoice', response_format: 'wav' })))
      expect(wav.info).toMatchObject({ ISFT: 'taas-sandbox', ICMT: 'Invoice' })
    },
  )

  it.each(['mp3', 'wav'])(
    'the robot’s %s comes as it is made, the same each time',
    async (response_format) => {
      const spoken = async () => {
        const answer = await speak({ model: 'sandbox-espeak', input: 'Order 4172 ships.', response_format })
        return Array.fromAsync(answer.body ?? [], (chunk) => [...chunk])
      }
      const [first, again] = await Promise.all([spoken(), spoken()])
      expect(first.length).toBeGreaterThan(4)
      expect(again.flat()).toEqual(first.flat())
    },
  )

  it('lasts by its speed', async () => {
    const seconds = async (speed: number) => {
      const { frames, sampleRate } = decodeWav(await bytesOf(await speak({ response_format: 'wav', speed })))
      return frames / sampleRate
    }
    const [slow, usual, quick] = [await seconds(0.25), await seconds(1), await seconds(4)]
    expect(slow / usual).toBeCloseTo(4, 0)
    expect(usual / quick).toBeCloseTo(4, 0)
  })

  it('takes 4,096 characters, counted as code points', async () => {
    expect((await speak({ input: `E${'🎉'.repeat(4095)}` })).status).toBe(200)
    expect(await refusalOf(await speak({ input: '🎉'.repeat(4097) }))).toEqual([422, ['body.input']])
    expect(await refusalOf(await speak({ input: '' }))).toEqual([422, ['body.input']])
  })

  it('refuses a text of which nothing can be sent', async () => {
    expect(await refusalOf(await speak({ input: '🎉 مرحبا' }))).toEqual([422, ['body.input']])
  })

  it('refuses what would last for more than half an hour', async () => {
    const [status, fields] = await refusalOf(await speak({ input: 'O'.repeat(4000), speed: 0.25 }))
    expect([status, fields]).toEqual([422, ['body.input']])
  })

  it.each<[object, string]>([
    [{ speed: 0.24 }, 'body.speed'],
    [{ speed: 4.1 }, 'body.speed'],
    [{ response_format: 'ogg' }, 'body.response_format'],
    [{ voice: 5 }, 'body.voice'],
  ])('refuses %j', async (extra, field) => {
    expect(await refusalOf(await speak(extra))).toEqual([422, [field]])
  })
})

describe('transcription', () => {
  const PATH = '/v1/audio/transcriptions'
  const silence = encodeWav(new Float32Array(16_000), 16_000)

  async function morse(input: string): Promise<Uint8Array<ArrayBuffer>> {
    const spoken = await testSandbox().ask('/v1/audio/speech', {
      model: 'sandbox-morse',
      input,
      response_format: 'wav',
    })
    return new Uint8Array(await spoken.arrayBuffer())
  }

  function formOf(
    bytes: Uint8Array<ArrayBuffer>,
    fields: Record<string, string> = {},
    name = 'recording.wav',
  ) {
    const form = new FormData()
    form.append('file', new Blob([bytes], { type: 'audio/wav' }), name)
    for (const [field, value] of Object.entries(fields)) form.append(field, value)
    return form
  }

  const transcribe = (form: FormData, sandbox = testSandbox()) =>
    sandbox.fetch(PATH, { method: 'POST', body: form })

  it('hears Morse in the sound, without a model and with its own', async () => {
    const bytes = await morse('Hello world')
    for (const fields of [{}, { model: '' }, { model: 'sandbox-listen', language: 'en' }] as Record<
      string,
      string
    >[]) {
      const answer = await transcribe(formOf(bytes, fields))
      expect(await jsonOf(answer)).toEqual({ text: 'HELLO WORLD', source: 'decoded from the sound' })
      expect(answer.headers.get('x-taas-sandbox')).toBe('morse')
    }
  })

  it('answers in the format asked for', async () => {
    const bytes = await morse('SOS SOS')
    const text = await transcribe(formOf(bytes, { response_format: 'text' }))
    expect(text.headers.get('content-type')).toMatch(/^text\/plain/)
    expect(await text.text()).toBe('SOS SOS')
    const verbose = await jsonOf(await transcribe(formOf(bytes, { response_format: 'verbose_json' })))
    expect(verbose).toMatchObject({
      text: 'SOS SOS',
      segments: [{ id: 0, start: expect.any(Number), end: expect.any(Number), text: 'SOS SOS' }],
    })
    expect(verbose.segments[0].end).toBeLessThanOrEqual(verbose.duration)
  })

  it('measures a sound that it cannot read, and says so', async () => {
    const answer = await jsonOf(await transcribe(formOf(silence)))
    expect(answer).toEqual({ text: expect.stringContaining('cannot recognise speech'), source: 'measured' })
  })

  it('names another model’s 404', async () => {
    expect(await refusalOf(await transcribe(formOf(silence, { model: 'whisper' })))).toEqual([
      404,
      'The sandbox has no transcription model "whisper". Its model for this endpoint is sandbox-listen.',
    ])
  })

  it('refuses what is no form, no file, no sound, empty, or of a wrong field', async () => {
    const { ask, fetch } = testSandbox()
    expect((await refusalOf(await ask(PATH, {})))[0]).toBe(400)
    expect((await refusalOf(await fetch(PATH, { method: 'POST' })))[0]).toBe(400)
    const noFile = new FormData()
    noFile.append('model', 'sandbox-listen')
    expect(await refusalOf(await transcribe(noFile))).toEqual([422, ['body.file']])
    noFile.append('file', 'a text, not a file')
    expect(await refusalOf(await transcribe(noFile))).toEqual([422, ['body.file']])
    expect(await refusalOf(await transcribe(formOf(new Uint8Array(0))))).toEqual([422, ['body.file']])
    expect(await refusalOf(await transcribe(formOf(Uint8Array.of(1, 2, 3))))).toEqual([422, ['body.file']])
    expect(await refusalOf(await transcribe(formOf(silence, { language: 'english' })))).toEqual([
      422,
      ['body.language'],
    ])
    expect(await refusalOf(await transcribe(formOf(silence, { response_format: 'vtt' })))).toEqual([
      422,
      ['body.response_format'],
    ])
  })

  it('takes 25 MB and not a byte more', async () => {
    const limit = 25 * 1_048_576
    const over = await transcribe(formOf(new Uint8Array(limit + 1)))
    expect(await refusalOf(over)).toEqual([413, expect.stringContaining('over the limit of 25 MB')])
    expect(await refusalOf(await transcribe(formOf(new Uint8Array(limit))))).toEqual([422, ['body.file']])
  })

  it('fails as its file’s name says', async () => {
    const fields = { model: 'sandbox-faults' }
    const refused = await transcribe(formOf(silence, fields, 'status=429_retry-after=9.wav'))
    expect([refused.status, refused.headers.get('retry-after')]).toEqual([429, '9'])
    expect((await transcribe(formOf(silence, fields, 'fine.wav'))).status).toBe(200)
  })

  it('fails once for each sandbox, whatever another one has seen', async () => {
    const [one, other] = [testSandbox(), testSandbox()]
    const ask = async (sandbox: typeof one) =>
      (await transcribe(formOf(silence, { model: 'sandbox-faults' }, 'status=500_once.wav'), sandbox)).status
    expect([await ask(one), await ask(other), await ask(one), await ask(other)]).toEqual([500, 500, 200, 200])
  })

  it('reads two recordings at once; a third is asked to wait and can come again', async () => {
    const stop = new AbortController()
    let asleep = 0
    const clock: Clock = {
      now: () => 0,
      sleep: (_ms, signal) => {
        asleep += 1
        return new Promise((resolve) => signal?.addEventListener('abort', () => resolve()))
      },
    }
    const hanging = [1, 2].map(() =>
      testSandbox(clock).fetch(PATH, {
        method: 'POST',
        body: formOf(silence, { model: 'sandbox-faults' }, 'hang.wav'),
        signal: stop.signal,
      }),
    )
    while (asleep < 2) await new Promise((resolve) => setImmediate(resolve))
    const third = await transcribe(formOf(silence))
    expect([third.status, third.headers.get('retry-after')]).toEqual([429, '2'])
    stop.abort()
    await Promise.all(hanging)
    expect((await transcribe(formOf(silence))).status).toBe(200)
  })
})
