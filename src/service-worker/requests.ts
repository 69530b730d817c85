/** What of a request is looked at. */
type Asked = Pick<Request, 'method' | 'url' | 'mode'> & { headers: Pick<Headers, 'has'> }

/** What the worker answers: `screen` is a document of the console, `file` a file of some build of it. */
type Handled = 'screen' | 'file'

/**
 * What a request is to the worker, at its own `origin` with the files of its build; null leaves it to the browser,
 * as if there were no worker. Never handled: what is not a GET, another origin, the API (`/v1`, `/up`, `/health`,
 * `/gateway`), a part of a file, and paths that nothing is known of.
 *
 * A file below `/assets/` may also be one of an older build, whose pages are still open.
 */
export function handledAs(
  { method, url, mode, headers }: Asked,
  origin: string,
  files: Readonly<Record<string, string>>,
): Handled | null {
  const asked = new URL(url)
  if (method !== 'GET' || asked.origin !== origin || isApi(asked.pathname) || headers.has('range'))
    return null
  if (mode === 'navigate') return 'screen'
  return asked.pathname.startsWith('/assets/') || Object.hasOwn(files, asked.pathname) ? 'file' : null
}

/** The API's paths as patterns, for a browser that passes the worker over without waking it. */
export const API_PATTERNS = ['/v1', '/v1/*', '/up', '/up/*', '/gateway', '/gateway/*', '/health']

// As gateway/guard.ts has it.
function isApi(path: string): boolean {
  return path === '/health' || /^\/(v1|up|gateway)(\/|$)/.test(path)
}
