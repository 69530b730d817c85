import { isIP } from 'node:net'
import { ConfigError, readConfig } from './config.ts'
import { readUpstreamUrl, type Upstream, UpstreamError } from './upstream-url.ts'

/** What the person who starts the gateway decides. */
export type Flags = {
  /** 0 lets the system choose a free port. */
  port: number
  /** A name or an address; IPv6 without brackets. */
  host: string
  upstreams: readonly Upstream[]
  /** Origins that the page may connect to directly; empty leaves it to the page. */
  connect: readonly string[]
  data: string | null
  /** Further names under which the gateway may be addressed; lower case, IPv6 in brackets. */
  allowHosts: readonly string[]
  shareToken: boolean
  open: boolean
  quiet: boolean
  help: boolean
}

/** A flag that cannot be understood. The message is one sentence for the person at the terminal. */
export class FlagError extends Error {
  override name = 'FlagError'
}

/** How this very program is started: from a clone, or as it was built for npm. */
export const COMMAND = import.meta.url.endsWith('.ts') ? 'npm start --' : 'npx taas-console'

/** The text of `--help`. */
export const HELP = `${COMMAND} [flags]

  --port NUMBER         port, 0 for a free one (PORT; 4321)
  --host ADDRESS        address to listen on (HOST; 127.0.0.1)
  --upstream URL        pass /v1 on to this server instead of the sandbox (TAAS_UPSTREAM)
  --upstream NAME=URL   offer this server at /up/NAME/v1; may be repeated
  --config FILE         servers by name, also one for each endpoint (docs/gateway.example.json)
  --connect ORIGIN      pin the origins that the page may connect to directly; may be repeated
  --data DIR            folder for the tokens that the sandbox issues (the user's data folder)
  --allow-host NAME     accept this name in the Host header; may be repeated
  --share-token         give the page the sandbox token although --host is not loopback
  --open                open the console in the browser
  --quiet               no access log
  --help                this text
`

/** Names of the default server. */
const RESERVED = new Set(['default', 'sandbox'])

const switches = new Map<string, 'shareToken' | 'open' | 'quiet' | 'help'>([
  ['--share-token', 'shareToken'],
  ['--open', 'open'],
  ['--quiet', 'quiet'],
  ['--help', 'help'],
])

type Change = (flags: Flags, value: string, origin: string) => Flags

const settings = new Map<string, Change>([
  ['--port', (flags, value, origin) => ({ ...flags, port: readPort(value, origin) })],
  ['--host', (flags, value, origin) => ({ ...flags, host: readHost(value, origin) })],
  ['--upstream', (flags, value, origin) => ({ ...flags, upstreams: addUpstream(flags, value, origin) })],
  ['--config', (flags, value) => ({ ...flags, upstreams: addConfig(flags, value) })],
  [
    '--connect',
    (flags, value, origin) => ({ ...flags, connect: [...flags.connect, readOrigin(value, origin)] }),
  ],
  ['--data', (flags, value) => ({ ...flags, data: value })],
  [
    '--allow-host',
    (flags, value, origin) => ({
      ...flags,
      allowHosts: [...flags.allowHosts, readAllowedHost(value, origin)],
    }),
  ],
])

/**
 * Reads the command line (`argv` without node and the script) over the environment variables PORT, HOST
 * and TAAS_UPSTREAM. A flag on the command line wins; so does its `--upstream` of the same name.
 *
 * Throws `FlagError` on an unknown flag, a missing or bad value, or an upstream named twice.
 */
export function readFlags(argv: readonly string[], env: NodeJS.ProcessEnv): Flags {
  const fromEnv = readEnvironment(env)
  let flags: Flags = { ...fromEnv, upstreams: [] }
  for (let at = 0; at < argv.length; at++) {
    const [name, inlineValue] = splitAtEquals(argv[at] ?? '')
    const key = switches.get(name)
    if (key) {
      if (inlineValue !== null) throw new FlagError(`${name} takes no value, but got "${inlineValue}".`)
      flags = { ...flags, [key]: true }
      continue
    }
    const change = settings.get(name)
    if (!change) throw new FlagError(`Unknown flag "${name}": --help lists the flags there are.`)
    const value = inlineValue ?? argv[++at]
    if (!value || (inlineValue === null && value.startsWith('--'))) {
      throw new FlagError(`${name} needs a value: --help says which.`)
    }
    flags = change(flags, value, name)
  }
  const isNew = (one: Upstream) => !flags.upstreams.some((given) => given.name === one.name)
  return { ...flags, upstreams: [...fromEnv.upstreams.filter(isNew), ...flags.upstreams] }
}

