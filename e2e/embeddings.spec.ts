import type { Locator, Page } from '@playwright/test'
import { chooseModel, expect, expectAccessible, expectAccessibleEverywhere, test } from './fixtures.ts'

test('the first visit shows the support inbox, ordered by similarity, with computed captions', async ({
  page,
}) => {
  await page.goto('/embeddings')
  await expect(page.getByRole('textbox', { name: 'Text 12' })).toHaveValue(
    'The server starts fine after the reboot.',
  )
  await expect(page.getByText(/Rows 2 and 12 say the opposite, yet score 0\.\d\d\./)).toBeVisible()
  await expect(page.getByText('Compares letters and words, not meaning.')).toBeVisible()
  await expect(page.getByRole('button', { name: /12 × 768, \d+ tokens/ })).toBeVisible()
  await expect(page.getByRole('combobox', { name: 'Order' })).toHaveValue('similarity')
})

test('a cell is walked to by keyboard and names both texts and the value', async ({ page }) => {
  await page.goto('/embeddings')
  const matrix = page.getByRole('application', { name: /Cosine similarity of 12 texts/ })
  await page.getByRole('combobox', { name: 'Order' }).selectOption('input')
  await matrix.focus()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('ArrowDown')
  for (let step = 0; step < 11; step += 1) await page.keyboard.press('ArrowRight')
  const detail = page.getByRole('region', { name: 'Answer' })
  await expect(detail).toContainText('2. The server does not start after the reboot.')
  await expect(detail).toContainText(/0\.7\d{3}/)
})

test('the order of the table is the order that was chosen', async ({ page }) => {
  await page.goto('/embeddings')
  await page.getByText('Table', { exact: true }).click()
  await expect(page.getByRole('rowheader')).toHaveCount(12)
  const firstRows = () => page.getByRole('rowheader').allInnerTexts()
  await expect.poll(async () => (await firstRows())[0]).not.toContain('1. Where can I download')
  const alike = await firstRows()
  await page.getByRole('combobox', { name: 'Order' }).selectOption('input')
  const input = await firstRows()
  expect(input[0]).toContain('1. Where can I download')
  expect(alike).not.toEqual(input)
  expect(alike.toSorted()).toEqual(input.toSorted())
})

test('a pinned text ranks the others', async ({ page }) => {
  await page.goto('/embeddings')
  await page.getByText('Nearest', { exact: true }).click()
  await page.getByRole('combobox', { name: 'Nearest to' }).selectOption({ index: 2 })
  await expect(page.getByRole('region', { name: 'Answer' }).getByRole('listitem').first()).toContainText(
    'password',
  )
})

test('many lines are pasted as many rows, moved and removed by keyboard', async ({ page }) => {
  await page.goto('/embeddings')
  const row = (number: number) => page.getByRole('textbox', { name: `Text ${number}`, exact: true })
  await expect(row(12)).toBeVisible()
  for (let left = 12; left > 0; left -= 1)
    await page.getByRole('button', { name: 'Remove text 1', exact: true }).click()
  await row(1).focus()
  await page.evaluate(() => {
    const data = new DataTransfer()
    data.setData('text', 'alpha\n\nbeta\r\ngamma\n')
    document.activeElement?.dispatchEvent(
      new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }),
    )
  })
  await expect(row(3)).toHaveValue('gamma')
  await row(1).press('Alt+ArrowDown')
  await expect(row(1)).toHaveValue('beta')
  await expect(row(2)).toBeFocused()
  await page.keyboard.press('Control+Enter')
  await expect(page.getByText(/Most alike: rows \d and \d/)).toBeVisible()
})

test('one text shows its vector and says why there is no matrix', async ({ page }) => {
  await page.goto('/embeddings')
  await expect(page.getByRole('textbox', { name: 'Text 12' })).toBeVisible()
  for (let left = 12; left > 0; left -= 1)
    await page.getByRole('button', { name: 'Remove text 1', exact: true }).click()
  await page.getByRole('textbox', { name: 'Text 1' }).fill('alone')
  await page.getByRole('button', { name: 'Embed' }).click()
  await expect(page.getByText('One text has nothing to be compared with')).toBeVisible()
  await expect(page.getByText(/768 dimensions · norm 1\.0000/)).toBeVisible()
})

