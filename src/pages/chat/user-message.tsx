import { CopyButton } from '@/ui/copy-button.tsx'
import { say } from '@/words/say.ts'

/** What the user said, letter for letter. */
export function UserMessage({ text }: { text: string }) {
  return (
    <article aria-label={say('chat.you')} className="group grid justify-items-end gap-1">
      <p className="max-w-[85%] whitespace-pre-wrap rounded-lg rounded-br-sm bg-accent-soft px-4 py-2.5 [overflow-wrap:anywhere]">
        {text}
      </p>
      <div className="-mb-4 opacity-0 focus-within:opacity-100 group-hover:opacity-100 pointer-coarse:opacity-100">
        <CopyButton text={text} label={say('chat.copy-message')} />
      </div>
    </article>
  )
}
