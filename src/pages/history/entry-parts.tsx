import { maskTokens } from '@/session/held-token.ts'
import type { OpenedEntry } from '@/session/history.ts'
import type { PageName } from '@/session/pages.ts'
import { ScrollBox } from '@/ui/scroll-box.tsx'
import { say } from '@/words/say.ts'
import { askedFields, type EntryField } from './asked-fields.ts'
import { cameFields } from './came-fields.ts'
import { RawPart, SHOWN_CHARACTERS } from './raw-part.tsx'

/** So many of a list are shown; the page shows all of them. */
const SHOWN_VALUES = 50

/** What an entry asked and what came, by the words of its page; as it is kept where this build cannot read it. */
export function EntryParts({ page, opened }: { page: PageName; opened: OpenedEntry }) {
  return (
    <>
      <Part title={say('history.asked')} fields={askedFields(page, opened)} value={opened.state} />
      {opened.kept !== null && (
        <Part title={say('history.came')} fields={cameFields(page, opened)} value={opened.kept.answer} />
      )}
    </>
  )
}

type PartProps = { title: string; fields: readonly EntryField[] | null; value: unknown }

function Part({ title, fields, value }: PartProps) {
  if (fields === null) return <RawPart title={title} value={value} />
  if (fields.length === 0) return null
  return (
    <div className="grid gap-1">
      <h3 className="font-medium text-sm">{title}</h3>
      <ScrollBox label={title} className="max-h-56 rounded-sm border border-line bg-sunken p-2">
        <dl className="grid gap-2 text-sm">
          {fields.map(({ label, values }) => (
            <div key={label}>
              <dt className="text-ink-faint text-xs">{label}</dt>
              <Values values={values} />
            </div>
          ))}
        </dl>
      </ScrollBox>
    </div>
  )
}

// One stands as it is, several by their places.
function Values({ values }: { values: readonly string[] }) {
  const rest = values.length - SHOWN_VALUES
  return (
    <>
      {values.slice(0, SHOWN_VALUES).map((value, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a list that never changes; two of its texts may be the same
        <dd key={place} className="flex gap-2">
          {values.length > 1 && (
            <span className="min-w-4 shrink-0 text-right text-ink-faint tabular-nums">{place + 1}</span>
          )}
          <span className="min-w-0 whitespace-pre-wrap [overflow-wrap:anywhere]">{shown(value)}</span>
        </dd>
      ))}
      {rest > 0 && <dd className="text-ink-faint">{say('history.more-values', { count: rest })}</dd>}
    </>
  )
}

// What looks like a token is masked: older consoles kept it as it was typed.
function shown(value: string): string {
  const text = maskTokens(value)
  return text.length > SHOWN_CHARACTERS ? `${text.slice(0, SHOWN_CHARACTERS)}…` : text
}