test('what is sent is what Code shows, and Wire what went over the wire, without the token', async ({
  page,
  gateway,
}) => {
  await page.goto('/embeddings')
  await expect(page.getByText(/Rows 2 and 12/)).toBeVisible()
  await page.getByRole('button', { name: 'Show the side panel' }).click()
  await page.getByRole('button', { name: 'Dimensions' }).click()
  await page.getByRole('textbox', { name: 'Dimensions' }).fill('64')
  const sent = page.waitForRequest(/\/embeddings$/)
  await page.getByRole('button', { name: 'Embed' }).click()
  const body = (await sent).postDataJSON()
  expect(body.dimensions).toBe(64)
  await page.getByText('Code', { exact: true }).click()
  const code = (await page.getByRole('region', { name: 'Code of this request' }).textContent()) ?? ''
  const json = code.slice(code.indexOf("'{") + 1, code.lastIndexOf("}'") + 1).replaceAll(`'\\''`, "'")
  expect(JSON.parse(json)).toEqual(body)
  expect(code).toContain('$TAAS_API_KEY')
  await page.getByText('Wire', { exact: true }).click()
  await expect(page.getByRole('region', { name: 'Request' }).first()).toContainText(
    'authorization: Bearer taas_••••',
  )
  expect(await page.content()).not.toContain(gateway.fullToken)
})

test('Send to Rerank carries the pinned text as the query', async ({ page }) => {
  await page.goto('/embeddings')
  await expect(page.getByText(/Rows 2 and 12/)).toBeVisible()
  await page.getByRole('button', { name: 'Send to' }).click()
  await page.getByRole('button', { name: 'Rerank' }).click()
  await expect(page.getByRole('textbox', { name: 'Query' })).toHaveValue(
    'Where can I download the invoice for March?',
  )
  await expect(page.getByRole('textbox', { name: 'Document 11' })).toBeVisible()
})

const FAULTS = [
  ['status=403', 'This token may not do that (403).'],
  ['garble', 'The answer broke off or is not valid JSON.'],
  ['empty', 'The answer was empty.'],
  ['shape', 'The answer is not what this page can read.'],
  ['null', 'The answer is not what this page can read.'],
  ['html', 'This is not the API'],
] as const

