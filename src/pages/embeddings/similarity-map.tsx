import {
  type KeyboardEvent,
  type PointerEvent,
  useEffect,
  useId,
  useMemo,
  useRef,
  useState,
  useSyncExternalStore,
} from 'react'
import { useStore } from 'zustand'
import { Pictured } from '@/parts/pictured.tsx'
import { embeddingsState, type SentRow } from '@/session/embeddings.ts'
import { Segmented } from '@/ui/segmented.tsx'
import { useWidth } from '@/ui/use-width.ts'
import { sayCount } from '@/words/numbers.ts'
import { say } from '@/words/say.ts'
import { drawMap } from './draw-map.ts'
import { selectRows, useSelectedOf } from './selection.ts'
import { fittedPoints, inside, nearestPoint, type Point } from './similarity/points.ts'
import type { Analysis } from './similarity/run-analysis.ts'
import { useUmap } from './use-umap.ts'

/** So many texts are worth a layout of their neighbourhoods. */
const UMAP_FROM = 20
const HEIGHT_SHARE = 0.52
const MIN_PX = 240
const REACH_PX = 14
const SLIP_PX = 5
const DEFAULT_MAP = { colours: 'label', layout: 'pca' } as const

/**
 * The texts as points on a plane: near ones are alike. Hovering and the arrow keys pick a point, whose text
 * stands below; a press or Enter marks it everywhere, dragging a line around points marks those inside.
 */
export function SimilarityMap({ analysis, rows }: { analysis: Analysis; rows: readonly SentRow[] }) {
  const map = useStore(embeddingsState.store, (state) => state.map ?? DEFAULT_MAP)
  const selected = useSelectedOf(useStore(embeddingsState.store))
  const choose = (changes: Partial<typeof map>) =>
    embeddingsState.store.setState({ map: { ...map, ...changes } })
  const offersUmap = rows.length > UMAP_FROM
  const wantsUmap = offersUmap && map.layout === 'umap'
  const umap = useUmap(wantsUmap ? (analysis.map?.neighbours ?? null) : null, rows.length)
  const places = wantsUmap ? umap.places : (analysis.map?.positions.places ?? null)
  const shares = analysis.map?.positions.shares ?? [0, 0]
  const groups = analysis.clusters?.groups
  const colours = useMemo(
    () =>
      rows.map(({ label }, place) => (map.colours === 'label' ? label : 1 + ((groups?.[place] ?? 0) % 6))),
    [rows, groups, map.colours],
  )
  return (
    <div className="grid gap-3">
      <div className="flex flex-wrap items-center gap-2">
        <Segmented
          label={say('embeddings.map-colours')}
          choices={(['label', 'group'] as const).map((name) => ({
            name,
            words: say(`embeddings.map-by-${name}`),
          }))}
          chosen={map.colours}
          onChoose={(chosen) => choose({ colours: chosen })}
        />
        {offersUmap && (
          <Segmented
            label={say('embeddings.map-layout')}
            choices={(['pca', 'umap'] as const).map((name) => ({
              name,
              words: say(`embeddings.map-${name}`),
            }))}
            chosen={map.layout}
            onChoose={(chosen) => choose({ layout: chosen })}
          />
        )}
      </div>
      <Pictured name="map">
        <Points places={places} colours={colours} rows={rows} selected={selected} />
      </Pictured>
      <p className="flex flex-wrap items-center gap-2 text-ink-faint text-xs tabular-nums">
        {wantsUmap ? (
          <>
            {say('embeddings.map-umap-says')}
            {umap.progress !== null && (
              <>
                <progress
                  aria-label={say('embeddings.map-progress')}
                  className="h-1.5 w-32 accent-accent-fill"
                  max={umap.progress.total}
                  value={umap.progress.done}
                />
                <button
                  type="button"
                  className="min-h-6 rounded-sm px-1.5 text-accent hover:bg-sunken"
                  onClick={() => choose({ layout: 'pca' })}
                >
                  {say('run.cancel')}
                </button>
              </>
            )}
          </>
        ) : (
          say('embeddings.map-pca-says', {
            first: Math.round(shares[0] * 100),
            second: Math.round(shares[1] * 100),
          })
        )}
      </p>
    </div>
  )
}

type PointsProps = {
  places: Float32Array | null
  colours: readonly number[]
  rows: readonly SentRow[]
  selected: readonly number[]
}

