import { Braces, Pin } from 'lucide-react'
import { memo } from 'react'
import { Link } from 'react-router'
import { useStore } from 'zustand'
import { MODEL_KINDS, type Model } from '@/api/models.ts'
import { preferences, togglePin } from '@/session/preferences.ts'
import { IconButton, linkButton } from '@/ui/button.tsx'
import { CopyButton } from '@/ui/copy-button.tsx'
import { useLanguage } from '@/words/language.ts'
import { say } from '@/words/say.ts'

type ModelRowProps = {
  model: Model
  checked: string
  /** Whether its entry stands in the panel. */
  isShown: boolean
  onShow: (id: string) => void
}

/** One model: what it is, what it is for and how that is known, what a check found, and the way to use it. */
export const ModelRow = memo(function ModelRow({ model, checked, isShown, onShow }: ModelRowProps) {
  useLanguage()
  const { id, owner, description, kinds } = model
  const [kind = 'chat'] = kinds
  const shortId = id.length > SHOWN_ID ? `${id.slice(0, SHOWN_ID)}…` : id
  return (
    <li
      className={`grid grid-cols-[minmax(0,1fr)] items-center gap-x-4 gap-y-2 px-4 py-2.5 [contain-intrinsic-size:auto_64px] [content-visibility:auto] @min-[640px]:grid-cols-[minmax(0,2fr)_minmax(0,1fr)_11rem_13rem] ${isShown ? 'bg-accent-soft' : 'bg-surface'}`}
    >
      <div className="min-w-0">
        <p className="flex items-center gap-1">
          <bdi className="truncate font-medium">{shortId}</bdi>
          <CopyButton text={id} label={say('models.copy', { id: shortId })} />
          <PinButton id={id} name={shortId} />
        </p>
        {description !== null && (
          <p lang="en" className="truncate text-ink-soft text-sm">
            {description}
          </p>
        )}
      </div>
      <div className="min-w-0 text-sm">
        {owner !== null && (
          <p className="truncate text-ink-soft">
            <bdi>{owner}</bdi>
          </p>
        )}
        {checked !== '' && <p className="truncate text-ink-faint text-xs">{checked}</p>}
      </div>
      <Kind model={model} name={shortId} />
      <div className="flex items-center gap-1">
        <Link
          className={`${linkButton} flex-1 @min-[640px]:w-42 @min-[640px]:flex-none`}
          to={`/${kind}?${new URLSearchParams({ model: id })}`}
        >
          {say('models.open', { page: say(`page.${kind}`) })}
        </Link>
        <IconButton
          label={say('models.raw-of', { id: shortId })}
          aria-pressed={isShown}
          onClick={() => onShow(id)}
        >
          <Braces aria-hidden className="size-4" />
        </IconButton>
      </div>
    </li>
  )
})

function PinButton({ id, name }: { id: string; name: string }) {
  const isPinned = useStore(preferences, ({ pinnedModels }) => pinnedModels.includes(id))
  return (
    <button
      type="button"
      aria-pressed={isPinned}
      aria-label={say('models.pin', { id: name })}
      title={say('models.pin', { id: name })}
      className="grid size-7 shrink-0 place-items-center rounded-sm text-ink-faint hover:bg-sunken hover:text-ink aria-pressed:text-accent"
      onClick={() => togglePin(id)}
    >
      <Pin aria-hidden className={`size-4 ${isPinned ? 'fill-current' : ''}`} />
    </button>
  )
}

/** A longer id is cut where it stands as text; it is copied and sent whole. */
const SHOWN_ID = 200

function Kind({ model: { id, kinds, kindSource }, name }: { model: Model; name: string }) {
  const isAny = kinds.length > 1
  return (
    <label className="text-sm">
      <span className="sr-only">{say('models.kind-of', { id: name })}</span>
      <select
        className="min-h-8 w-full rounded-sm border border-line bg-surface px-2 pointer-coarse:min-h-11"
        value={isAny ? '' : (kinds[0] ?? 'chat')}
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
  )
}

function chooseKind(id: string, chosen: string): void {
  const kind = MODEL_KINDS.find((each) => each === chosen)
  preferences.setState(({ modelKinds: { [id]: _, ...rest } }) => ({
    modelKinds: kind === undefined ? rest : { ...rest, [id]: kind },
  }))
}