test('each fault is told in words and keeps the form', async ({ page }) => {
  test.slow()
  await page.goto('/embeddings')
  await chooseModel(page, 'sandbox-faults')
  const text = page.getByRole('textbox', { name: 'Text 1', exact: true })
  const answer = page.getByRole('region', { name: 'Answer' })
  for (const [fault, words] of FAULTS) {
    await test.step(fault, async () => {
      await text.fill(fault)
      await page.getByRole('button', { name: 'Embed' }).click()
      await expect(answer.getByRole('alert').first()).toContainText(words)
      await expect(answer).not.toContainText(/undefined|NaN|\[object/, { useInnerText: true })
      await expect(text).toHaveValue(fault)
    })
  }
})

test('a request that hangs is cancelled at once, and is no error', async ({ page }) => {
  await page.goto('/embeddings')
  await chooseModel(page, 'sandbox-faults')
  await page.getByRole('textbox', { name: 'Text 1', exact: true }).fill('hang')
  const gone = page.waitForEvent('requestfailed', (request) => request.url().endsWith('/embeddings'))
  await page.getByRole('button', { name: 'Embed' }).click()
  await page.getByRole('button', { name: 'Cancel' }).click()
  await gone
  await expect(page.getByText('Cancelled. Your input is kept.')).toBeVisible()
})

test('texts survive a page switch and a reload; a sample never destroys them', async ({ page }) => {
  await page.goto('/embeddings')
  // The first visit's sample is in place; what is typed from here on is the user's.
  await expect(page.getByText(/Rows 2 and 12/)).toBeVisible()
  await page.getByRole('textbox', { name: 'Text 1', exact: true }).fill('my own words')
  await page.getByRole('link', { name: 'Models' }).click()
  await page.getByRole('link', { name: 'Embeddings', exact: true }).click()
  await expect(page.getByRole('textbox', { name: 'Text 1', exact: true })).toHaveValue('my own words')
  await page.reload()
  await expect(page.getByRole('textbox', { name: 'Text 1', exact: true })).toHaveValue('my own words')
  await page.getByRole('button', { name: 'Load', exact: true }).click()
  await page.getByRole('button', { name: /^Near-duplicates/ }).click()
  await expect(page.getByRole('textbox', { name: 'Text 1', exact: true })).toHaveValue(
    'Brückner Logistics GmbH',
  )
  await page.getByRole('button', { name: 'Load', exact: true }).click()
  await page.getByRole('button', { name: /^my own words/ }).click()
  await expect(page.getByRole('textbox', { name: 'Text 1', exact: true })).toHaveValue('my own words')
})

/** Chooses a file as the Import button does. */
async function importFile(page: Page, name: string, text: string): Promise<void> {
  const chooser = page.waitForEvent('filechooser')
  await page.getByRole('button', { name: 'Import', exact: true }).click()
  await (await chooser).setFiles({ name, mimeType: '', buffer: Buffer.from(text) })
}

test('a text file is added line by line, and Undo takes it out again', async ({ page }) => {
  await page.goto('/embeddings')
  await expect(page.getByText(/Rows 2 and 12/)).toBeVisible()
  await importFile(page, 'more.txt', '\uFEFFfirst line\r\n\r\nsecond line\r\n')
  await expect(page.getByText('Added 2 rows from more.txt.').first()).toBeVisible()
  const row = (number: number) => page.getByRole('textbox', { name: `Text ${number}`, exact: true })
  await expect(row(14)).toHaveValue('second line')
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(row(12)).toHaveValue('The server starts fine after the reboot.')
  await expect(row(13)).toHaveCount(0)
  await importFile(page, 'more.txt', 'first line\nsecond line')
  await page.getByRole('button', { name: 'Keep only these' }).click()
  await expect(row(1)).toHaveValue('first line')
  await expect(row(3)).toHaveCount(0)
})

test('of a dropped table the column is chosen first; what was typed is under Recent', async ({ page }) => {
  await page.goto('/embeddings')
  await expect(page.getByText(/Rows 2 and 12/)).toBeVisible()
  const row = (number: number) => page.getByRole('textbox', { name: `Text ${number}`, exact: true })
  await row(1).fill('typed by hand')
  const dropped = await page.evaluateHandle(() => {
    const data = new DataTransfer()
    const text = 'id;subject;text\n1;One;"first; with\na break"\n2;Two;second\n'
    data.items.add(new File([text], 'table.csv', { type: 'text/csv' }))
    return data
  })
  const area = page.getByRole('region', { name: 'Texts' })
  await area.dispatchEvent('dragover', { dataTransfer: dropped })
  await expect(page.getByText('Drop the file to import it')).toBeVisible()
  await area.dispatchEvent('drop', { dataTransfer: dropped })
  const choice = page.getByRole('region', { name: 'Import from table.csv' })
  const column = choice.getByRole('combobox', { name: 'Column with the texts' })
  await expect(column).toBeFocused()
  await expect(column.getByRole('option', { selected: true })).toHaveText('text (2)')
  await expect(choice.getByRole('listitem')).toHaveText(['first; with\na break', 'second'])
  await choice.getByRole('checkbox', { name: 'The first line names the columns' }).uncheck()
  await expect(choice.getByText('First rows of 3')).toBeVisible()
  await choice.getByRole('checkbox').check()
  await column.selectOption('subject (2)')
  await expect(choice.getByRole('listitem')).toHaveText(['One', 'Two'])
  await column.selectOption('text (2)')
  await choice.getByRole('button', { name: 'Replace' }).click()
  await expect(row(1)).toHaveValue('first; with\na break')
  await expect(row(3)).toHaveCount(0)
  await expect(page.getByRole('button', { name: 'Undo' })).toBeVisible()
  await page.getByRole('button', { name: 'Load', exact: true }).click()
  await page.getByRole('button', { name: /^typed by hand/ }).click()
  await expect(row(1)).toHaveValue('typed by hand')
  await expect(row(12)).toBeVisible()
})

test('Esc leaves an import, and nothing has changed', async ({ page }) => {
  await page.goto('/embeddings')
  await expect(page.getByText(/Rows 2 and 12/)).toBeVisible()
  await importFile(page, 'two.jsonl', '{"title":"T","body":"B"}\n')
  await expect(page.getByRole('region', { name: 'Import from two.jsonl' })).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('region', { name: 'Import from two.jsonl' })).toHaveCount(0)
  await expect(page.getByRole('button', { name: 'Rows', exact: true })).toBeFocused()
  await expect(page.getByRole('textbox', { name: 'Text 12' })).toBeVisible()
})

