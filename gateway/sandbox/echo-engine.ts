import { type ChatRequest, messageText } from '../../src/contract/chat.ts'

const LONGEST_EXTRA = 500

const known = new Set([
  'model',
  'messages',
  'stream',
  'stream_options',
  'temperature',
  'top_p',
  'max_tokens',
  'stop',
  'n',
])

/**
 * What the model sandbox-echo answers: the last user message and the settings seen, as Markdown.
 *
 * The user's text is shown as text, whatever it holds: no fence or backtick in it ends the block it
 * stands in. Parameters that the reference does not have are listed by name, long values cut.
 */
export function echo(request: ChatRequest): string {
  const last = request.messages.findLast((message) => message.role === 'user')
  const system = request.messages.filter((message) => message.role === 'system').map(messageText)
  const extras = Object.entries(request).filter(([name]) => !known.has(name))
  return [
    last === undefined ? 'There is no user message.' : `Your last message:\n\n${fenced(messageText(last))}`,
    `Settings seen:\n\n${settings(request)}`,
    system.length === 0 ? 'No system prompt.' : `System prompt:\n\n${fenced(system.join('\n\n'))}`,
    ...(extras.length === 0 ? [] : [`Further parameters:\n\n${extras.map(extraLine).join('\n')}`]),
  ].join('\n\n')
}

function settings(request: ChatRequest): string {
  const count = request.messages.length
  const lines: [string, unknown][] = [
    ['temperature', request.temperature],
    ['top_p', request.top_p],
    ['max_tokens', request.max_tokens],
    ['stop', request.stop],
    ['stream', request.stream],
    ['stream_options', request.stream_options],
    ['n', request.n],
  ]
  return [
    `- model: ${codeSpan(request.model)}`,
    `- messages: ${count} (${rolesOf(request)})`,
    ...lines.map(
      ([name, value]) => `- ${name}: ${value == null ? 'not set' : codeSpan(JSON.stringify(value))}`,
    ),
  ].join('\n')
}

function rolesOf(request: ChatRequest): string {
  const roles = Map.groupBy(request.messages, (message) => message.role)
  return [...roles].map(([role, messages]) => `${messages.length} ${role}`).join(', ')
}

function extraLine([name, value]: [string, unknown]): string {
  const text = JSON.stringify(value) ?? 'undefined'
  const shown = text.length > LONGEST_EXTRA ? `${text.slice(0, LONGEST_EXTRA)}…` : text
  return `- ${codeSpan(name)}: ${codeSpan(shown)}`
}

function fenced(text: string): string {
  const fence = '`'.repeat(Math.max(3, longestRun(text) + 1))
  return `${fence}text\n${text}\n${fence}`
}

function codeSpan(text: string): string {
  const ticks = '`'.repeat(longestRun(text) + 1)
  // A span that begins or ends with a backtick needs the spaces; CommonMark takes them off again.
  const pad = text === '' || text.startsWith('`') || text.endsWith('`') ? ' ' : ''
  return `${ticks}${pad}${text.replace(/\s+/g, ' ')}${pad}${ticks}`
}

function longestRun(text: string): number {
  return Math.max(0, ...(text.match(/`+/g) ?? []).map((run) => run.length))
}
