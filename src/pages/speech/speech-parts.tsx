import type { SpokenPart } from '@/session/speech.ts'
import { sayCount } from '@/words/numbers.ts'
import { say } from '@/words/say.ts'

const LOOKS: Record<SpokenPart['status'], string> = {
  waiting: 'border-line bg-sunken',
  running: 'animate-pulse border-accent bg-accent-soft',
  done: 'border-accent bg-accent-fill',
  failed: 'border-bad bg-bad-soft',
}

/** The parts of a long text, each as long as its text and in the state that it is in; nothing for one part. */
export function SpeechParts({ parts }: { parts: readonly SpokenPart[] }) {
  if (parts.length === 0) return null
  const done = parts.filter(({ status }) => status === 'done').length
  const hasFailed = parts.some(({ status }) => status === 'failed')
  return (
    <section aria-label={say('speech.parts')} className="grid gap-1.5">
      <ol className="flex gap-1">
        {parts.map(({ characters, status }, index) => {
          const words = say('speech.part', {
            number: index + 1,
            count: sayCount(characters),
            status: say(`speech.part-${status}`),
          })
          return (
            <li
              // biome-ignore lint/suspicious/noArrayIndexKey: the parts of a text keep their places
              key={index}
              title={words}
              className={`h-2 min-w-2 rounded-full border forced-color-adjust-none ${LOOKS[status]}`}
              style={{ flexGrow: characters }}
            >
              <span className="sr-only">{words}</span>
            </li>
          )
        })}
      </ol>
      <p className="text-ink-soft text-sm tabular-nums">
        {say('speech.parts-progress', { done, count: parts.length })}
        {hasFailed && ` · ${say('speech.parts-kept')}`}
      </p>
    </section>
  )
}