/** Whether only this machine can reach an address that a server listens on. */
export function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || (isIP(host) === 4 && host.startsWith('127.'))
}

function readEnvironment(env: NodeJS.ProcessEnv): Flags {
  let flags: Flags = {
    port: env.PORT ? readPort(env.PORT, 'PORT') : 4321,
    host: env.HOST ? readHost(env.HOST, 'HOST') : '127.0.0.1',
    upstreams: [],
    connect: [],
    data: null,
    allowHosts: [],
    shareToken: false,
    open: false,
    quiet: false,
    help: false,
  }
  for (const value of (env.TAAS_UPSTREAM ?? '').split(/[\s,]+/).filter(Boolean)) {
    flags = { ...flags, upstreams: addUpstream(flags, value, 'TAAS_UPSTREAM') }
  }
  return flags
}

function splitAtEquals(word: string): [string, string | null] {
  const at = word.indexOf('=')
  return word.startsWith('--') && at > 0 ? [word.slice(0, at), word.slice(at + 1)] : [word, null]
}

function readPort(value: string, origin: string): number {
  const port = /^\d{1,5}$/.test(value) ? Number(value) : -1
  if (port < 0 || port > 65_535) {
    throw new FlagError(`${origin} is "${value}", but must be a whole number from 0 to 65535.`)
  }
  return port
}

function readHost(value: string, origin: string): string {
  const host = value.replace(/^\[(.*)\]$/, '$1').toLowerCase()
  if (isIP(host) === 0 && !/^[a-z0-9]([a-z0-9._-]*[a-z0-9])?$/.test(host)) {
    throw new FlagError(`${origin} is "${value}", but must be an address or a name such as 127.0.0.1.`)
  }
  return host
}

function readAllowedHost(value: string, origin: string): string {
  const host = value.toLowerCase()
  const isName = /^[a-z0-9]([a-z0-9._-]*[a-z0-9])?$/.test(host)
  if (isIP(host) === 6) return `[${host}]`
  if (!isName && isIP(host.replace(/^\[(.*)\]$/, '$1')) !== 6) {
    throw new FlagError(`${origin} is "${value}", but must be a host name without scheme and port.`)
  }
  return host
}

function readOrigin(value: string, origin: string): string {
  const url = URL.parse(value)
  const isOrigin = url && /^https?:$/.test(url.protocol) && url.href === `${url.origin}/`
  if (!isOrigin)
    throw new FlagError(`${origin} is "${value}", but must be an origin such as https://example.org.`)
  return url.origin
}

function addUpstream(flags: Flags, value: string, origin: string): Upstream[] {
  const named = /^([^=:/?#]*)=(.*)$/.exec(value)
  const name = named?.[1] ?? null
  if (name !== null && RESERVED.has(name)) {
    throw new FlagError(
      `${origin} names a server "${name}", but that is a name of the sandbox: choose another.`,
    )
  }
  if (name !== null && !/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(name)) {
    throw new FlagError(
      `${origin} names a server "${name}", but a name is lower-case words such as my-server.`,
    )
  }
  if (flags.upstreams.some((one) => one.name === name)) {
    throw new FlagError(
      `${origin} gives ${name === null ? 'the default server' : `"${name}"`} twice: once is enough.`,
    )
  }
  return [...flags.upstreams, { name, url: readAddress(named?.[2] ?? value, origin) }]
}

function readAddress(value: string, origin: string): string {
  try {
    return readUpstreamUrl(value)
  } catch (error) {
    throw error instanceof UpstreamError ? new FlagError(`${origin} ${error.message}.`) : error
  }
}

// A flag of the same name wins over the file, wherever it stands.
function addConfig(flags: Flags, path: string): Upstream[] {
  try {
    const fromFile = readConfig(path)
    const reserved = fromFile.find(({ name }) => name !== null && RESERVED.has(name))
    if (reserved) throw new FlagError(`${path}: upstreams.${reserved.name}: is a name of the sandbox.`)
    const isNew = (one: Upstream) => !flags.upstreams.some((given) => given.name === one.name)
    return [...flags.upstreams, ...fromFile.filter(isNew)]
  } catch (error) {
    throw error instanceof ConfigError ? new FlagError(error.message) : error
  }
}