function Points({ places, colours, rows, selected }: PointsProps) {
  const box = useRef<HTMLDivElement>(null)
  const width = useWidth(box)
  const heightPx = Math.max(MIN_PX, Math.floor(innerHeight * HEIGHT_SHARE))
  const [picked, setPicked] = useState<number | null>(null)
  // Moves come faster than renders: the path is gathered beside them, and drawn as it was last seen.
  const path = useRef<Point[]>([])
  const [lasso, setLasso] = useState<readonly Point[]>([])
  const draw = (points: Point[]) => {
    path.current = points
    setLasso(points)
  }
  const detailId = useId()
  const points = useMemo(
    () => (places === null ? [] : fittedPoints(places, Math.floor(width), heightPx)),
    [places, width, heightPx],
  )
  const at = (event: PointerEvent): Point => {
    const { left, top } = event.currentTarget.getBoundingClientRect()
    return [event.clientX - left, event.clientY - top]
  }
  const press = (event: KeyboardEvent) => {
    const by = STEPS[event.key]
    if (by !== undefined) setPicked(nextDefined(points, picked, by))
    else if ((event.key === 'Enter' || event.key === ' ') && picked !== null)
      selectRows([picked], event.shiftKey)
    else return
    event.preventDefault()
  }
  const release = (event: PointerEvent) => {
    const drawn = path.current
    draw([])
    const adds = event.shiftKey || event.ctrlKey || event.metaKey
    if (lengthOf(drawn) > SLIP_PX * 2) {
      const found = points.flatMap((point, place) => (point !== null && inside(point, drawn) ? [place] : []))
      if (found.length > 0) selectRows(found, adds)
      return
    }
    const place = nearestPoint(points, at(event), REACH_PX)
    setPicked(place)
    if (place !== null) selectRows([place], adds)
  }
  const row = picked === null ? undefined : rows[picked]
  return (
    <>
      <div
        ref={box}
        role="application"
        aria-roledescription={say('embeddings.map')}
        aria-label={say('embeddings.map-label', { count: sayCount(rows.length) })}
        aria-describedby={detailId}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: its points are walked by arrow keys
        tabIndex={0}
        onKeyDown={press}
        onPointerDown={(event) => {
          event.currentTarget.setPointerCapture(event.pointerId)
          draw([at(event)])
        }}
        onPointerMove={(event) =>
          path.current.length > 0
            ? draw([...path.current, at(event)])
            : setPicked(nearestPoint(points, at(event), REACH_PX))
        }
        onPointerUp={release}
        onPointerCancel={() => draw([])}
        className="relative touch-pan-y overflow-hidden rounded-md border border-line bg-surface"
        style={{ height: heightPx + 2 }}
      >
        <MapCanvas
          points={points}
          colours={colours}
          rows={rows}
          selected={selected}
          picked={picked}
          lasso={lasso}
          width={Math.floor(width)}
          height={heightPx}
        />
      </div>
      <div id={detailId} aria-live="polite" className="min-h-6 text-sm">
        {row === undefined ? (
          <p className="text-ink-faint">{say('embeddings.map-hover')}</p>
        ) : (
          <p className="truncate">
            {row.number}. {row.text}
          </p>
        )}
      </div>
    </>
  )
}

const STEPS: Partial<Record<string, number>> = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }

function nextDefined(points: readonly (Point | null)[], from: number | null, by: number): number | null {
  const count = points.length
  for (let step = 1; step <= count; step += 1) {
    const place = ((from ?? (by > 0 ? -1 : 0)) + by * step + count * step) % count
    if (points[place]) return place
  }
  return null
}

function lengthOf(path: readonly Point[]): number {
  return path.reduce((sum, [x, y], at) => {
    const [beforeX, beforeY] = path[at - 1] ?? [x, y]
    return sum + Math.hypot(x - beforeX, y - beforeY)
  }, 0)
}

function watchTheme(tell: () => void): () => void {
  const observer = new MutationObserver(tell)
  observer.observe(document.documentElement, { attributeFilter: ['data-theme'] })
  return () => observer.disconnect()
}

function themeName(): string {
  return document.documentElement.dataset.theme ?? ''
}

type MapCanvasProps = Parameters<typeof drawMap>[1]

function MapCanvas(props: MapCanvasProps) {
  const canvas = useRef<HTMLCanvasElement>(null)
  // Drawn in the colours of the theme: drawn anew with another.
  useSyncExternalStore(watchTheme, themeName)
  // A canvas belongs to no render: what it shows is put there after each.
  useEffect(() => {
    const context = canvas.current?.getContext('2d')
    if (context && props.width > 0) drawMap(context, props, devicePixelRatio)
  })
  return (
    <canvas ref={canvas} aria-hidden className="block" style={{ width: props.width, height: props.height }} />
  )
}
