/**
 * Posts a form and reports how much has left; resolves with the answer as a `Response`.
 *
 * XMLHttpRequest, because no browser streams a request body over HTTP/1.1. Where there is none
 * (outside a browser) it is a plain fetch without progress. Rejects with `AbortError` when the
 * signal aborts and with `TypeError` when no answer came, as fetch does. XHR follows redirects by
 * itself: the page's `connect-src` keeps it from other origins.
 */
export async function uploadForm(
  url: string,
  headers: Record<string, string>,
  form: FormData,
  signal: AbortSignal,
  onProgress: (sentBytes: number, totalBytes: number) => void,
): Promise<Response> {
  if (typeof XMLHttpRequest === 'undefined') {
    return fetch(url, { method: 'POST', headers, body: form, signal, redirect: 'manual' })
  }
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest()
    const stop = () => request.abort()
    signal.addEventListener('abort', stop)
    request.open('POST', url)
    request.responseType = 'arraybuffer'
    for (const [name, value] of Object.entries(headers)) request.setRequestHeader(name, value)
    request.upload.onprogress = (event) => onProgress(event.loaded, event.total)
    request.onload = () => {
      // A Response of such a status must not have a body, not even an empty one.
      const body = NO_BODY.has(request.status) ? null : request.response
      resolve(new Response(body, { status: request.status, headers: responseHeaders(request) }))
    }
    request.onerror = () => reject(new TypeError('The upload got no answer.'))
    request.onabort = () => reject(new DOMException('The request was stopped.', 'AbortError'))
    request.onloadend = () => signal.removeEventListener('abort', stop)
    if (signal.aborted) return reject(new DOMException('The request was stopped.', 'AbortError'))
    request.send(form)
  })
}

const NO_BODY = new Set([204, 205, 304])

function responseHeaders(request: XMLHttpRequest): Headers {
  const headers = new Headers()
  for (const line of request.getAllResponseHeaders().trim().split(/\r?\n/)) {
    const colon = line.indexOf(':')
    if (colon > 0) headers.append(line.slice(0, colon), line.slice(colon + 1).trim())
  }
  return headers
}
