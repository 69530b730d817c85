// Runs before anything else: installs the one Trusted Types policy, narrows where the page may connect
// to, and sets the theme without a flash. A classic script, served as it is. Whatever it may find in the
// storage, the first two are done.
;(() => {
  // What wavesurfer.js 8.0.1 writes into its shadow root, letter for letter; its <style> is allowed by hash.
  const waveform = (heightPx) => `
      <style>
        :host {
          user-select: none;
          min-width: 1px;
        }
        :host audio {
          display: block;
          width: 100%;
        }
        :host .scroll {
          overflow-x: auto;
          overflow-y: hidden;
          width: 100%;
          position: relative;
        }
        :host .noScrollbar {
          scrollbar-color: transparent;
          scrollbar-width: none;
        }
        :host .noScrollbar::-webkit-scrollbar {
          display: none;
          -webkit-appearance: none;
        }
        :host .wrapper {
          position: relative;
          overflow: visible;
          z-index: 2;
        }
        :host .canvases {
          min-height: ${heightPx}px;
          pointer-events: none;
        }
        :host .canvases > div {
          position: relative;
        }
        :host canvas {
          display: block;
          position: absolute;
          top: 0;
          image-rendering: pixelated;
        }
        :host .progress {
          pointer-events: none;
          position: absolute;
          z-index: 2;
          top: 0;
          left: 0;
          width: 0;
          height: 100%;
          overflow: hidden;
        }
        :host .progress > div {
          position: relative;
        }
        :host .cursor {
          pointer-events: none;
          position: absolute;
          z-index: 5;
          top: 0;
          left: 0;
          height: 100%;
          border-radius: 2px;
        }
      </style>

      <div class="scroll" part="scroll">
        <div class="wrapper" part="wrapper">
          <div class="canvases" part="canvases"></div>
          <div class="progress" part="progress"></div>
          <div class="cursor" part="cursor"></div>
        </div>
      </div>
    `

  // The waveform itself, and the small one under a long sound.
  const shapes = [waveform(128), waveform(20)]

  globalThis.trustedTypes?.createPolicy('default', {
    createScriptURL: (url) => (new URL(url, location.href).origin === location.origin ? url : null),
    createHTML: (html) => (html === '' || shapes.includes(html) ? html : null),
    createScript: () => null,
  })

  const read = (key) => {
    try {
      return JSON.parse(localStorage.getItem(key) ?? 'null')
    } catch {
      return null // Storage blocked or holding something else: the defaults serve.
    }
  }

  const originOf = (url) => {
    try {
      const { origin, protocol } = new URL(url)
      return /^https?:$/.test(protocol) ? [origin] : []
    } catch {
      return [] // A path of this very origin, or no address at all.
    }
  }

  // The origins of the saved servers; what is not a connection has none.
  const savedOrigins = () => {
    try {
      const saved = read('taas.connections')?.state?.saved
      if (!Array.isArray(saved)) return []
      return saved.flatMap((each) => [each?.baseUrl, each?.healthUrl].flatMap(originOf))
    } catch {
      return []
    }
  }

  // The header lets this document connect anywhere; a meta tag can only narrow that. From here on
  // the page reaches its own origin and the servers that its user saved.
  const policy = document.createElement('meta')
  policy.httpEquiv = 'Content-Security-Policy'
  policy.content = `connect-src ${["'self'", ...new Set(savedOrigins())].join(' ')}`
  document.head.prepend(policy)

  const theme = read('taas.preferences')?.state?.theme
  const dark = theme === 'dark' || (theme !== 'light' && matchMedia('(prefers-color-scheme: dark)').matches)
  document.documentElement.dataset.theme = dark ? 'dark' : 'light'
})()
