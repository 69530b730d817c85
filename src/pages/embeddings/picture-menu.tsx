import { Palette } from 'lucide-react'
import { useId } from 'react'
import { PictureActions } from '@/parts/pictured.tsx'
import { embeddingsState, type SentRow } from '@/session/embeddings.ts'
import { Popover } from '@/ui/popover.tsx'
import { sayCosine } from '@/words/numbers.ts'
import { say } from '@/words/say.ts'
import { drawHeatmap, type HeatmapPicture } from './draw-heatmap.ts'
import type { Scale, ScaleKind } from './similarity/scales.ts'
import { wholeOf } from './similarity/window.ts'

const KINDS: readonly ScaleKind[] = ['fixed', 'auto', 'diverging']

type PictureMenuProps = {
  kind: ScaleKind
  picture: HeatmapPicture
  scale: Scale
  rows: readonly SentRow[]
  order: readonly number[]
}

/** What the colours run over, and the picture as a file or on the clipboard. */
export function PictureMenu({ kind, picture, scale, rows, order }: PictureMenuProps) {
  const name = useId()
  const make = () => pictureBlob(picture, scale, say(`embeddings.scale-${kind}`), rows, order)
  return (
    <Popover
      label={say('embeddings.picture')}
      triggerLook="inline-flex min-h-8 items-center gap-1.5 rounded-sm px-2 text-ink-soft text-sm hover:bg-sunken pointer-coarse:min-h-11"
      trigger={<Palette aria-hidden className="size-4" />}
    >
      {(close) => (
        <>
          <fieldset className="grid gap-0.5 px-2 pb-1">
            <legend className="pb-1 font-medium text-sm">{say('embeddings.scale')}</legend>
            {KINDS.map((each) => (
              <label key={each} className="flex min-h-8 items-center gap-2 text-sm pointer-coarse:min-h-11">
                <input
                  type="radio"
                  name={name}
                  checked={each === kind}
                  onChange={() => embeddingsState.store.setState({ scale: each })}
                />
                {say(`embeddings.scale-${each}-choice`)}
              </label>
            ))}
          </fieldset>
          <PictureActions name="similarity" make={make} onDone={close} />
        </>
      )}
    </Popover>
  )
}

const SIDE_PX = 1_600
const MARGIN_PX = 56
const FOOT_PX = 72
const MIN_LABEL_PX = 16

/** The whole matrix with its numbers and its scale, on white, as a PNG. */
async function pictureBlob(
  picture: HeatmapPicture,
  scale: Scale,
  words: string,
  rows: readonly SentRow[],
  order: readonly number[],
): Promise<Blob> {
  const cells = document.createElement('canvas')
  const inner = cells.getContext('2d')
  const sheet = document.createElement('canvas')
  sheet.width = SIDE_PX + MARGIN_PX * 2
  sheet.height = SIDE_PX + MARGIN_PX + FOOT_PX
  const context = sheet.getContext('2d')
  if (inner === null || context === null) throw new Error('This browser draws no pictures.')
  const ratio = 2
  drawHeatmap(inner, picture, order, wholeOf(order.length), SIDE_PX / ratio, ratio)
  context.fillStyle = '#fff'
  context.fillRect(0, 0, sheet.width, sheet.height)
  context.drawImage(cells, MARGIN_PX, MARGIN_PX)
  context.fillStyle = '#14171f'
  context.font = '22px system-ui, sans-serif'
  context.textBaseline = 'middle'
  writeLabels(context, rows, order)
  const y = MARGIN_PX + SIDE_PX + FOOT_PX / 2
  const width = 320
  for (let px = 0; px < width; px += 1) {
    const [red, green, blue] = scale.colourOf(scale.low + (px / width) * (scale.high - scale.low))
    context.fillStyle = `rgb(${red} ${green} ${blue})`
    context.fillRect(MARGIN_PX + 80 + px, y - 10, 1.5, 20)
  }
  context.fillStyle = '#14171f'
  context.textAlign = 'right'
  context.fillText(sayCosine(scale.low), MARGIN_PX + 68, y)
  context.textAlign = 'left'
  context.fillText(`${sayCosine(scale.high)}   ${words}`, MARGIN_PX + 92 + width, y)
  return new Promise((resolve, reject) =>
    sheet.toBlob(
      (blob) => (blob === null ? reject(new Error('No picture came.')) : resolve(blob)),
      'image/png',
    ),
  )
}

function writeLabels(
  context: CanvasRenderingContext2D,
  rows: readonly SentRow[],
  order: readonly number[],
): void {
  const cellPx = SIDE_PX / order.length
  if (cellPx < MIN_LABEL_PX) return
  context.font = `${Math.min(22, cellPx)}px system-ui, sans-serif`
  for (const [at, place] of order.entries()) {
    const words = String(rows[place]?.number ?? '')
    const middle = MARGIN_PX + (at + 0.5) * cellPx
    context.textAlign = 'right'
    context.fillText(words, MARGIN_PX - 8, middle)
    context.textAlign = 'center'
    context.fillText(words, middle, MARGIN_PX - 18)
  }
}
