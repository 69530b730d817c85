import { useState } from 'react'
import { useAction } from '@/session/actions.ts'
import { presetOf } from '@/session/chat/chat-state.ts'
import type { ChatParameters } from '@/session/chat/parameters.ts'
import { savePreset } from '@/session/save-preset.ts'
import { Button } from '@/ui/button.tsx'
import { inputLook } from '@/ui/field.tsx'
import { say } from '@/words/say.ts'

/** Saves these parameters under a name; they are then found in Load, under Saved, like any saved entry. */
export function Presets({ parameters }: { parameters: ChatParameters }) {
  const [name, setName] = useState<string | null>(null)
  const [said, setSaid] = useState('')
  useAction('save', () => setName(''), name === null)
  const save = async (as: string) => {
    setSaid('')
    const isSaved = await savePreset('chat', as, presetOf(parameters))
    setSaid(say(isSaved ? 'parameter.preset-saved' : 'parameter.preset-not-saved', { name: as }))
  }
  if (name === null) {
    return (
      <div className="flex flex-wrap items-center gap-2">
        <Button look="quiet" onClick={() => setName('')}>
          {say('parameter.save-preset')}
        </Button>
        <span role="status" className="text-ink-faint text-xs">
          {said}
        </span>
      </div>
    )
  }
  const trimmed = name.trim()
  return (
    <form
      className="flex items-center gap-2"
      onSubmit={(event) => {
        event.preventDefault()
        if (trimmed === '') return
        setName(null)
        void save(trimmed)
      }}
    >
      <input
        // biome-ignore lint/a11y/noAutofocus: it was just asked for
        autoFocus
        aria-label={say('parameter.preset-name')}
        placeholder={say('parameter.preset-name')}
        className={inputLook}
        value={name}
        onChange={(event) => setName(event.target.value)}
      />
      <Button type="submit" disabled={trimmed === ''} title={say('parameter.preset-needs-name')}>
        {say('parameter.preset-save')}
      </Button>
    </form>
  )
}
