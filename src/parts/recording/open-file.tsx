import { useState } from 'react'
import { say } from '@/words/say.ts'

type OpenFileProps = { look: 'filled' | 'plain'; onFile: (file: File) => void }

const looks = {
  filled: 'bg-accent-fill text-accent-on hover:bg-accent-strong',
  plain: 'border border-line bg-surface hover:bg-sunken',
}

/** The way to a recording's file: a button, and a place to drop it. */
export function OpenFile({ look, onFile }: OpenFileProps) {
  const [isOver, setIsOver] = useState(false)
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping a file is a second way; the button is the first
    <div
      className={`flex flex-wrap items-center gap-3 rounded-md border border-dashed p-3 ${isOver ? 'border-accent bg-accent-soft' : 'border-line-strong'}`}
      onDragOver={(event) => {
        event.preventDefault()
        setIsOver(true)
      }}
      onDragLeave={() => setIsOver(false)}
      onDrop={(event) => {
        event.preventDefault()
        setIsOver(false)
        const [file] = event.dataTransfer.files
        if (file !== undefined) onFile(file)
      }}
    >
      <label
        className={`relative inline-flex min-h-8 cursor-pointer items-center rounded-sm px-3 font-medium text-sm has-focus-visible:outline-2 has-focus-visible:outline-accent has-focus-visible:outline-offset-2 pointer-coarse:min-h-11 ${looks[look]}`}
      >
        {say('recording.open')}
        <input
          type="file"
          accept=".json,application/json"
          className="sr-only"
          onChange={({ target }) => {
            const [file] = target.files ?? []
            if (file !== undefined) onFile(file)
            target.value = ''
          }}
        />
      </label>
      <span className="text-ink-faint text-sm">{say('recording.drop')}</span>
    </div>
  )
}
