import { readFileSync, writeFileSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import { askFloor } from './floor.ts'
import { openPlace } from './place.ts'

const [side = 'console', prompt = 'tokens=10000 rate=1000 ttft=100 seed=7 marks=1', mode = 'trace'] =
  process.argv.slice(2)
await using place = await openPlace()
const page = await place.newPage()
const session = await page.context().newCDPSession(page)
await page.goto(side === 'console' ? '/chat?model=sandbox-stress' : '/bench/floor')
const composer = page.getByRole('textbox', { name: 'Message' })
await composer.fill(prompt)
await sleep(1000)
if (mode === 'cpu') {
  await session.send('Profiler.enable')
  await session.send('Profiler.setSamplingInterval', { interval: 200 })
  await session.send('Profiler.start')
} else
  await page
    .context()
    .browser()!
    .startTracing(page, {
      path: '/tmp/perf/trace.json',
      categories: [
        'devtools.timeline',
        'v8',
        'blink.user_timing',
        'disabled-by-default-v8.gc',
        'loading',
        'toplevel',
      ],
    })
await page.evaluate(() => globalThis.probe.start())
if (side === 'console') await composer.press('Enter')
else await page.evaluate(askFloor, { token: place.token, prompt, perLine: side === 'floor-lines' })
while (!(await page.evaluate(() => globalThis.probe.isOver()))) await sleep(250)
await sleep(1500)
if (mode === 'cpu') {
  const { profile } = await session.send('Profiler.stop')
  const self = new Map<string, number>(),
    total = new Map<string, number>()
  const byId = new Map(profile.nodes.map((n) => [n.id, n]))
  const parent = new Map<number, number>()
  for (const n of profile.nodes) for (const c of n.children ?? []) parent.set(c, n.id)
  const key = (n: any) =>
    `${n.callFrame.functionName || '(anon)'} ${n.callFrame.url.split('/').at(-1)}:${n.callFrame.lineNumber}`
  profile.samples!.forEach((id, i) => {
    const dt = profile.timeDeltas![i]! / 1000
    const n = byId.get(id)!
    self.set(key(n), (self.get(key(n)) ?? 0) + dt)
    const seen = new Set<string>()
    for (let x: number | undefined = id; x !== undefined; x = parent.get(x)) {
      const k = key(byId.get(x)!)
      if (!seen.has(k)) {
        seen.add(k)
        total.set(k, (total.get(k) ?? 0) + dt)
      }
    }
  })
  const top = (m: Map<string, number>, n: number) =>
    [...m]
      .sort((a, b) => b[1] - a[1])
      .slice(0, n)
      .map(([k, v]) => `${v.toFixed(0).padStart(7)} ${k}`)
      .join('\n')
  console.log('SELF\n' + top(self, 40))
  console.log('TOTAL\n' + top(total, 70))
} else {
  await page.context().browser()!.stopTracing()
  const { traceEvents } = JSON.parse(readFileSync('/tmp/perf/trace.json', 'utf8'))
  const mains = traceEvents.filter((e: any) => e.name === 'thread_name' && e.args.name === 'CrRendererMain')
  const best = mains
    .map((m: any) => ({
      m,
      n: traceEvents.filter((e: any) => e.pid === m.pid && e.tid === m.tid && e.ph === 'X').length,
    }))
    .sort((a: any, b: any) => b.n - a.n)[0].m
  const ev = traceEvents
    .filter((e: any) => e.pid === best.pid && e.tid === best.tid && e.ph === 'X' && e.dur > 0)
    .sort((a: any, b: any) => a.ts - b.ts || b.dur - a.dur)
  const self = new Map<string, [number, number]>()
  const stack: any[] = []
  const add = (n: string, d: number, c: number) => {
    const s = self.get(n) ?? [0, 0]
    s[0] += d
    s[1] += c
    self.set(n, s)
  }
  for (const e of ev) {
    while (stack.length && stack.at(-1).ts + stack.at(-1).dur <= e.ts) stack.pop()
    add(e.name, e.dur / 1000, 1)
    if (stack.length) add(stack.at(-1).name, -e.dur / 1000, 0)
    stack.push(e)
  }
  console.log(
    [...self]
      .sort((a, b) => b[1][0] - a[1][0])
      .slice(0, 24)
      .map(([k, [v, c]]) => `${v.toFixed(0).padStart(7)} ${String(c).padStart(6)} ${k}`)
      .join('\n'),
  )
}
await page.context().close()
