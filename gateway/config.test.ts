import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, describe, expect, it } from 'vitest'
import { readConfig } from './config.ts'
import { readFlags } from './flags.ts'
import { listServers } from './servers.ts'

const folder = mkdtempSync(join(tmpdir(), 'taas-config-test-'))
const path = join(folder, 'gateway.json')
afterAll(() => rmSync(folder, { recursive: true }))

function read(text: string) {
  writeFileSync(path, text)
  return readConfig(path)
}

describe('a configuration', () => {
  it('names servers, each an address or one for each endpoint', () => {
    const upstreams = {
      default: 'http://127.0.0.1:8080/v1',
      lab: { chat: 'http://a.example', speech: 'http://b.example' },
    }
    const plain = { dialect: 'openai', models: [] }
    expect(read(JSON.stringify({ upstreams }))).toEqual([
      { name: null, url: 'http://127.0.0.1:8080' },
      {
        name: 'lab',
        url: 'http://a.example#http://b.example',
        plan: { chat: { url: 'http://a.example', ...plain }, speech: { url: 'http://b.example', ...plain } },
      },
    ])
  })

  it('gives way to a flag of the same name', () => {
    writeFileSync(path, JSON.stringify({ upstreams: { lab: 'http://a.example', taas: 'http://b.example' } }))
    const servers = listServers(readFlags(['--upstream', 'lab=http://c.example', '--config', path], {}))
    expect(servers.map(({ name, upstream }) => [name, upstream])).toEqual([
      ['sandbox', null],
      ['taas', 'http://b.example'],
      ['lab', 'http://c.example'],
    ])
  })

  it('has an example that can be used', () => {
    const example = fileURLToPath(new URL('../docs/gateway.example.json', import.meta.url))
    expect(readConfig(example).map(({ name }) => name)).toEqual(['local', 'lab'])
  })

  it.each([
    ['{', 'is not JSON'],
    ['[]', 'the file: '],
    ['{"upstreams":{"lab":"ftp://a"}}', 'upstreams.lab: is "ftp://a", but must be an http or https address'],
    ['{"upstreams":{"Lab":"http://a"}}', 'upstreams.Lab: a name is lower-case words'],
    ['{"upstreams":{"__proto__":"http://a"}}', '__proto__: a name is lower-case words'],
    ['{"upstreams":{"lab":{"__proto__":"http://a"}}}', '__proto__: a name is lower-case words'],
    ['{"upstreams":{"lab":{}}}', 'upstreams.lab: must name at least one endpoint'],
    ['{"upstreams":{"lab":{"chat":{"url":"nowhere"}}}}', 'upstreams.lab.chat.url: is "nowhere"'],
    ['{"upstreams":{"lab":{"chat":{"url":"http://a","dialect":"tei"}}}}', 'upstreams.lab.chat.dialect: '],
    ['{"upstreams":{"lab":{"rerank":{"url":"http://a","dialect":"tie"}}}}', 'upstreams.lab.rerank.dialect: '],
    ['{"upstreams":{"lab":{"chatt":"http://a"}}}', 'upstreams.lab.chatt: '],
    ['{"upstreams":{"lab":"http://me:secret@a"}}', 'upstreams.lab: must be an address without user'],
    ['{"upstreams":{"lab":"me:secret@a"}}', 'upstreams.lab: must be an http or https address'],
    ['{"upstreams":{"lab":"http://a?key=secret"}}', 'upstreams.lab: must be an address without query'],
    ['{"upstreams":{"lab":"http://me:secret@a",;}}', 'is not JSON'],
    ['secret', 'is not JSON'],
    ['{"a":secret}', 'is not JSON'],
  ])('%s: names the place', (text, words) => {
    expect(() => read(text)).toThrow(`${path}${words.startsWith('is') ? ' ' : ': '}${words}`)
    expect(() => read(text)).not.toThrow('secret')
  })

  it('that is not there is said in a sentence by the flag', () => {
    expect(() => readFlags(['--config', join(folder, 'gone.json')], {})).toThrow('gone.json cannot be read')
    writeFileSync(path, '{"upstreams":{"sandbox":"http://a.example"}}')
    expect(() => readFlags(['--config', path], {})).toThrow('upstreams.sandbox: is a name of the sandbox')
  })
})
