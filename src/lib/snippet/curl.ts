import { type FormPart, type SnippetRequest, TOKEN_VARIABLE } from './request.ts'

/** A request as it goes over the wire, for a shell. `authorization` is a header's value, or null without one. */
type CurlRequest = {
  method: 'GET' | 'POST'
  url: string
  headers: Readonly<Record<string, string>>
  /** What stands in place of the token: the variable unless it is given; absent where none is sent. */
  token?: string | null
  body: string | readonly FormPart[] | null
  options?: readonly string[]
}

/** The request for a POSIX shell; `token` stands in it only where it is given. */
export function writeCurl(request: SnippetRequest, token: string | null): string {
  const { method, baseUrl, path, needsToken, body, answer } = request
  const isJson = body !== null && 'json' in body
  return curlOf({
    method,
    url: baseUrl + path,
    headers: isJson ? { 'Content-Type': 'application/json' } : {},
    ...(needsToken ? { token } : {}),
    body: body === null ? null : isJson ? JSON.stringify(body.json, null, 2) : body.form,
    options: [
      ...(answer === 'events' ? ['--no-buffer'] : []),
      ...(typeof answer === 'object' ? [`--output ${shellQuoted(answer.file)}`] : []),
    ],
  })
}

/** A call of curl that sends exactly this; files are named and read from where it runs. */
export function curlOf({ method, url, headers, token, body, options = [] }: CurlRequest): string {
  const lines = [`curl ${shellQuoted(url)}`]
  if (method === 'POST' && body === null) lines.push('-X POST')
  if (token === null) lines.push(`-H "Authorization: Bearer $${TOKEN_VARIABLE}"`)
  if (typeof token === 'string') lines.push(`-H ${shellQuoted(`Authorization: Bearer ${token}`)}`)
  for (const [name, value] of Object.entries(headers)) lines.push(`-H ${shellQuoted(`${name}: ${value}`)}`)
  if (typeof body === 'string') lines.push(`--data-raw ${shellQuoted(body)}`)
  else if (body !== null) lines.push(...body.map(formArgument))
  return [...lines, ...options].join(' \\\n  ')
}

// --form-string takes its value as it is; -F would read a leading @ or < as a file.
function formArgument(part: FormPart): string {
  return 'file' in part
    ? `-F ${shellQuoted(`${part.name}=@"${part.file.replace(/["\\]/g, '\\$&')}"`)}`
    : `--form-string ${shellQuoted(`${part.name}=${part.value}`)}`
}

// Within single quotes a shell reads everything as it stands, but for the single quote itself.
function shellQuoted(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`
}