test('a file that cannot be taken is named with line and reason, and the rows stay', async ({ page }) => {
  await page.goto('/embeddings')
  await expect(page.getByText(/Rows 2 and 12/)).toBeVisible()
  for (const [name, text, words] of [
    ['bad.jsonl', '"one"\n"two"\n{"text": }', 'bad.jsonl, line 3: not valid JSON at “}”.'],
    ['bad.json', '["one",\n]', 'bad.json, line 2: not valid JSON: a comma too many before “]”.'],
    ['bad.csv', 'id,text\n1,"open', 'bad.csv, line 2: a quotation mark opens or closes in the wrong place.'],
    ['numbers.json', '[{"n":1}]', 'numbers.json holds no texts'],
    ['empty.txt', ' \n', 'empty.txt is empty.'],
    ['long.txt', 'x\n'.repeat(10_001), 'long.txt holds 10,001 rows; at most 10,000 can be imported.'],
    ['big.txt', 'x'.repeat(5 * 1_048_576 + 1), 'big.txt is 5.0 MB; a file to import may be 5 MB at most.'],
  ] as const) {
    await importFile(page, name, text)
    await expect(page.getByRole('alert').filter({ hasText: words })).toBeVisible()
  }
  await expect(page.getByRole('textbox', { name: 'Text 12' })).toBeVisible()
  await expect(page.getByRole('textbox', { name: 'Text 13' })).toHaveCount(0)
})

test('rows are edited as plain text, one a line, and keep their labels; the arrows lead to the switch', async ({
  page,
}) => {
  await page.goto('/embeddings')
  await expect(page.getByText(/Rows 2 and 12/)).toBeVisible()
  await page.getByRole('textbox', { name: 'Text 1', exact: true }).press('Control+Home')
  await page.keyboard.press('ArrowUp')
  await expect(page.getByRole('button', { name: 'Rows', exact: true })).toBeFocused()
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('Enter')
  const text = page.getByRole('textbox', { name: 'Texts', exact: true })
  const whole = await text.inputValue()
  expect(whole.split('\n')).toHaveLength(12)
  await text.fill(`${whole}\na thirteenth`)
  await text.press('Control+Home')
  await page.keyboard.type('Please: ')
  await page.reload()
  await expect(text).toHaveValue(/^Please: Where can I download/)
  await page.getByRole('button', { name: 'Rows', exact: true }).click()
  await expect(page.getByRole('textbox', { name: 'Text 13' })).toHaveValue('a thirteenth')
  await expect(page.getByRole('textbox', { name: 'Text 1', exact: true })).toHaveValue(/^Please: /)
  await expect(page.getByText('The same text stands above.')).toHaveCount(0)
})

