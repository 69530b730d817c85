import { type ReactNode, useEffect, useEffectEvent, useRef, useState } from 'react'
import type { Model } from '@/api/models.ts'
import { say } from '@/words/say.ts'
import { ModelRow } from './model-row.tsx'

type ModelTableProps = {
  models: readonly Model[]
  isGrouped: boolean
  /** What a check found of a model lately, in words; empty when it was not checked. */
  checked: (id: string) => string
  /** The model whose entry stands in the panel. */
  shownId: string | null
  onShow: (id: string) => void
}

/** So many rows are drawn at first, and as many more each time that the reader comes near their end. */
const STEP = 40

/**
 * The models, one a row; a card each on a small screen. Rows are drawn as the reader comes near, so that
 * thousands of models cost no more than a few; another list begins with its first rows again.
 */
export function ModelTable({ models, isGrouped, checked, shownId, onShow }: ModelTableProps) {
  const [reached, setReached] = useState({ models, limit: STEP })
  const limit = reached.models === models ? reached.limit : STEP
  const groups = isGrouped ? groupByOwner(models) : [{ owner: null, models }]
  let left = limit
  return (
    <div className="@container grid shrink-0 grid-cols-[minmax(0,1fr)] gap-5">
      {groups.map((group) => {
        const drawn = group.models.slice(0, Math.max(0, left))
        left -= group.models.length
        if (drawn.length === 0) return null
        const name = group.owner ?? say('models.no-owner')
        return (
          <Group key={name} heading={isGrouped ? name : null} count={group.models.length}>
            {drawn.map((model) => (
              <ModelRow
                key={model.id}
                model={model}
                checked={checked(model.id)}
                isShown={model.id === shownId}
                onShow={onShow}
              />
            ))}
          </Group>
        )
      })}
      {limit < models.length && (
        <Near key={limit} onNear={() => setReached({ models, limit: limit + STEP })} />
      )}
    </div>
  )
}

type GroupProps = { heading: string | null; count: number; children: ReactNode }

function Group({ heading, count, children }: GroupProps) {
  return (
    <section aria-label={heading ?? undefined} className="grid grid-cols-[minmax(0,1fr)] gap-2">
      {heading !== null && (
        <h2 className="flex items-baseline gap-2 font-medium text-sm">
          <bdi className="min-w-0 truncate">{heading}</bdi>
          <span className="font-normal text-ink-faint tabular-nums">{count}</span>
        </h2>
      )}
      <ul
        aria-label={heading ?? say('page.models')}
        className="grid grid-cols-[minmax(0,1fr)] gap-px overflow-hidden rounded-md border border-line bg-line"
      >
        {children}
      </ul>
    </section>
  )
}

const NEAR_PX = 1_200

// Tells once that the reader has come near.
function Near({ onNear }: { onNear: () => void }) {
  const place = useRef<HTMLDivElement>(null)
  const tell = useEffectEvent(onNear)
  useEffect(() => {
    if (place.current === null) return
    const observer = new IntersectionObserver(
      (entries) => {
        if (entries.some(({ isIntersecting }) => isIntersecting)) tell()
      },
      { scrollMargin: `${NEAR_PX}px` },
    )
    observer.observe(place.current)
    return () => observer.disconnect()
  }, [])
  return <div ref={place} aria-hidden className="h-4 shrink-0" />
}

// In the order in which the server first names them; those without an owner come last.
function groupByOwner(models: readonly Model[]): { owner: string | null; models: readonly Model[] }[] {
  const groups = Map.groupBy(models, ({ owner }) => owner)
  return [...groups]
    .map(([owner, models]) => ({ owner, models }))
    .sort((a, b) => Number(a.owner === null) - Number(b.owner === null))
}
