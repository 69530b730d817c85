import type { Passage } from './docs-passage.ts'
import { apiPassages } from './docs-passages-api.ts'
import { audioPassages } from './docs-passages-audio.ts'
import { chatPassages } from './docs-passages-chat.ts'
import { consolePassages } from './docs-passages-console.ts'

/** All that sandbox-docs can quote. Of two equally good passages the earlier one is quoted first. */
export const docsPassages: readonly Passage[] = [
  ...chatPassages,
  ...apiPassages,
  ...audioPassages,
  ...consolePassages,
]
