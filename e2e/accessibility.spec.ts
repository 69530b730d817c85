import type { Page } from '@playwright/test'
import { expect, expectNoSidewaysScroll, test } from './fixtures.ts'
import { focused } from './upstream.ts'

/** What Tab has come to: its name, and why nobody would see that it is there; null when all is well. */
type Stop = { name: string; trouble: string | null }

async function tab(page: Page): Promise<Stop> {
  await page.keyboard.press('Tab')
  let stop = await look(page)
  // What slides into view needs some frames for it.
  for (let more = 0; stop.trouble !== null && more < 20; more += 1) {
    await page.evaluate(() => new Promise(requestAnimationFrame))
    stop = await look(page)
  }
  return stop
}

function look(page: Page): Promise<Stop> {
  return page.evaluate(() => {
    const at = document.activeElement
    if (at === null || at === document.body) return { name: 'body', trouble: null }
    const isField = /^(INPUT|SELECT|TEXTAREA)$/.test(at.tagName)
    const label = isField ? (at.closest('label') ?? document.querySelector(`label[for="${at.id}"]`)) : at
    const name = (at.getAttribute('aria-label') ?? label?.textContent ?? at.id).trim()
    const hasRing = (element: Element | null) => {
      if (element === null) return false
      const { outlineStyle, outlineWidth } = getComputedStyle(element)
      return outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 1
    }
    // A field within a frame, or the radio of a switch, leaves the ring to what is around it.
    if (![at, at.parentElement, at.parentElement?.parentElement ?? null].some(hasRing)) {
      return { name, trouble: 'no ring' }
    }
    const { left, right, top, bottom } = at.getBoundingClientRect()
    if (right <= 0 || left >= innerWidth || bottom <= 0 || top >= innerHeight) {
      return { name, trouble: 'out of view' }
    }
    const middle = [(left + right) / 2, (Math.max(top, 0) + Math.min(bottom, innerHeight)) / 2] as const
    const over = document.elementFromPoint(...middle)
    const isSeen = over !== null && (at.contains(over) || over.contains(at))
    return { name, trouble: isSeen ? null : `below ${over?.tagName} ${over?.className}` }
  })
}

/** How many parts of the page move for longer than a moment. */
function countMoving(page: Page): Promise<number> {
  return page.evaluate(
    () =>
      document.getAnimations().filter((motion) => Number(motion.effect?.getComputedTiming().endTime) > 1)
        .length,
  )
}

/** Goes on with Tab until it comes to what has this name. */
async function tabTo(page: Page, name: RegExp): Promise<void> {
  const seen: string[] = []
  for (let step = 0; step < 60; step += 1) {
    const stop = await tab(page)
    if (name.test(stop.name)) return
    seen.push(stop.name)
  }
  throw new Error(`Tab never comes to ${name}: ${seen.join(' | ')}`)
}

test('at 200 % with forced colours nothing is cut off or moves, what is chosen shows, and Tab is always seen (ALL-9)', async ({
  page,
}) => {
  await page.setViewportSize({ width: 720, height: 450 })
  await page.emulateMedia({ forcedColors: 'active', reducedMotion: 'reduce' })
  await page.goto('/rerank')
  await expect(page.getByText('was 7, up 6')).toBeAttached()
  const links = page.getByRole('navigation', { name: 'Pages' }).getByRole('link')
  const troubles: string[] = []
  for (const link of await links.all()) {
    const name = (await link.getAttribute('aria-label')) ?? ''
    await link.click()
    await expect(page.getByRole('main', { name }).getByRole('heading', { level: 1 })).toBeVisible()
    await expect(link).toBeInViewport({ ratio: 1 })
    await expectNoSidewaysScroll(page)
    await expect.poll(() => countMoving(page)).toBe(0)
    await expect(page.getByRole('main', { name })).toBeFocused()
    for (let step = 0; step < 14; step += 1) {
      const { name: stop, trouble } = await tab(page)
      if (trouble !== null) troubles.push(`${name}, ${stop.slice(0, 40)}: ${trouble}`)
    }
  }
  expect(troubles).toEqual([])

  await page.getByRole('navigation').getByRole('link', { name: 'Rerank', exact: true }).click()
  await expect(page.getByRole('main', { name: 'Rerank' })).toBeFocused()
  const looks = () =>
    page.evaluate(() => {
      const colourOf = (selector: string) => {
        const element = document.querySelector(selector)
        return element === null ? 'nothing' : getComputedStyle(element).backgroundColor
      }
      const probe = document.body.appendChild(document.createElement('i'))
      probe.style.backgroundColor = 'Highlight'
      const chosen = getComputedStyle(probe).backgroundColor
      probe.style.backgroundColor = 'Canvas'
      const canvas = getComputedStyle(probe).backgroundColor
      probe.remove()
      return {
        chosen: [colourOf('nav [aria-current="page"]'), colourOf('.segment:has(:checked)')].map(
          (colour) => colour === chosen,
        ),
        isDotSeen: colourOf('header [class*="bg-good"]') !== canvas,
        runBorder: [...document.querySelectorAll('main button')]
          .filter((button) => button.textContent === 'Rank')
          .map((button) => getComputedStyle(button).borderTopStyle),
      }
    })
  await expect.poll(looks).toEqual({ chosen: [true, true], isDotSeen: true, runBorder: ['solid'] })
})

