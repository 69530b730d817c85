// The steps of the tour: pages of the console in a state worth looking at, each with a sentence or two.
import { setPanel } from '@/parts/panel.ts'
import { newConversation, openConversation } from '@/session/chat/chat-state.ts'
import { conversationOf } from '@/session/chat/conversation.ts'
import { newestOf, type Recording } from '@/session/recording.ts'
import { reopenOpened } from '@/session/reopen.ts'
import type { SampleName } from '@/session/samples.ts'
import type { SharedPage } from '@/session/share.ts'
import { type TourStepName, tourStore } from '@/session/tour.ts'
import { wantSample } from '@/session/wanted-sample.ts'
import { STEP_NAMES } from './order.ts'

/** A step: its name, by which the catalogue has its words, and how it comes on screen. */
export type TourStep = {
  name: TourStepName
  show: (recording: Recording | null) => Promise<Shown>
}

/** Where to go, and what is to be asked there, if anything: once it is known that the step is still wanted. */
type Shown = { path: string; ask?: () => void }

const at = (path: string) => () => Promise.resolve({ path })

const SHOWS: Record<TourStep['name'], TourStep['show']> = {
  home: at('/'),
  chat: async (recording) => {
    setPanel('chat', false)
    const path = await replayed('chat', recording)
    return path === null ? askChat() : { path }
  },
  wire: async () => {
    setPanel('chat', true, 'wire')
    return { path: '/chat' }
  },
  embeddings: sample('embeddings', 'inbox'),
  rerank: sample('rerank', 'documentation'),
  speech: sample('speech', 'taas'),
  transcription: sample('transcription', 'morse'),
  check: at('/check?depth=endpoints'),
  token: at('/settings'),
  end: at('/'),
}

const STEPS: readonly TourStep[] = STEP_NAMES.map((name) => ({ name, show: SHOWS[name] }))

/**
 * The steps, in order. The panel is passed over on a narrow screen, where it covers its page, and where the chat is
 * played from a recording, of which nothing went over the wire.
 */
export function tourSteps(isNarrow: boolean, recording: Recording | null): readonly TourStep[] {
  const hasWire = !isNarrow && newestOf(recording, 'chat') === null
  return hasWire ? STEPS : STEPS.filter(({ name }) => name !== 'wire')
}

// The page itself fills its form and runs or waits, and parks what was typed there. Who has walked on wants it no more.
function want(page: SharedPage, name: SampleName, step: TourStepName): void {
  wantSample(page, name, () => tourStore.getState().step === step)
}

function sample(page: Exclude<SharedPage, 'chat'>, name: SampleName): TourStep['show'] {
  return async (recording) => {
    const path = await replayed(page, recording)
    return path === null ? { path: `/${page}`, ask: () => want(page, name, page) } : { path }
  }
}

let conversation: string | null = null

// In a conversation of its own, once: coming back to the step asks nothing anew.
async function askChat(): Promise<Shown> {
  if (conversation !== null) await openConversation(conversation)
  const isAsked =
    conversation !== null && Object.keys(conversationOf(conversation).getState().messages).length > 0
  if (isAsked) return { path: '/chat' }
  // The empty one that is open will do.
  conversation = (await newConversation()).getState().id
  return { path: '/chat', ask: () => want('chat', 'docs-1', 'chat') }
}

// A page that the recording has is shown from it, and sends nothing; of another one its server is asked.
async function replayed(page: SharedPage, recording: Recording | null): Promise<string | null> {
  const entry = newestOf(recording, page)
  return entry === null ? null : reopenOpened({ ...entry.record, ...entry.opened }, true)
}