test('two thousand rows: drawn in view, filtered, edited and walked', async ({ page }) => {
  await page.goto('/embeddings')
  await expect(page.getByText(/Rows 2 and 12/)).toBeVisible()
  await importFile(page, 'many.txt', Array.from({ length: 2_000 }, (_, at) => `row ${at + 1}`).join('\n'))
  await page.getByRole('button', { name: 'Keep only these' }).click()
  const list = page.getByRole('list', { name: 'Texts' })
  const rows = list.getByRole('listitem')
  await expect(rows.first()).toHaveAttribute('aria-setsize', '2000')
  expect(await rows.count()).toBeLessThan(100)
  const row = (number: number) => page.getByRole('textbox', { name: `Text ${number}`, exact: true })
  await page.getByRole('button', { name: 'Add a text' }).click()
  await expect(row(2001)).toBeFocused()
  await page.keyboard.type('the last')
  await page.getByRole('searchbox', { name: 'Filter 2,001 rows' }).fill('199')
  await expect(page.getByText('12 of 2,001')).toBeVisible()
  await row(1990).fill('changed 199 under the filter')
  await page.getByRole('searchbox').fill('')
  await page.getByRole('searchbox').fill('the last')
  await expect(row(2001)).toHaveValue('the last')
  await page.getByRole('searchbox').fill('under the filter')
  await expect(row(1990)).toHaveValue('changed 199 under the filter')
  await expectAccessible(page)
})

test('a phone opens on the nearest texts until another view is chosen', async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 780 })
  await page.goto('/embeddings')
  await expect(page.getByRole('combobox', { name: 'Nearest to' })).toBeVisible()
  await expect(page.getByRole('radio', { name: 'Nearest' })).toBeChecked()
  await page.getByText('Matrix', { exact: true }).click()
  await expect(page.getByRole('application', { name: /Cosine similarity/ })).toBeVisible()
  await page.reload()
  await expect(page.getByRole('button', { name: 'Embed' })).toBeVisible()
  await page.getByRole('button', { name: 'Embed' }).click()
  await expect(page.getByRole('application', { name: /Cosine similarity/ })).toBeVisible()
})

test('accessible in both themes, at a desk and on a phone', async ({ page }) => {
  test.slow()
  await page.goto('/embeddings')
  await expect(page.getByText(/Rows 2 and 12/)).toBeVisible()
  await expectAccessibleEverywhere(page)
})

/** Texts of five kinds, as many as are wanted. */
const manyTexts = (count: number) =>
  Array.from({ length: count }, (_, at) => `${['the red harvest', 'a slow server'][at % 2]} number ${at}`)

async function embedMany(page: Page, count: number): Promise<void> {
  await page.goto('/embeddings')
  await expect(page.getByText(/Rows 2 and 12/)).toBeVisible()
  await importFile(page, 'many.txt', manyTexts(count).join('\n'))
  await page.getByRole('button', { name: 'Keep only these' }).click()
  await page.getByRole('button', { name: 'Embed' }).click()
  await expect(page.getByText(/Most alike/)).toBeVisible({ timeout: 20_000 })
}

test('300 texts go in batches, as base64, and come back as one matrix that zooms', async ({ page }) => {
  const bodies: { input: string[]; encoding_format?: string }[] = []
  page.on('request', (request) => {
    if (request.url().endsWith('/embeddings') && request.method() === 'POST')
      bodies.push(request.postDataJSON())
  })
  await embedMany(page, 300)
  const sent = bodies.slice(1)
  expect(sent.map(({ input }) => input.length).sort()).toEqual([128, 128, 44])
  expect(sent.every(({ encoding_format }) => encoding_format === 'base64')).toBe(true)
  const matrix = page.getByRole('application', { name: 'Cosine similarity of 300 texts' })
  await page.getByRole('combobox', { name: 'Order' }).selectOption('input')
  await matrix.focus()
  await page.keyboard.press('ArrowDown')
  const answer = page.getByRole('region', { name: 'Answer' })
  await expect(answer).toContainText('1. the red harvest number 0')
  for (let step = 0; step < 12; step += 1) await page.keyboard.press('+')
  await page.keyboard.press('ArrowRight')
  await expect(answer).toContainText('2. a slow server number 1')
  await page.getByRole('button', { name: 'Whole matrix' }).click()
  await expect(page.getByRole('button', { name: 'Whole matrix' })).toBeDisabled()
  await spread(page, matrix)
  await expect(page.getByRole('button', { name: 'Whole matrix' })).toBeEnabled()
})

