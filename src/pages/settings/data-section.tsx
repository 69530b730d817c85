import '@/words/en/data.ts'
import { useRef, useState } from 'react'
import { flushSync } from 'react-dom'
import { compareWithHere, exportAll, type Held, importAll } from '@/session/all-data.ts'
import { type AllData, readAll } from '@/session/data-file.ts'
import { Button } from '@/ui/button.tsx'
import { saveFile } from '@/ui/save-file.ts'
import { focusPage, takeFocus } from '@/ui/take-focus.ts'
import { sayCount } from '@/words/numbers.ts'
import { say } from '@/words/say.ts'

/** All that this browser keeps, as one file: taken along, and put beside what is here or in its place. */
export function DataSection() {
  const [read, setRead] = useState<{ data: AllData; held: Record<Kind, Held> } | null>(null)
  const [said, setSaid] = useState<string | null>(null)
  const result = useRef<HTMLParagraphElement>(null)
  const save = async () => {
    const text = await exportAll()
    if (text === null) return setSaid(say('data.nothing-kept'))
    saveFile('taas-console.json', text, 'application/json')
    setSaid(say('data.saved'))
  }
  const choose = async (file: File | undefined) => {
    if (file === undefined) return
    setRead(null)
    setSaid(null)
    const data = await readAll(file)
    if (typeof data === 'string') return setSaid(say(`data.problem-${data}`, { name: file.name }))
    const held = await compareWithHere(data).catch(() => null)
    if (held === null) setSaid(say('data.failed'))
    else setRead({ data, held })
  }
  const take = async (mode: 'merge' | 'replace') => {
    if (read === null) return
    const isDone = await importAll(read.data, mode).then(
      () => true,
      () => false,
    )
    // At once: what was pressed goes, and the focus to what came of it.
    flushSync(() => {
      setRead(null)
      setSaid(say(isDone ? 'data.imported' : 'data.failed'))
    })
    result.current?.focus()
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
      <p ref={result} tabIndex={-1} role="status" className="text-sm empty:hidden">
        {said}
      </p>
      {read !== null && (
        <section
          ref={takeFocus}
          tabIndex={-1}
          aria-label={say('data.found')}
          className="grid gap-2 rounded-md border border-line p-3"
        >
          <HeldTable held={read.held} />
          <p className="text-ink-soft text-sm">{say('data.merge-hint')}</p>
          <p className="text-ink-soft text-sm">
            {say(read.data.preferences === null ? 'data.replace-hint-old' : 'data.replace-hint')}
          </p>
          <div className="flex flex-wrap gap-2">
            <Button onClick={() => void take('merge')}>{say('data.merge')}</Button>
            <Button onClick={() => void take('replace')}>{say('data.replace')}</Button>
            <Button
              look="quiet"
              onClick={() => {
                setRead(null)
                focusPage()
              }}
            >
              {say('data.cancel')}
            </Button>
          </div>
        </section>
      )}
    </section>
  )
}

const KINDS = ['history', 'conversations', 'sounds', 'connections'] as const
type Kind = (typeof KINDS)[number]
const COLUMNS = ['file', 'here', 'both'] as const

/** What the file brings beside what is here. */
function HeldTable({ held }: { held: Record<Kind, Held> }) {
  return (
    <table className="w-fit text-sm tabular-nums">
      <thead className="text-ink-soft">
        <tr>
          <td />
          {COLUMNS.map((column) => (
            <th key={column} scope="col" className="px-3 py-1 text-right font-medium">
              {say(`data.in-${column}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {KINDS.map((kind) => (
          <tr key={kind} className="border-line border-t">
            <th scope="row" className="py-1 pr-3 text-left font-normal">
              {say(`data.kind-${kind}`)}
            </th>
            {COLUMNS.map((column) => (
              <td key={column} className="px-3 py-1 text-right">
                {sayCount(held[kind][column])}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
