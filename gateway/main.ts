import { spawn } from 'node:child_process'
import type { Server } from 'node:http'
import { homedir } from 'node:os'
import { join } from 'node:path'
import { COMMAND, FlagError, type Flags, HELP, isLoopback, readFlags } from './flags.ts'
import { createGateway, type Gateway } from './gateway.ts'
import { createGatewayServer } from './server.ts'
import { stopServer } from './stop-server.ts'
import { TokenStoreError } from './token-store.ts'

const DRAIN_MS = 10_000

process.title = 'taas-gateway'
// Whoever read our output may have left; that is no reason to stop.
process.stdout.on('error', () => {})
process.stderr.on('error', () => {})

start(parseFlags())

function start(flags: Flags): void {
  const log = flags.quiet ? () => {} : print
  const gateway = openGateway({ ...flags, data: flags.data ?? dataFolder() }, log)
  const server = createGatewayServer(gateway.app)
  server.once('error', (error: NodeJS.ErrnoException) => giveUp(describeListenError(error, flags)))
  server.listen(flags.port, flags.host, () => {
    const address = addressOf(server, flags.host)
    print(greet(address, flags, gateway))
    if (flags.open) openBrowser(address)
    // Started: from here on one bad request must not end everybody's work.
    process.on('uncaughtException', reportError)
    process.on('unhandledRejection', reportError)
  })
  stopOnSignals(server, gateway)
}

function openGateway(flags: Flags, log: (line: string) => void): Gateway {
  try {
    return createGateway(flags, { log, onError: reportError })
  } catch (error) {
    if (error instanceof TokenStoreError) giveUp(error.message)
    throw error
  }
}

// Where programs keep what is theirs: XDG Base Directory Specification, and what Windows has for it.
function dataFolder(): string {
  const { XDG_DATA_HOME, LOCALAPPDATA } = process.env
  return join(XDG_DATA_HOME || LOCALAPPDATA || join(homedir(), '.local', 'share'), 'taas-console')
}

function parseFlags(): Flags {
  try {
    const flags = readFlags(process.argv.slice(2), process.env)
    if (!flags.help) return flags
    process.stdout.write(HELP)
    process.exit(0)
  } catch (error) {
    if (error instanceof FlagError) giveUp(error.message)
    throw error
  }
}

function greet(address: string, flags: Flags, { servers, tokens }: Gateway): string {
  const [standard] = servers
  const lines = [`Console         ${address}`]
  if (standard?.kind === 'upstream') lines.push(`Default server  ${standard.upstream}`)
  else {
    lines.push(
      'Default server  the sandbox: no models, no network',
      `Sandbox token   ${tokens.full}`,
      `                ${tokens.test}  test token (chat only, 3 requests a minute)`,
    )
  }
  if (!isLoopback(flags.host)) {
    lines.push(`Warning: ${flags.host} lets other machines reach this gateway, and it has no password.`)
  }
  return lines.join('\n')
}

function addressOf(server: Server, host: string): string {
  const bound = server.address()
  const port = typeof bound === 'object' ? bound?.port : undefined
  // A wildcard address is where to listen, not where to go.
  const name = host === '0.0.0.0' || host === '::' ? 'localhost' : host
  return `http://${name.includes(':') ? `[${name}]` : name}:${port}/`
}

function stopOnSignals(server: Server, gateway: Gateway): void {
  let isStopping = false
  const stop = () => {
    // Asked twice: somebody is waiting.
    if (isStopping) process.exit(0)
    isStopping = true
    void stopServer(server, DRAIN_MS).then(() => {
      gateway.close()
      process.exit(0)
    })
  }
  process.on('SIGTERM', stop)
  process.on('SIGINT', stop)
}

function describeListenError({ code }: NodeJS.ErrnoException, { host, port }: Flags): string {
  if (code === 'EADDRINUSE') {
    const other = port < 65_535 ? port + 1 : 4321
    return `Port ${port} is in use. Stop what uses it, or choose another: ${COMMAND} --port ${other}`
  }
  if (code === 'EACCES')
    return `Port ${port} needs more rights. Choose one above 1023: ${COMMAND} --port 4321`
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND')
    return `This machine has no address ${host}: check --host.`
  return `The gateway cannot listen on ${host}, port ${port} (${code}).`
}

function openBrowser(address: string): void {
  const openers = new Map<string, string[]>([
    ['darwin', ['open']],
    ['win32', ['cmd', '/c', 'start', '']],
  ])
  const [command = '', ...before] = openers.get(process.platform) ?? ['xdg-open']
  const child = spawn(command, [...before, address], { stdio: 'ignore', detached: true })
  child.on('error', () => print('No browser could be opened: visit the address above.'))
  child.unref()
}

/** Names an error and where it arose. Its message stays out of the log: it may quote what a client sent. */
function reportError(error: unknown): void {
  const stack =
    error instanceof Error ? (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line)) : []
  process.stderr.write(
    `${[`error: ${error instanceof Error ? error.name : typeof error}`, ...stack].join('\n')}\n`,
  )
}

function print(line: string): void {
  process.stdout.write(`${line}\n`)
}

function giveUp(words: string): never {
  process.stderr.write(`${words}\n`)
  process.exit(1)
}
