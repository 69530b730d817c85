// How soon speech is heard while it arrives, beside waiting for all of it.
import { openPlace, type Place } from './place.ts'
import type { Figure } from './report.ts'
import { median } from './statistics.ts'

const REPEATS = 3
const FIRST_SOUND_MS = 250
const WHOLE_RATIO = 1 / 10
// Some thirty seconds of Morse, sent at fifteen times real time: half a second of it every 33 ms.
const SPOKEN = `pause=33${' PARIS'.repeat(12)}`

type Heard = { firstByteMs: number; firstSoundMs: number; wholeMs: number; soundSeconds: number }

/** Measures MP3 and WAV of half a minute, from the first byte to the first sound and to the last byte. */
export async function measureSpeech(): Promise<{ figures: Figure[]; raw: unknown }> {
  await using place = await openPlace()
  const raw: Record<'MP3' | 'WAV', Heard[]> = { MP3: [], WAV: [] }
  for (let repeat = 0; repeat < REPEATS; repeat += 1) {
    process.stderr.write(`speech, ${repeat + 1} of ${REPEATS}\n`)
    for (const format of ['MP3', 'WAV'] as const) raw[format].push(await hear(place, format))
  }
  return { figures: [...figuresOf('MP3', raw.MP3), ...figuresOf('WAV', raw.WAV)], raw }
}

async function hear(place: Place, format: 'MP3' | 'WAV'): Promise<Heard> {
  const page = await place.newPage()
  try {
    await page.goto('/speech?model=sandbox-faults')
    const answer = page.getByRole('region', { name: 'Answer' })
    await answer.getByRole('button', { name: 'Download' }).waitFor()
    await page.getByRole('button', { name: 'Show the side panel' }).click()
    await page.getByRole('radio', { name: format }).check()
    await page.getByRole('textbox', { name: 'Text' }).fill(SPOKEN)
    await page.getByRole('button', { name: 'Speak', exact: true }).click()
    const facts = answer.getByText(/s to first sound$/)
    await facts.waitFor()
    const said = `${await facts.textContent()} ${await answer.getByText(/s to first byte/).textContent()}`
    const number = (pattern: RegExp) => Number(pattern.exec(said)?.[1])
    const position = answer.getByRole('slider', { name: 'Position' })
    return {
      firstByteMs: number(/([\d.]+) s to first byte/) * 1000,
      firstSoundMs: number(/([\d.]+) s to first sound/) * 1000,
      wholeMs: number(/first byte · ([\d.]+) s/) * 1000,
      soundSeconds: Number(await position.getAttribute('aria-valuemax')),
    }
  } finally {
    await page.context().close()
  }
}

function figuresOf(format: string, heard: readonly Heard[]): Figure[] {
  const middle = (read: (each: Heard) => number) => median(heard.map(read))
  const first = middle(({ firstSoundMs, firstByteMs }) => firstSoundMs - firstByteMs)
  const whole = middle(({ wholeMs, firstByteMs }) => wholeMs - firstByteMs)
  const scene = `${format} speech of ${middle(({ soundSeconds }) => soundSeconds).toFixed(0)} s`
  const ms = (value: number) => `${value.toFixed(0)} ms`
  return [
    {
      ...{ scene, name: 'first sound after first byte', floor: '', console: ms(first), unit: 'ms' },
      ...{ value: first, budget: FIRST_SOUND_MS },
    },
    {
      ...{ scene, name: 'beside the whole', floor: ms(whole), console: ms(first), unit: '×' },
      ...{ value: first / whole, budget: WHOLE_RATIO },
    },
  ]
}
