import { writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { expect, test } from 'vitest'
import { EngineError, runEngine } from './engine-worker.ts'

const signal = new AbortController().signal

async function script(code: string): Promise<URL> {
  const path = join(tmpdir(), `engine-${crypto.randomUUID()}.mjs`)
  await writeFile(path, `import { parentPort, workerData } from 'node:worker_threads'\n${code}`)
  return pathToFileURL(path)
}

async function all(messages: AsyncIterable<unknown>): Promise<unknown[]> {
  const found: unknown[] = []
  for await (const message of messages) found.push(message)
  return found
}

test('yields what is posted, in order, until null', async () => {
  const count = await script(
    'for (let i = 0; i < workerData; i += 1) parentPort.postMessage(i)\nparentPort.postMessage(null)',
  )
  expect(await all(runEngine(count, 3, { signal }))).toEqual([0, 1, 2])
})

test('one that fails says so; one that falls silent is ended', async () => {
  const broken = await script('throw new Error("out of order")')
  await expect(all(runEngine(broken, null, { signal }))).rejects.toThrow(/out of order/)
  const stuck = await script('while (true) {}')
  await expect(all(runEngine(stuck, null, { signal, silentMs: 200 }))).rejects.toThrow(EngineError)
})

test('one that says anything is alive, and so is one that waits for its turn', async () => {
  const slow = await script(`let said = 0
    const saying = setInterval(() => {
      said += 1
      parentPort.postMessage(said < 10 ? said : null)
      if (said === 10) clearInterval(saying)
    }, 250)`)
  const runs = [1, 2, 3].map(() => all(runEngine(slow, null, { signal, silentMs: 2_000 })))
  for (const run of await Promise.all(runs)) expect(run).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9])
})

test('a client that leaves ends the work', async () => {
  const turns = new Int32Array(new SharedArrayBuffer(4))
  const busy = await script('parentPort.postMessage("begun"); while (true) Atomics.add(workerData, 0, 1)')
  const leaving = new AbortController()
  const messages = runEngine(busy, turns, { signal: leaving.signal })
  expect((await messages.next()).value).toBe('begun')
  leaving.abort()
  await expect(messages.next()).rejects.toThrow('The client left.')
  // The thread itself stands still: it counts no further.
  await expect
    .poll(async () => {
      const before = Atomics.load(turns, 0)
      await new Promise((resolve) => setImmediate(resolve))
      return Atomics.load(turns, 0) - before
    })
    .toBe(0)
})

test('two work at once, the rest wait; who leaves while waiting takes no place', async () => {
  const shared = new Int32Array(new SharedArrayBuffer(8))
  const busy = await script(`
    const most = Atomics.add(workerData, 0, 1) + 1
    if (most > Atomics.load(workerData, 1)) Atomics.store(workerData, 1, most)
    const leave = () => { Atomics.sub(workerData, 0, 1); parentPort.postMessage(null) }
    const meeting = setInterval(() => {
      if (Atomics.load(workerData, 1) < 2) return
      clearInterval(meeting)
      setTimeout(leave, 60)
    }, 5)`)
  const leaving = new AbortController()
  const runs = [1, 2, 3, 4].map(() => all(runEngine(busy, shared, { signal })))
  const left = all(runEngine(busy, shared, { signal: leaving.signal }))
  leaving.abort()
  await expect(left).rejects.toThrow()
  await Promise.all(runs)
  expect(shared[1]).toBe(2)
  expect(await all(runEngine(busy, shared, { signal }))).toEqual([])
})
