import { memo, useState } from 'react'
import { Link } from 'react-router'
import { MODEL_KINDS, type Model } from '@/api/models.ts'
import { preferences } from '@/session/preferences.ts'
import { linkButton } from '@/ui/button.tsx'
import { CopyButton } from '@/ui/copy-button.tsx'
import { say } from '@/words/say.ts'

/** The models, one a row; a card each on a small screen. */
export function ModelTable({ models }: { models: readonly Model[] }) {
  return (
    <ul
      aria-label={say('page.models')}
      className="grid shrink-0 gap-px overflow-hidden rounded-md border border-line bg-line"
    >
      {models.map((model) => (
        <Row key={model.id} model={model} />
      ))}
    </ul>
  )
}

const Row = memo(function Row({ model }: { model: Model }) {
  const { id, owner, description, kinds, kindSource, raw } = model
  const [kind = 'chat'] = kinds
  const isAny = kinds.length > 1
  return (
    <li className="grid items-center gap-x-4 gap-y-1 bg-surface px-4 py-2.5 [contain-intrinsic-size:auto_60px] [content-visibility:auto] tablet:grid-cols-[minmax(0,2fr)_minmax(0,1fr)_11rem_12rem]">
      <div className="min-w-0">
        <p className="flex items-center gap-1">
          <span className="truncate font-medium">{id}</span>
          <CopyButton text={id} label={say('models.copy', { id })} />
        </p>
        <p className="truncate text-ink-soft text-sm">{description}</p>
      </div>
      <p className="truncate text-ink-soft text-sm">{owner ?? '–'}</p>
      <label className="text-sm">
        <span className="sr-only">{say('models.kind-of', { id })}</span>
        <select
          className="min-h-8 w-full rounded-sm border border-line bg-surface px-2"
          value={isAny ? '' : kind}
          onChange={(event) => chooseKind(id, event.target.value)}
        >
          {isAny && <option value="">{say('kind.any')}</option>}
          {MODEL_KINDS.map((each) => (
            <option key={each} value={each}>
              {say(`kind.${each}`)}
            </option>
          ))}
        </select>
        <span className="text-ink-faint text-xs">{say(`models.${kindSource}`)}</span>
      </label>
      <Link className={linkButton} to={`/${kind}?model=${encodeURIComponent(id)}`}>
        {say('models.open', { page: say(`page.${kind}`) })}
      </Link>
      <Raw raw={raw} />
    </li>
  )
})

// Thousands of entries are turned into text only when somebody looks.
function Raw({ raw }: { raw: unknown }) {
  const [isOpen, setIsOpen] = useState(false)
  return (
    <details
      className="text-ink-soft text-xs tablet:col-span-full"
      onToggle={(event) => setIsOpen(event.currentTarget.open)}
    >
      <summary className="w-fit rounded-sm">{say('models.raw')}</summary>
      {isOpen && (
        <pre className="mt-1 overflow-x-auto rounded-sm bg-sunken p-2 font-mono">
          {JSON.stringify(raw, null, 2)}
        </pre>
      )}
    </details>
  )
}

function chooseKind(id: string, chosen: string): void {
  const kind = MODEL_KINDS.find((each) => each === chosen)
  preferences.setState(({ modelKinds: { [id]: _, ...rest } }) => ({
    modelKinds: kind === undefined ? rest : { ...rest, [id]: kind },
  }))
}
