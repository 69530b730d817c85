import '@/words/en/undo.ts'
import { useStore } from 'zustand'
import { type ConversationStore, showVersion } from '@/session/chat/conversation.ts'
import { Button } from '@/ui/button.tsx'
import { say } from '@/words/say.ts'

/** Tells of a question that another tab asked at the same place: it is a version, and one press away. */
export function AsideBar({ conversation }: { conversation: ConversationStore }) {
  const aside = useStore(conversation, (state) => state.aside)
  const dismiss = () => conversation.setState({ aside: null })
  return (
    <div role="status" className="mx-auto w-full max-w-[720px] px-4">
      {aside !== null && (
        <p className="flex animate-appear flex-wrap items-center gap-2 rounded-md bg-info-soft px-3 py-1 text-info text-sm">
          <span className="min-w-0 flex-1 basis-60">{say('chat.aside')}</span>
          <Button
            look="quiet"
            onClick={() => {
              showVersion(conversation, 0, aside)
              dismiss()
            }}
          >
            {say('chat.aside-show')}
          </Button>
          <Button look="quiet" onClick={dismiss}>
            {say('undo.dismiss')}
          </Button>
        </p>
      )}
    </div>
  )
}
