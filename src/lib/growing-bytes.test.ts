import { expect, it } from 'vitest'
import { createGrowingBytes } from './growing-bytes.ts'

const bytes = (...values: number[]) => Uint8Array.from(values)

it('gives every reader all of it, whenever it begins', async () => {
  const growing = createGrowingBytes()
  growing.push(bytes(1, 2))
  const early = allOf(growing.read())
  await Promise.resolve()
  growing.push(bytes(3))
  growing.end()
  const late = await allOf(growing.read())
  expect(await early).toEqual([bytes(1, 2), bytes(3)])
  expect(late).toEqual([bytes(1, 2), bytes(3)])
  expect([growing.size(), growing.isOver()]).toEqual([3, true])
  expect(await growing.whole().bytes()).toEqual(bytes(1, 2, 3))
})

it('ends a reader that waits for the first of it', async () => {
  const growing = createGrowingBytes()
  const reading = allOf(growing.read())
  growing.end()
  expect(await reading).toEqual([])
})

async function allOf<T>(parts: AsyncIterable<T>): Promise<T[]> {
  const all: T[] = []
  for await (const part of parts) all.push(part)
  return all
}