test('with the keyboard alone: Home, Rerank, Models, Check, Health, History and Settings do their main job (ALL-9)', async ({
  page,
}) => {
  await page.goto('/')
  await expect(page.getByText(/^6 of 6 answered/)).toBeVisible({ timeout: 20_000 })
  await tabTo(page, /^Run all six/)
  await page.keyboard.press('Enter')
  await expect(page.getByRole('button', { name: 'Cancel' })).toBeVisible()
  await tabTo(page, /^Rerank$/)
  await page.keyboard.press('Enter')

  await expect(page.getByRole('main', { name: 'Rerank' })).toBeFocused()
  await tabTo(page, /^Query$/)
  await page.keyboard.press('ControlOrMeta+a')
  await page.keyboard.type('Which audio formats are there?')
  await tabTo(page, /^Rank$/)
  await page.keyboard.press('Enter')
  await expect(page.getByRole('region', { name: 'Answer' }).getByRole('listitem').first()).toContainText(
    'Audio formats',
  )

  await page.keyboard.press('g')
  await page.keyboard.press('m')
  await expect(page.getByRole('main', { name: 'Models' })).toBeFocused()
  await tabTo(page, /^Search by id/)
  await page.keyboard.type('lexical')
  await expect(page.getByText(/1 of \d+/)).toBeVisible()
  await tabTo(page, /^Open in Rerank/)
  await page.keyboard.press('Enter')
  await expect(page.getByRole('button', { name: 'Model: sandbox-lexical' })).toBeVisible()
  expect(await focused(page)).toBe('main Rerank')

  await page.keyboard.press('g')
  await page.keyboard.press('k')
  await expect(page.getByRole('main', { name: 'Check' })).toBeFocused()
  await tabTo(page, /^Endpoints|^Quick|^depth/i)
  await page.keyboard.press('ArrowLeft')
  await tabTo(page, /^Run \d requests/)
  await page.keyboard.press('Enter')
  await expect(page.getByRole('status').filter({ hasText: 'Done' })).toBeAttached()

  await page.keyboard.press('g')
  await page.keyboard.press('y')
  await expect(page.getByRole('main', { name: 'History' })).toBeFocused()
  await tabTo(page, /Which audio formats are there/)
  await page.keyboard.press('Enter')
  await tabTo(page, /^Open$/)
  await page.keyboard.press('Enter')
  await expect(page.getByRole('textbox', { name: 'Query' })).toHaveValue('Which audio formats are there?')

  // Health and Settings have no letter: the palette goes there.
  for (const name of ['Health', 'Settings']) {
    await page.keyboard.press('ControlOrMeta+k')
    await expect(page.getByRole('dialog').getByRole('combobox')).toBeFocused()
    await page.keyboard.type(name)
    await expect(page.getByRole('option').first()).toContainText(name)
    await page.keyboard.press('Enter')
    await expect(page.getByRole('main', { name })).toBeFocused()
    if (name === 'Settings') continue
    const checks = page.getByRole('img', { name: /^The last/ })
    const before = await checks.getAttribute('aria-label')
    await tabTo(page, /^Check now/)
    await page.keyboard.press('Enter')
    await expect(checks).not.toHaveAttribute('aria-label', before ?? '')
  }
  await tabTo(page, /^Create a token/)
  await page.keyboard.press('Enter')
  await page.keyboard.type('Weekly report')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('alert').filter({ hasText: 'Copy “Weekly report” now' })).toBeFocused()
})
