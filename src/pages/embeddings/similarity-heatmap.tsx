import { useMemo } from 'react'
import { useStore } from 'zustand'
import { embeddingsState, type SentRow } from '@/session/embeddings.ts'
import { sayCosine, sayCount } from '@/words/numbers.ts'
import { say } from '@/words/say.ts'
import { Heatmap } from './heatmap.tsx'
import { PictureMenu } from './picture-menu.tsx'
import { ScaleLegend } from './scale-legend.tsx'
import { selectRows, useSelectedOf } from './selection.ts'
import type { ExactCosine } from './similarity/exact-cosine.ts'
import { pyramidOf } from './similarity/pyramid.ts'
import type { Analysis } from './similarity/run-analysis.ts'
import { paletteOf, scaleOf } from './similarity/scales.ts'

type SimilarityHeatmapProps = {
  analysis: Analysis
  cosine: ExactCosine
  rows: readonly SentRow[]
  /** Places in the input, in the order of drawing. */
  order: readonly number[]
}

/** The similarities of an answer as a picture, on the scale that was chosen. */
export function SimilarityHeatmap({ analysis, cosine, rows, order }: SimilarityHeatmapProps) {
  const kind = useStore(embeddingsState.store, (state) => state.scale ?? 'fixed')
  const selected = useSelectedOf(useStore(embeddingsState.store))
  const { codes, range, extremes, doneRows } = analysis
  const scale = useMemo(() => scaleOf(kind, extremes), [kind, extremes])
  const palette = useMemo(() => paletteOf(scale, range), [scale, range])
  // Until all is known the codes are drawn as they come, in place: how far they have come is what changes.
  const isKnown = analysis.clusters !== null
  const pyramid = useMemo(
    () => (isKnown ? pyramidOf(codes, order) : [{ size: order.length, codes, doneRows }]),
    [codes, order, isKnown, doneRows],
  )
  const picture = useMemo(
    () => ({ pyramid, palette, colourOf: scale.colourOf, exactOf: cosine }),
    [pyramid, palette, scale, cosine],
  )
  return (
    <Heatmap
      label={say('embeddings.matrix-label', { count: sayCount(order.length) })}
      picture={picture}
      rows={rows}
      order={order}
      selected={selected}
      onSelect={selectRows}
      legend={
        <>
          <PictureMenu kind={kind} picture={picture} scale={scale} rows={rows} order={order} />
          <ScaleLegend
            scale={scale}
            words={say(`embeddings.scale-${kind}`)}
            hasUndefined={analysis.problems.length > 0}
          />
        </>
      }
      detail={(row, column) => <Detail value={cosine(row, column)} a={rows[row]} b={rows[column]} />}
    />
  )
}

type DetailProps = { value: number; a: SentRow | undefined; b: SentRow | undefined }

function Detail({ value, a, b }: DetailProps) {
  return (
    <>
      <p className="font-medium tabular-nums">
        {Number.isNaN(value) ? say('embeddings.undefined') : sayCosine(value, 4)}
      </p>
      {[a, b].map((row, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: there are two, row and column
        <p key={place} className="truncate">
          {row?.number}. {row?.text}
        </p>
      ))}
    </>
  )
}
