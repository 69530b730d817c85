import { cssColour, sequentialColour } from '@/lib/colour-scale.ts'
import { type SimilarityMatrix, similarityOf } from '@/lib/similarity.ts'
import { embeddingsState, type SentRow } from '@/session/embeddings.ts'
import { Field, inputLook } from '@/ui/field.tsx'
import { LongList } from '@/ui/long-list.tsx'
import { sayCosine } from '@/words/numbers.ts'
import { say } from '@/words/say.ts'

type NearestListProps = { matrix: SimilarityMatrix; rows: readonly SentRow[]; pinned: number }

const ROW_PX = 52
const GAP_PX = 4

/** The other texts by how alike they are to one. */
export function NearestList({ matrix, rows, pinned }: NearestListProps) {
  const row = Math.min(pinned, rows.length - 1)
  const others = rows
    .map(({ text }, index) => ({ text, index, value: similarityOf(matrix, row, index) }))
    .filter(({ index }) => index !== row)
    .sort((a, b) => (Number.isNaN(a.value) ? 1 : Number.isNaN(b.value) ? -1 : b.value - a.value))
  return (
    <div className="grid gap-3">
      <Field label={say('embeddings.nearest-to')}>
        {(control) => (
          <select
            {...control}
            className={inputLook}
            value={row}
            onChange={(event) => embeddingsState.store.setState({ pinned: Number(event.target.value) })}
          >
            {rows.map(({ text, number }, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a row is its place; two rows may hold the same text
              <option key={index} value={index}>
                {number}. {text}
              </option>
            ))}
          </select>
        )}
      </Field>
      <LongList
        // Of another text it begins at its beginning.
        key={row}
        label={say('embeddings.nearest')}
        count={others.length}
        keyOf={(place) => others[place]?.index ?? place}
        rowPx={ROW_PX}
        gapPx={GAP_PX}
        hasStops={false}
        rowLook="grid grid-cols-[3.5rem_minmax(0,1fr)] items-center gap-3 rounded-sm px-2 py-1.5 hover:bg-sunken"
      >
        {(place) => <Near {...others[place]} />}
      </LongList>
    </div>
  )
}

type NearProps = { text?: string; value?: number }

function Near({ text = '', value = Number.NaN }: NearProps) {
  return (
    <>
      <span className="text-right font-medium tabular-nums">
        {Number.isNaN(value) ? say('embeddings.undefined-short') : sayCosine(value)}
      </span>
      <span className="grid gap-1">
        <span className="[overflow-wrap:anywhere]">{text}</span>
        <span aria-hidden className="h-1 rounded-full bg-sunken">
          <span
            className="block h-full rounded-full"
            style={{
              width: `${Math.max(0, Number.isNaN(value) ? 0 : value) * 100}%`,
              background: cssColour(sequentialColour(value)),
            }}
          />
        </span>
      </span>
    </>
  )
}
