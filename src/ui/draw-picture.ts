// A picture of what a part of the page shows, as a PNG: its charts and the words that stand by them.

const RATIO = 2
const MARGIN_PX = 16

/**
 * Draws the `<svg>` and `<canvas>` in a box, and the words between them, as they stand on screen, on the
 * theme's ground and at twice their size. Buttons and fields are left out; so is what is only heard.
 */
export async function drawPicture(box: HTMLElement): Promise<Blob> {
  const { left, top, width, height } = box.getBoundingClientRect()
  const canvas = document.createElement('canvas')
  canvas.width = (width + MARGIN_PX * 2) * RATIO
  canvas.height = (height + MARGIN_PX * 2) * RATIO
  const context = canvas.getContext('2d')
  if (context === null) throw new Error('This browser draws no pictures.')
  context.fillStyle = getComputedStyle(document.body).backgroundColor
  context.fillRect(0, 0, canvas.width, canvas.height)
  context.scale(RATIO, RATIO)
  context.translate(MARGIN_PX - left, MARGIN_PX - top)
  for (const chart of box.querySelectorAll<HTMLCanvasElement>('canvas')) {
    const place = chart.getBoundingClientRect()
    if (place.width > 0) context.drawImage(chart, place.left, place.top, place.width, place.height)
  }
  for (const chart of box.querySelectorAll('svg')) {
    if (chart.closest('button') === null) await drawSvg(context, chart)
  }
  for (const line of linesIn(box)) drawLine(context, line)
  return new Promise((resolve, reject) =>
    canvas.toBlob(
      (blob) => (blob === null ? reject(new Error('No picture came.')) : resolve(blob)),
      'image/png',
    ),
  )
}

/** Puts a picture on the clipboard; false where the browser does not let it. */
export async function copyPicture(make: () => Promise<Blob>): Promise<boolean> {
  try {
    await navigator.clipboard.write([new ClipboardItem({ 'image/png': make() })])
    return true
  } catch {
    return false
  }
}

/** What of an element's looks a drawing alone does not carry with it. */
const LOOKS = [
  'fill',
  'stroke',
  'stroke-width',
  'stroke-dasharray',
  'opacity',
  'font-family',
  'font-size',
  'font-weight',
  'text-anchor',
  'dominant-baseline',
]

async function drawSvg(context: CanvasRenderingContext2D, chart: SVGSVGElement): Promise<void> {
  const { left, top, width, height } = chart.getBoundingClientRect()
  if (width === 0 || height === 0) return
  const copy = chart.cloneNode(true)
  if (!(copy instanceof SVGSVGElement)) return
  const drawn = [chart, ...chart.querySelectorAll('*')]
  for (const [at, twin] of [copy, ...copy.querySelectorAll('*')].entries()) {
    const own = drawn[at]
    if (own === undefined) continue
    const looks = getComputedStyle(own)
    for (const name of LOOKS) twin.setAttribute(name, looks.getPropertyValue(name))
    twin.removeAttribute('class')
  }
  copy.setAttribute('width', String(width * RATIO))
  copy.setAttribute('height', String(height * RATIO))
  const url = URL.createObjectURL(
    new Blob([new XMLSerializer().serializeToString(copy)], { type: 'image/svg+xml' }),
  )
  try {
    const image = new Image()
    image.src = url
    await image.decode()
    context.drawImage(image, left, top, width, height)
  } finally {
    URL.revokeObjectURL(url)
  }
}

type Line = { text: string; left: number; middle: number; looks: CSSStyleDeclaration }

// By what is read as one sign: half an emoji, or an accent without its letter, is not drawn.
const signs = new Intl.Segmenter(undefined, { granularity: 'grapheme' })

// The words as the browser broke them into lines: a sign on another height begins another line.
function* linesIn(box: HTMLElement): Generator<Line> {
  const walker = document.createTreeWalker(box, NodeFilter.SHOW_TEXT)
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    const { parentElement: parent } = node
    if (parent === null || parent.closest('svg, button, select, textarea, .sr-only') !== null) continue
    yield* linesOf(node, getComputedStyle(parent))
  }
}

function linesOf(node: Node, looks: CSSStyleDeclaration): Line[] {
  const range = document.createRange()
  const lines: Line[] = []
  for (const { segment, index } of signs.segment(node.nodeValue ?? '')) {
    range.setStart(node, index)
    range.setEnd(node, index + segment.length)
    const [place] = range.getClientRects()
    if (place === undefined || place.width === 0) continue
    const middle = place.top + place.height / 2
    const line = lines.at(-1)
    if (line !== undefined && Math.abs(line.middle - middle) < place.height / 2) line.text += segment
    else lines.push({ text: segment, left: place.left, middle, looks })
  }
  return lines
}

function drawLine(context: CanvasRenderingContext2D, { text, left, middle, looks }: Line): void {
  context.font = `${looks.fontWeight} ${looks.fontSize} ${looks.fontFamily}`
  context.fillStyle = looks.color
  context.textBaseline = 'middle'
  context.fillText(text, left, middle)
}
