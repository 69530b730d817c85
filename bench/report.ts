// What a bench found, as a table to read and as JSON to keep.
import { mkdir, writeFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'

/** One measured promise. `value` is what the budget is compared with; `floor` and `console` are shown. */
export type Figure = {
  scene: string
  name: string
  floor: string
  console: string
  value: number
  budget: number
  /** How value and budget are written, such as `× ` or ` ms`. */
  unit: string
}

const FOLDER = fileURLToPath(new URL('../bench-results/', import.meta.url))
const HEAD = ['figure', 'floor', 'console', 'measured', 'budget', 'verdict']

/** Prints the figures, one table a scene. */
export function printFigures(figures: readonly Figure[]): void {
  for (const [scene, own] of Object.entries(Object.groupBy(figures, ({ scene }) => scene))) {
    console.log(`\n${scene}`)
    const rows = (own ?? []).map(rowOf)
    const widths = HEAD.map((head, column) =>
      Math.max(head.length, ...rows.map((row) => row[column]?.length ?? 0)),
    )
    for (const row of [HEAD, widths.map((width) => '-'.repeat(width)), ...rows]) {
      console.log(row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(' | '))
    }
  }
}

function rowOf({ name, floor, console, value, budget, unit }: Figure): string[] {
  const write = (number: number) => `${number.toFixed(unit === '×' ? 2 : 0)} ${unit}`.trim()
  return [name, floor, console, write(value), `≤ ${write(budget)}`, value <= budget ? 'ok' : 'OVER']
}

/** Keeps the figures and what they were made from in `bench-results/<name>.json`. */
export async function keepFigures(name: string, figures: readonly Figure[], raw: unknown): Promise<void> {
  await mkdir(FOLDER, { recursive: true })
  const text = JSON.stringify({ measuredAt: new Date(), figures, raw }, null, 2)
  await writeFile(`${FOLDER}${name}.json`, text)
}
