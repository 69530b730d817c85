// Runs before anything else: sets the theme without a flash, narrows where the page may connect to,
// and installs the one Trusted Types policy. A classic script, served as it is.
;(() => {
  const read = (key) => {
    try {
      return JSON.parse(localStorage.getItem(key) ?? 'null')
    } catch {
      return null // Storage blocked or holding something else: the defaults serve.
    }
  }

  const theme = read('taas.preferences')?.state?.theme
  const dark = theme === 'dark' || (theme !== 'light' && matchMedia('(prefers-color-scheme: dark)').matches)
  document.documentElement.dataset.theme = dark ? 'dark' : 'light'

  // The header lets this document connect anywhere; a meta tag can only narrow that. From here on
  // the page reaches its own origin and the servers that its user saved.
  const saved = read('taas.connections')?.state?.saved
  const origins = (Array.isArray(saved) ? saved : []).flatMap(({ baseUrl, healthUrl }) =>
    [baseUrl, healthUrl].flatMap((url) => {
      try {
        const { origin, protocol } = new URL(url)
        return /^https?:$/.test(protocol) ? [origin] : []
      } catch {
        return [] // A path of this very origin.
      }
    }),
  )
  const policy = document.createElement('meta')
  policy.httpEquiv = 'Content-Security-Policy'
  policy.content = `connect-src ${["'self'", ...new Set(origins)].join(' ')}`
  document.head.prepend(policy)

  globalThis.trustedTypes?.createPolicy('default', {
    createScriptURL: (url) => (new URL(url, location.href).origin === location.origin ? url : null),
    createHTML: (html) => (html === '' ? html : null),
    createScript: () => null,
  })
})()
