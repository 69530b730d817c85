import type { ApiError } from '@/api/errors.ts'
import { useErrorWords } from './use-error-words.ts'

/** What happened, in one line. */
export function ErrorTitle({ error }: { error: ApiError }) {
  return useErrorWords(error).title
}
