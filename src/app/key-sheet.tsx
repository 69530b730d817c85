import '@/words/en/palette.ts'
import { useStore } from 'zustand'
import { ACTIONS } from '@/session/actions.ts'
import { preferences } from '@/session/preferences.ts'
import { Dialog } from '@/ui/dialog.tsx'
import { say } from '@/words/say.ts'
import { screens } from './routes.tsx'
import { shownKey } from './shown-key.ts'

/** Every key of the console, from the same lists by which the keys work. */
export function KeySheet({ onClose }: { onClose: () => void }) {
  const isOff = useStore(preferences, ({ singleKeys }) => !singleKeys)
  const keyed = ACTIONS.flatMap(({ name, key }) =>
    key === null ? [] : [{ key, words: say(`action.${name}`) }],
  )
  const isSingle = ({ key }: { key: string }) => key.length === 1
  return (
    <Dialog title={say('keys.title')} closeLabel={say('keys.close')} onClose={onClose}>
      <div className="grid gap-6 phone:grid-cols-2">
        <Keys title={say('keys.anywhere')} rows={keyed.filter((row) => !isSingle(row))} />
        <Keys title={say('keys.outside')} rows={keyed.filter(isSingle)} />
        <Keys
          title={say('keys.go')}
          rows={screens.flatMap(({ key, title }) => (key === null ? [] : [{ key, words: say(title) }]))}
        />
      </div>
      {isOff && <p className="text-sm text-warning">{say('keys.off')}</p>}
    </Dialog>
  )
}

function Keys({ title, rows }: { title: string; rows: readonly { key: string; words: string }[] }) {
  return (
    <section aria-label={title} className="grid content-start gap-1">
      <h3 className="font-medium text-ink-faint text-sm">{title}</h3>
      <dl className="grid grid-cols-[6rem_minmax(0,1fr)] gap-y-1.5 text-sm">
        {rows.map(({ key, words }) => (
          <div key={key} className="contents">
            <dt>
              <kbd className="rounded-sm border border-line bg-sunken px-1.5 py-0.5 font-mono text-xs">
                {shownKey(key)}
              </kbd>
            </dt>
            <dd>{words}</dd>
          </div>
        ))}
      </dl>
    </section>
  )
}
