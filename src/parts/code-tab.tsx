import '@/words/en/code.ts'
import { useDeferredValue, useState } from 'react'
import { useStore } from 'zustand'
import { maskToken } from '@/lib/mask-token.ts'
import { SNIPPET_LANGUAGES } from '@/lib/snippet/languages.ts'
import { type SnippetRequest, TOKEN_VARIABLE } from '@/lib/snippet/request.ts'
import { writeSnippet } from '@/lib/snippet/write-snippet.ts'
import { useConnection } from '@/session/connection.ts'
import { useDemoMode } from '@/session/demo-mode.ts'
import { preferences } from '@/session/preferences.ts'
import { useHideOwn } from '@/session/use-hide-own.ts'
import { CopyButton } from '@/ui/copy-button.tsx'
import { inputLook } from '@/ui/field.tsx'
import { ScrollBox } from '@/ui/scroll-box.tsx'
import { say } from '@/words/say.ts'

/**
 * The request as the form stands, in code. The token stays an environment variable; put in on request, it is
 * in what is copied, and masked on screen.
 */
export function CodeTab({ request: current }: { request: SnippetRequest | null }) {
  // Of ten thousand rows the code is long: it follows a moment after a key.
  const request = useDeferredValue(current)
  const language = useStore(preferences, ({ codeLanguage }) => codeLanguage)
  const isDemo = useDemoMode()
  const hide = useHideOwn()
  const own = useConnection()?.token ?? null
  const token = isDemo ? null : own
  // This one was asked for; the token of another connection is not.
  const [allowed, setAllowed] = useState<string | null>(null)
  if (request === null) return <p className="text-ink-faint text-sm">{say('code.nothing')}</p>
  const included = allowed === token ? token : null
  const shown = writeSnippet(request, language, included === null ? null : maskToken(included))
  return (
    <div className="grid gap-3">
      <div className="flex items-center justify-between gap-2">
        <select
          aria-label={say('code.language')}
          className={`${inputLook} text-sm`}
          value={language}
          onChange={({ target }) => {
            const chosen = SNIPPET_LANGUAGES.find((each) => each === target.value)
            if (chosen !== undefined) preferences.setState({ codeLanguage: chosen })
          }}
        >
          {SNIPPET_LANGUAGES.map((each) => (
            <option key={each} value={each}>
              {say(`code.language-${each}`)}
            </option>
          ))}
        </select>
        <CopyButton text={() => writeSnippet(request, language, included)} label={say('code.copy')} />
      </div>
      <ScrollBox label={say('code.label')} className="rounded-md border border-line bg-sunken p-3">
        <pre className="font-mono text-xs">{hide(shown)}</pre>
      </ScrollBox>
      {included === null && (
        <p className="text-ink-faint text-xs">{say('code.token', { variable: TOKEN_VARIABLE })}</p>
      )}
      {token !== null && (
        <label className="flex min-h-6 items-center gap-2 text-sm">
          <input
            type="checkbox"
            checked={included !== null}
            onChange={() => setAllowed(included === null ? token : null)}
          />
          {say('code.include-token')}
        </label>
      )}
      {included !== null && (
        <p role="alert" className="rounded-md bg-warning-soft p-2 text-sm text-warning">
          {say('code.token-warning')}
        </p>
      )}
    </div>
  )
}
