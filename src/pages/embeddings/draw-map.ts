import type { SentRow } from '@/session/embeddings.ts'
import type { Point } from './similarity/points.ts'

type MapPicture = {
  points: readonly (Point | null)[]
  /** Label colours by number; 0 is none. */
  colours: readonly number[]
  rows: readonly SentRow[]
  selected: readonly number[]
  picked: number | null
  lasso: readonly Point[]
  width: number
  height: number
}

/** Up to so many points carry their numbers. */
const NUMBERED = 60
const TURN = Math.PI * 2

/** Draws the map in the colours of the page as it stands. */
export function drawMap(context: CanvasRenderingContext2D, picture: MapPicture, ratio: number): void {
  const { points, colours, rows, selected, picked, lasso, width, height } = picture
  const { canvas } = context
  const [wide, high] = [Math.round(width * ratio), Math.round(height * ratio)]
  if (canvas.width !== wide) canvas.width = wide
  if (canvas.height !== high) canvas.height = high
  const style = getComputedStyle(canvas)
  const token = (name: string) => style.getPropertyValue(`--${name}`).trim()
  const [ink, surface, accent] = [token('ink'), token('surface'), token('accent')]
  const fills = [token('ink-faint'), ...[1, 2, 3, 4, 5, 6].map((label) => token(`label-${label}`))]
  context.setTransform(ratio, 0, 0, ratio, 0, 0)
  context.clearRect(0, 0, width, height)
  const radius = points.length > 500 ? 3 : points.length > NUMBERED ? 4 : 6
  const marks = new Set(selected)
  const circle = ([x, y]: Point, size: number) => {
    context.beginPath()
    context.arc(x, y, size, 0, TURN)
  }
  context.lineWidth = 1
  context.strokeStyle = surface
  for (const [place, point] of points.entries()) {
    if (point === null) continue
    context.fillStyle = fills[colours[place] ?? 0] ?? ink
    context.globalAlpha = marks.size === 0 || marks.has(place) ? 1 : 0.35
    circle(point, radius)
    context.fill()
    context.stroke()
  }
  context.globalAlpha = 1
  context.lineWidth = 2
  context.strokeStyle = accent
  for (const place of marks) {
    const point = points[place]
    if (!point) continue
    circle(point, radius + 2)
    context.stroke()
  }
  if (points.length <= NUMBERED) writeNumbers(context, points, rows, ink, radius)
  const point = picked === null ? null : points[picked]
  if (point) {
    context.strokeStyle = ink
    circle(point, radius + 4)
    context.stroke()
  }
  if (lasso.length > 1) drawLasso(context, lasso, accent)
}

function writeNumbers(
  context: CanvasRenderingContext2D,
  points: readonly (Point | null)[],
  rows: readonly SentRow[],
  ink: string,
  radius: number,
): void {
  context.fillStyle = ink
  context.font = '11px system-ui, sans-serif'
  context.textBaseline = 'middle'
  for (const [place, point] of points.entries()) {
    if (point !== null) context.fillText(String(rows[place]?.number ?? ''), point[0] + radius + 4, point[1])
  }
}

function drawLasso(context: CanvasRenderingContext2D, lasso: readonly Point[], accent: string): void {
  context.strokeStyle = accent
  context.fillStyle = accent
  context.beginPath()
  for (const [x, y] of lasso) context.lineTo(x, y)
  context.closePath()
  context.globalAlpha = 0.12
  context.fill()
  context.globalAlpha = 1
  context.lineWidth = 1.5
  context.stroke()
}
