import { describe, expect, it } from 'vitest'
import { LAST_CODE, UNDEFINED_CODE } from './codes.ts'
import { groupHistogram, pairsAbove } from './groups.ts'
import { paintCells } from './paint.ts'
import { fittedPoints, inside, nearestPoint } from './points.ts'
import { pyramidOf } from './pyramid.ts'
import { divergingColour, scaleOf } from './scales.ts'
import { moved, showing, wholeOf, zoomed } from './window.ts'

describe('a window on the matrix', () => {
  it('never leaves it, whatever is done', () => {
    let view = wholeOf(50)
    let state = 3
    for (let step = 0; step < 500; step += 1) {
      state = (state * 48_271) % 2_147_483_647
      const share = state / 2_147_483_647
      view =
        step % 3 === 0
          ? zoomed(view, 0.5 + share * 2, share, 1 - share, 50)
          : step % 3 === 1
            ? moved(view, (share - 0.5) * 80, (0.5 - share) * 60, 50)
            : showing(view, Math.floor(share * 50), Math.floor((1 - share) * 50), 50)
      expect(view.span).toBeGreaterThanOrEqual(4)
      expect(view.left).toBeGreaterThanOrEqual(0)
      expect(view.left + view.span).toBeLessThanOrEqual(50 + 1e-9)
      expect(view.top + view.span).toBeLessThanOrEqual(50 + 1e-9)
    }
  })

  it('keeps the point under the pointer, and shows the cell it is told to', () => {
    const near = zoomed(wholeOf(100), 4, 0.3, 0.6, 100)
    expect(near.left + 0.3 * near.span).toBeCloseTo(30)
    expect(near.top + 0.6 * near.span).toBeCloseTo(60)
    const shown = showing(near, 2, 97, 100)
    expect(shown.top).toBeLessThanOrEqual(2)
    expect(shown.left + shown.span).toBeGreaterThanOrEqual(98)
  })
})

describe('pyramidOf', () => {
  it('puts codes in order and halves them by their means, without what is not defined', () => {
    const size = 130
    const codes = Uint8Array.from({ length: size * size }, (_, at) =>
      at % 7 === 0 ? UNDEFINED_CODE : at % 250,
    )
    const order = Array.from({ length: size }, (_, at) => (at * 37) % size)
    const [whole, half, quarter] = pyramidOf(codes, order)
    expect([whole?.size, half?.size, quarter?.size]).toEqual([130, 65, 33])
    for (let row = 0; row < size; row += 13) {
      for (let column = 0; column < size; column += 11) {
        expect(whole?.codes[row * size + column]).toBe(codes[(order[row] ?? 0) * size + (order[column] ?? 0)])
      }
    }
    const four = [0, 1].flatMap((y) => [0, 1].map((x) => whole?.codes[(20 + y) * size + 40 + x] ?? 0))
    const defined = four.filter((code) => code !== UNDEFINED_CODE)
    const mean = defined.reduce((sum, code) => sum + code, 0) / defined.length
    expect(Math.abs((half?.codes[10 * 65 + 20] ?? 0) - mean)).toBeLessThanOrEqual(0.5)
  })
})

describe('paintCells', () => {
  const palette = {
    byCode: Uint32Array.from({ length: LAST_CODE + 1 }, (_, code) => code + 1000),
    stripes: [1, 2] as const,
  }

  it('gives each pixel the colour of the cell it lies in', () => {
    const codes = Uint8Array.from([0, 10, 20, 30])
    const pixels = new Uint32Array(36)
    paintCells(pixels, 6, pyramidOf(codes, [0, 1]), wholeOf(2), palette)
    expect([pixels[0], pixels[5], pixels[30], pixels[35]]).toEqual([1000, 1010, 1020, 1030])
    paintCells(pixels, 6, pyramidOf(codes, [0, 1]), { left: 1, top: 0, span: 1 }, palette)
    expect([...new Set(pixels)]).toEqual([1010])
  })

  it('stripes what is not defined', () => {
    const pixels = new Uint32Array(144)
    paintCells(pixels, 12, pyramidOf(Uint8Array.of(UNDEFINED_CODE), [0]), wholeOf(1), palette)
    expect(new Set(pixels)).toEqual(new Set([1, 2]))
  })
})

describe('scaleOf', () => {
  it('runs over 0 to 1, over the answer, or evenly around 0', () => {
    const extremes = { min: -0.2, max: 0.6 }
    expect(scaleOf('fixed', extremes)).toMatchObject({ low: 0, high: 1 })
    expect(scaleOf('auto', extremes)).toMatchObject({ low: -0.2, high: 0.6 })
    expect(scaleOf('diverging', extremes)).toMatchObject({ low: -0.6, high: 0.6 })
    expect(scaleOf('auto', null)).toMatchObject({ low: 0, high: 1 })
  })

  it('is blue below, red above, and pale between', () => {
    const [[, , blue], [red], pale] = [divergingColour(-1), divergingColour(1), divergingColour(0)]
    expect(blue).toBeGreaterThan(150)
    expect(red).toBeGreaterThan(150)
    expect(Math.min(...pale)).toBeGreaterThan(230)
  })
})

describe('groups', () => {
  const range = { low: 0, high: 1 }
  // Two and two of a label, one of none: alike within, unlike between.
  const labels = [1, 1, 2, 2, 0]
  const codes = Uint8Array.from({ length: 25 }, (_, at) => {
    const [a, b] = [labels[Math.floor(at / 5)] ?? 0, labels[at % 5] ?? 0]
    return a === b ? 200 : 50
  })

  it('counts pairs within and between, and finds what parts them', () => {
    const histogram = groupHistogram(codes, range, labels)
    expect(histogram?.within.reduce((sum, count) => sum + count, 0)).toBe(2)
    expect(histogram?.between.reduce((sum, count) => sum + count, 0)).toBe(4)
    expect(histogram?.bestThreshold).toBeCloseTo(200 / 254)
    expect(pairsAbove(codes, range, labels, 0.5)).toEqual({
      within: 2,
      between: 0,
      allWithin: 2,
      allBetween: 4,
    })
  })

  it('has nothing to say of rows without labels', () => {
    expect(groupHistogram(codes, range, [0, 0, 0, 0, 0])).toBeNull()
  })
})

describe('points of a map', () => {
  it('fit into their box, rows without a place left out', () => {
    const points = fittedPoints(Float32Array.of(-3, 1, Number.NaN, Number.NaN, 5, 2, 0, 9), 300, 200)
    expect(points[1]).toBeNull()
    for (const point of points) {
      if (point === null) continue
      expect(point[0]).toBeGreaterThanOrEqual(23)
      expect(point[0]).toBeLessThanOrEqual(277)
      expect(point[1]).toBeGreaterThanOrEqual(23)
      expect(point[1]).toBeLessThanOrEqual(177)
    }
    expect(nearestPoint(points, points[2] ?? [0, 0], 10)).toBe(2)
    expect(nearestPoint(points, [-100, -100], 10)).toBeNull()
  })

  it('lie inside a line around them or not', () => {
    const square = [
      [0, 0],
      [10, 0],
      [10, 10],
      [0, 10],
    ] as const
    expect(inside([5, 5], square)).toBe(true)
    expect(inside([15, 5], square)).toBe(false)
  })
})
