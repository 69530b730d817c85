import '@/words/en/problem.ts'
import { type ApiError, describeError } from '@/api/errors.ts'
import { useHideOwn } from '@/session/use-hide-own.ts'
import { say } from '@/words/say.ts'

/** What happened, what to do, and the server's own words, empty where it said none; as a shared screen may show them. */
export function useErrorWords(error: ApiError): { title: string; hint: string; words: string } {
  const hide = useHideOwn()
  const { title, hint } = describeError(error)
  return {
    title: hide(say(title.key, title.values)),
    hint: hide(say(hint.key, hint.values)),
    words: hide(error.facts.words ?? ''),
  }
}
