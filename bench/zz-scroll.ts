import { setTimeout as sleep } from 'node:timers/promises'
import { openPlace } from './place.ts'
import { keepConversation, longConversation } from './history.ts'
await using place = await openPlace()
const page = await place.newPage()
await page.goto('/chat'); await page.getByRole('textbox', { name: 'Message' }).waitFor()
await keepConversation(page, longConversation(200)); await page.goto('/chat'); await sleep(1200)
const info = () => page.evaluate(() => { const s = document.querySelector('section[tabindex]')!; return { top: s.scrollTop, below: s.scrollHeight - s.clientHeight - s.scrollTop, md: document.querySelectorAll('.markdown').length, plain: document.querySelectorAll('article.whitespace-pre-wrap').length } })
console.log(await info()); await page.screenshot({ path: '/tmp/perf/a.png' })
await page.mouse.move(500, 400)
for (let i = 0; i < 30; i++) { await page.mouse.wheel(0, -400); await sleep(60) }
console.log(await info()); await page.screenshot({ path: '/tmp/perf/b.png' })
console.log('scrolling', await page.evaluate(() => { const { blockingMs, framesOver50Ms } = globalThis.probe.read(); return { blockingMs, framesOver50Ms } }))
await page.context().close()
