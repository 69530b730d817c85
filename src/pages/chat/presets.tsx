import { useState } from 'react'
import { presetOf } from '@/session/chat/chat-state.ts'
import type { ChatParameters } from '@/session/chat/parameters.ts'
import { addHistory, nameHistory } from '@/session/history.ts'
import { Button } from '@/ui/button.tsx'
import { inputLook } from '@/ui/field.tsx'
import { say } from '@/words/say.ts'

/** Saves these parameters under a name; they are then found in Load, under Saved, like any saved entry. */
export function Presets({ parameters }: { parameters: ChatParameters }) {
  const [name, setName] = useState<string | null>(null)
  const [saved, setSaved] = useState<string | null>(null)
  if (name === null) {
    return (
      <div className="flex flex-wrap items-center gap-2">
        <Button look="quiet" onClick={() => setName('')}>
          {say('parameter.save-preset')}
        </Button>
        <span role="status" className="text-ink-faint text-xs">
          {saved !== null && say('parameter.preset-saved', { name: saved })}
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
        void savePreset(trimmed, parameters)
        setSaved(trimmed)
        setName(null)
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

async function savePreset(name: string, parameters: ChatParameters): Promise<void> {
  const id = crypto.randomUUID()
  const state = presetOf(parameters)
  const entry = { page: 'chat', model: null, words: name, outcome: 'unsent', status: null } as const
  await addHistory({ ...entry, totalMs: 0, state }, id)
  await nameHistory(id, name)
}
