import '@/words/en/code.ts'
import { useDeferredValue, useState } from 'react'
import { type SnippetLanguage, type SnippetRequest, TOKEN_VARIABLE, writeSnippet } from '@/lib/snippet.ts'
import { CopyButton } from '@/ui/copy-button.tsx'
import { ScrollBox } from '@/ui/scroll-box.tsx'
import { Segmented } from '@/ui/segmented.tsx'
import { say } from '@/words/say.ts'

/** The request as the form stands, in code; the token stays an environment variable. */
export function CodeTab({ request: current }: { request: SnippetRequest | null }) {
  // Of ten thousand rows the code is long: it follows a moment after a key.
  const request = useDeferredValue(current)
  const [language, setLanguage] = useState<SnippetLanguage>('curl')
  if (request === null) return <p className="text-ink-faint text-sm">{say('code.nothing')}</p>
  const code = writeSnippet(request, language)
  return (
    <div className="grid gap-3">
      <div className="flex items-center justify-between gap-2">
        <Segmented
          label={say('code.language')}
          choices={[
            { name: 'curl', words: 'curl' },
            { name: 'javascript', words: 'JavaScript' },
          ]}
          chosen={language}
          onChoose={setLanguage}
        />
        <CopyButton text={code} label={say('code.copy')} />
      </div>
      <ScrollBox label={say('code.label')} className="rounded-md border border-line bg-sunken p-3">
        <pre className="font-mono text-xs">{code}</pre>
      </ScrollBox>
      <p className="text-ink-faint text-xs">{say('code.token', { variable: TOKEN_VARIABLE })}</p>
    </div>
  )
}