/** Two fingers on the middle of a thing, moved apart. */
async function spread(page: Page, thing: Locator): Promise<void> {
  const box = await thing.boundingBox()
  if (box === null) throw new Error('It has no place on screen.')
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2]
  const touch = await page.context().newCDPSession(page)
  const fingers = (apart: number) => [
    { x: x - apart, y, id: 0 },
    { x: x + apart, y, id: 1 },
  ]
  await touch.send('Emulation.setTouchEmulationEnabled', { enabled: true, maxTouchPoints: 2 })
  await touch.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: fingers(20) })
  for (const apart of [40, 60, 80]) {
    await touch.send('Input.dispatchTouchEvent', { type: 'touchMove', touchPoints: fingers(apart) })
  }
  await touch.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] })
}

test('rows marked in the matrix are marked in the map, and a line around points marks them', async ({
  page,
}) => {
  await page.goto('/embeddings')
  const matrix = page.getByRole('application', { name: /Cosine similarity of 12 texts/ })
  await matrix.focus()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('region', { name: '2 marked' })).toBeVisible()
  await page.getByText('Map', { exact: true }).click()
  const map = page.getByRole('application', { name: 'Map of 12 texts' })
  await expect(page.getByText(/The two directions .* carry [1-9]\d* % and/)).toBeVisible()
  await expect(page.getByRole('region', { name: '2 marked' })).toBeVisible()
  const box = await map.boundingBox()
  if (box === null) throw new Error('The map has no place on screen.')
  const [right, bottom] = [box.width - 14, box.height - 14]
  const corners = [
    [14, 14],
    [right, 14],
    [right, bottom],
    [14, bottom],
  ] as const
  await page.mouse.move(box.x + 14, box.y + 14)
  await page.mouse.down()
  for (const [x, y] of corners) await page.mouse.move(box.x + x, box.y + y, { steps: 3 })
  await page.mouse.up()
  await expect(page.getByRole('region', { name: '12 marked' })).toBeVisible()
  await page.getByRole('button', { name: 'Clear' }).click()
  await expect(page.getByRole('region', { name: /marked/ })).toHaveCount(0)
  await map.focus()
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('region', { name: '1 marked' })).toContainText('1. Where can I download')
  await expectAccessible(page)
})

test('UMAP is offered for more than twenty texts, runs to its end and can be left', async ({ page }) => {
  await embedMany(page, 24)
  await page.getByText('Map', { exact: true }).click()
  await page.getByText('By cluster', { exact: true }).click()
  await page.getByText('UMAP', { exact: true }).click()
  await expect(page.getByText('Neighbours stand together')).toBeVisible()
  await expect(page.getByRole('progressbar', { name: 'Laying out' })).toHaveCount(0, { timeout: 20_000 })
  await page.getByText('PCA', { exact: true }).click()
  await expect(page.getByText(/The two directions/)).toBeVisible()
})

test('the colours run over another scale, and the picture is saved', async ({ page }) => {
  await page.goto('/embeddings')
  await expect(page.getByRole('img', { name: 'Colours run from 0 to 1: cosine, fixed scale' })).toBeVisible()
  await page.getByRole('button', { name: 'Colours and picture' }).click()
  await page.getByRole('radio', { name: 'Diverging at 0' }).check()
  await expect(
    page.getByRole('img', { name: /Colours run from −0\.\d+ to 0\.\d+: cosine, diverging/ }),
  ).toBeVisible()
  await page.getByRole('radio', { name: 'Range of this answer' }).check()
  await expect(page.getByRole('img', { name: /cosine, range of this answer/ })).toBeVisible()
  const download = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Save as PNG' }).click()
  expect((await download).suggestedFilename()).toBe('similarity.png')
})

