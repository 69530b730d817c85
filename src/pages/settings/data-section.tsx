import '@/words/en/data.ts'
import { useState } from 'react'
import { type AllData, exportAll, importAll, readAll } from '@/session/all-data.ts'
import { Button } from '@/ui/button.tsx'
import { saveFile } from '@/ui/save-file.ts'
import { sayCount } from '@/words/numbers.ts'
import { say } from '@/words/say.ts'

/** All that this browser keeps, as one file: taken along, and put beside what is here or in its place. */
export function DataSection() {
  const [read, setRead] = useState<AllData | null>(null)
  const [said, setSaid] = useState<string | null>(null)
  const save = async () => {
    const text = await exportAll()
    if (text === null) return setSaid(say('data.nothing-kept'))
    saveFile('taas-console.json', text, 'application/json')
    setSaid(say('data.saved'))
  }
  const choose = async (file: File | undefined) => {
    if (file === undefined) return
    const found = await readAll(file)
    setRead(typeof found === 'string' ? null : found)
    setSaid(typeof found === 'string' ? say(`data.problem-${found}`, { name: file.name }) : null)
  }
  const take = async (mode: 'merge' | 'replace') => {
    if (read === null) return
    const isDone = await importAll(read, mode).then(
      () => true,
      () => false,
    )
    setRead(null)
    setSaid(say(isDone ? 'data.imported' : 'data.failed'))
  }
  return (
    <section aria-labelledby="data" className="grid gap-3">
      <div>
        <h2 id="data" className="font-semibold text-lg">
          {say('data.title')}
        </h2>
        <p className="text-ink-soft text-sm">{say('data.hint')}</p>
      </div>
      <div className="flex flex-wrap gap-2">
        <Button onClick={() => void save()}>{say('data.export')}</Button>
        <label className="relative inline-flex min-h-8 cursor-pointer items-center rounded-sm border border-line bg-surface px-3 font-medium text-sm hover:bg-sunken has-focus-visible:outline-2 has-focus-visible:outline-accent pointer-coarse:min-h-11">
          {say('data.import')}
          <input
            type="file"
            accept=".json,application/json"
            className="sr-only"
            onChange={({ target }) => {
              void choose(target.files?.[0])
              target.value = ''
            }}
          />
        </label>
      </div>
      <p role="status" className="text-sm empty:hidden">
        {said}
      </p>
      {read !== null && (
        <section aria-label={say('data.found')} className="grid gap-2 rounded-md border border-line p-3">
          <p className="text-sm tabular-nums">
            {say('data.holds', {
              entries: sayCount(read.history.length),
              conversations: sayCount(read.conversations.length),
              sounds: sayCount(read.sounds.length),
            })}
          </p>
          <div className="flex flex-wrap gap-2">
            <Button onClick={() => void take('merge')}>{say('data.merge')}</Button>
            <Button title={say('data.replace-hint')} onClick={() => void take('replace')}>
              {say('data.replace')}
            </Button>
            <Button look="quiet" onClick={() => setRead(null)}>
              {say('data.cancel')}
            </Button>
          </div>
          <p className="text-ink-faint text-xs">{say('data.replace-hint')}</p>
        </section>
      )}
    </section>
  )
}
