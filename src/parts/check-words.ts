// What a check found, in words: the Check page, its report and the list of models say it alike.
import '@/words/en/check.ts'
import type { CheckResult } from '@/session/check.ts'
import { say } from '@/words/say.ts'

/** What was found, in a few words: `allowed`, `403 refused`, `422 reached, unproven`. */
export function foundWords(result: CheckResult): string {
  if (result.found === 'allowed') {
    return result.count === null ? say('check.allowed') : say('check.allowed-count', { count: result.count })
  }
  if (result.found === 'reached') return say('check.reached', { status: result.error.facts.status ?? '' })
  if (result.found === 'refused') return say('check.refused', { status: result.error.facts.status ?? '' })
  return say(`check.${result.found}`)
}