test('a query finds its nearest, takes prefixes, and goes to Rerank with what it found', async ({ page }) => {
  await page.goto('/embeddings')
  await expect(page.getByText(/Rows 2 and 12/)).toBeVisible()
  await page.getByText('Nearest', { exact: true }).click()
  await page.getByRole('combobox', { name: 'Nearest to' }).selectOption({ index: 2 })
  await page.getByRole('checkbox', { name: 'As a query' }).check()
  await expect(page.getByText('finds 2 of 11')).toBeVisible()
  await page.getByRole('textbox', { name: 'Before the query' }).fill('query: ')
  await page.getByRole('textbox', { name: 'Before the others' }).fill('passage: ')
  const sent = page.waitForRequest(/\/embeddings$/)
  await page.getByRole('button', { name: 'Embed' }).click()
  const { input } = (await sent).postDataJSON()
  expect(input[2]).toBe('query: I need to reset my password.')
  expect(input[0]).toBe('passage: Where can I download the invoice for March?')
  await expect(page.getByText(/finds \d of 11/)).toBeVisible()
  await expectAccessible(page)
  await page.getByRole('spinbutton', { name: 'At most' }).fill('2')
  await page.getByRole('button', { name: 'Send to' }).click()
  await page.getByRole('button', { name: 'Rerank' }).click()
  await expect(page.getByRole('textbox', { name: 'Query' })).toHaveValue('I need to reset my password.')
  await expect(page.getByRole('textbox', { name: 'Document 2', exact: true })).toBeVisible()
  await expect(page.getByRole('textbox', { name: 'Document 3', exact: true })).toHaveCount(0)
})

test('label colours are compared within and between, and a vector is shown with its figures', async ({
  page,
}) => {
  await page.goto('/embeddings')
  await page.getByText('Within and between label colours').click()
  await expect(page.getByText(/^Same label: \d+ of \d+ pairs above$/)).toBeVisible()
  await expect(page.getByText(/The two part best at 0\.\d\d\./)).toBeVisible()
  await expectAccessible(page)
  await page.getByText('Nearest', { exact: true }).click()
  await page.getByText('Vector of text 1', { exact: true }).click()
  await expect(page.getByText(/768 dimensions · norm 1\.0000/)).toBeVisible()
})

test('the pair of files for the Embedding Projector is saved', async ({ page }) => {
  await page.goto('/embeddings')
  await expect(page.getByText(/Rows 2 and 12/)).toBeVisible()
  for (const name of ['vectors', 'metadata']) {
    await page.getByRole('region', { name: 'Answer' }).getByRole('button', { name: 'More actions' }).click()
    const download = page.waitForEvent('download')
    await page.getByRole('button', { name: `Save ${name}.tsv (Embedding Projector)` }).click()
    expect((await download).suggestedFilename()).toBe(`${name}.tsv`)
  }
})

test('without WebAssembly the same similarities are computed in JavaScript', async ({ page }) => {
  await page.route(/gram.*\.wasm$/, (route) => route.abort())
  await page.goto('/embeddings')
  await expect(page.getByText(/Rows 2 and 12 say the opposite, yet score 0\.7\d\./)).toBeVisible()
  await page.getByText('Map', { exact: true }).click()
  await expect(page.getByText(/The two directions .* carry [1-9]\d* % and/)).toBeVisible()
})

test('one model at 768 and at 64 dimensions, compared pair by pair (EMB-9)', async ({ page }) => {
  await page.goto('/embeddings')
  await expect(page.getByText(/Rows 2 and 12/)).toBeVisible()
  await page.getByRole('button', { name: 'Load', exact: true }).click()
  await page.getByRole('button', { name: /768 against 64 dimensions/ }).click()
  await expect(page.getByRole('spinbutton', { name: 'Dimensions of column 2' })).toHaveValue('64')
  await page.getByRole('button', { name: 'Difference', exact: true }).click()
  const dialog = page.getByRole('dialog', { name: 'Difference' })
  await expect(dialog.getByRole('combobox', { name: 'With' })).toHaveText(/2: sandbox-hash-768 × 64/)
  await expect(dialog.getByText(/order 66 pairs with a rank correlation of 0\.\d{3}/)).toBeVisible()
  await expect(dialog.getByRole('application', { name: /the second model finds 12 texts/ })).toBeVisible()
  await expectAccessible(page)
  await page.keyboard.press('Escape')
  // A column's own dimensions are changed where it stands, and asked with.
  const asked = page.waitForRequest((request) => request.postDataJSON()?.dimensions === 128)
  await page.getByRole('spinbutton', { name: 'Dimensions of column 2' }).fill('128')
  await page.getByRole('button', { name: 'Embed' }).click()
  await asked
})
