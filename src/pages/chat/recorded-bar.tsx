import { useStore } from 'zustand'
import type { ConversationStore, Recorded } from '@/session/chat/conversation.ts'
import { leaveRecording, playAgain, stopReplay } from '@/session/chat/replay.ts'
import { Button } from '@/ui/button.tsx'
import { sayTime } from '@/words/numbers.ts'
import { say } from '@/words/say.ts'

/** Over a conversation that is played again: what is recorded is never taken for what is asked now. */
export function RecordedBar({ conversation }: { conversation: ConversationStore }) {
  const recorded = useStore(conversation, (state) => state.recorded)
  if (recorded === null) return null
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-1 border-line border-b bg-info-soft px-4 py-1.5 text-info text-sm">
      <p role="status" className="min-w-0 flex-1 basis-72">
        {wordsOf(recorded)}
      </p>
      {recorded.isPlaying ? (
        <Button look="quiet" onClick={() => stopReplay(conversation)}>
          {say('chat.recorded-whole')}
        </Button>
      ) : (
        <Button look="quiet" onClick={() => void playAgain(conversation)}>
          {say('chat.recorded-again')}
        </Button>
      )}
      <Button look="quiet" onClick={() => leaveRecording(conversation)}>
        {say('chat.recorded-leave')}
      </Button>
    </div>
  )
}

function wordsOf({ kept, isPlaying, untimed }: Recorded): string {
  const facts = { time: sayTime(kept.at), model: kept.model ?? '' }
  const words = say(isPlaying ? 'run.recorded' : 'run.recorded-then', facts)
  return untimed === 0 ? words : `${words} ${say('chat.recorded-untimed', { count: untimed })}`
}
