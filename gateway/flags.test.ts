import { describe, expect, it } from 'vitest'
import { FlagError, isLoopback, readFlags } from './flags.ts'
import { listServers } from './servers.ts'

const read = (line: string, env: NodeJS.ProcessEnv = {}) => readFlags(line.split(' ').filter(Boolean), env)

describe('readFlags', () => {
  it('has defaults', () => {
    expect(read('')).toMatchObject({ port: 4321, host: '127.0.0.1', upstreams: [], shareToken: false })
  })

  it('prefers the command line to the environment', () => {
    const env = { PORT: '5000', HOST: '::1', TAAS_UPSTREAM: 'https://a.example lab=http://b.example' }
    expect(read('', env)).toMatchObject({ port: 5000, host: '::1' })
    const flags = read('--port=0 --host [::1] --upstream http://c.example/', env)
    expect(flags.port).toBe(0)
    expect(flags.upstreams).toEqual([
      { name: 'lab', url: 'http://b.example' },
      { name: null, url: 'http://c.example' },
    ])
  })

  it.each([
    ['https://x.example/v1', 'https://x.example'],
    ['https://x.example/v1/', 'https://x.example'],
    ['http://127.0.0.1:8080/openai/v1', 'http://127.0.0.1:8080/openai'],
    ['HTTPS://X.Example:443/', 'https://x.example'],
  ])('normalises the upstream %s', (given, url) => {
    expect(read(`--upstream ${given}`).upstreams).toEqual([{ name: null, url }])
  })

  it('reads the repeatable and the plain switches', () => {
    const flags = read(
      '--connect https://a.example --connect http://b.example:81/ --allow-host Box.local --open --share-token',
    )
    expect(flags.connect).toEqual(['https://a.example', 'http://b.example:81'])
    expect(flags).toMatchObject({ allowHosts: ['box.local'], open: true, shareToken: true, quiet: false })
    expect(read('--allow-host fe80::1').allowHosts).toEqual(['[fe80::1]'])
  })

  it.each([
    ['--prot 1', '--prot'],
    ['extra', 'extra'],
    ['--port', '--port'],
    ['--port --open', '--port'],
    ['--port 99999', '99999'],
    ['--port 4e3', '4e3'],
    ['--host a/b', 'a/b'],
    ['--open=yes', 'yes'],
    ['--upstream ftp://x.example', 'ftp://x.example'],
    ['--upstream x.example', 'x.example'],
    ['--upstream https://x.example/?a=1', 'query'],
    ['--upstream https://x.example/#a', 'fragment'],
    ['--upstream A_B=https://x.example', 'A_B'],
    ['--upstream default=https://x.example', '"default", but that is a name of the sandbox'],
    ['--upstream sandbox=https://x.example', '"sandbox", but that is a name of the sandbox'],
    ['--upstream a=https://x.example --upstream a=https://y.example', '"a" twice'],
    ['--connect https://x.example/path', '/path'],
    ['--allow-host https://x.example', 'https://x.example'],
  ])('refuses "%s" in one sentence', (line, named) => {
    expect(() => read(line)).toThrow(FlagError)
    expect(() => read(line)).toThrow(named)
  })

  it('never repeats a password', () => {
    expect(() => read('--upstream https://me:secret@x.example')).toThrow(/^(?!.*secret).*password/)
  })

  it('names the environment variable', () => {
    expect(() => read('', { PORT: 'x' })).toThrow('PORT is "x"')
  })
})

describe('isLoopback', () => {
  it.each(['127.0.0.1', '127.9.9.9', 'localhost', '::1'])('%s', (host) => expect(isLoopback(host)).toBe(true))
  it.each(['0.0.0.0', '::', '192.168.0.2', '127.evil.example'])('not %s', (host) => {
    expect(isLoopback(host)).toBe(false)
  })
})

describe('listServers', () => {
  it('begins with the sandbox and always has taas', () => {
    expect(listServers(read(''))).toEqual([
      { name: 'sandbox', kind: 'sandbox', baseUrl: '/v1', healthUrl: '/health', upstream: null },
      {
        name: 'taas',
        kind: 'upstream',
        baseUrl: '/up/taas/v1',
        healthUrl: '/up/taas/health',
        upstream: 'https://taas.cloudsigma.com',
      },
    ])
  })

  it('puts an upstream without a name in the place of the sandbox, and lets taas be moved', () => {
    const servers = listServers(read('--upstream https://a.example --upstream taas=http://b.example'))
    expect(servers.map(({ name, kind, upstream }) => [name, kind, upstream])).toEqual([
      ['default', 'upstream', 'https://a.example'],
      ['taas', 'upstream', 'http://b.example'],
    ])
  })
})
