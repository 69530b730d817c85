// The steps of the tour: pages of the console in a state worth looking at, each with a sentence or two.
import { setPanel } from '@/parts/panel.ts'
import { newConversation, openConversation } from '@/session/chat/chat-state.ts'
import { newestOf, type Recording } from '@/session/recording.ts'
import { reopenOpened } from '@/session/reopen.ts'
import type { SampleName } from '@/session/samples.ts'
import type { SharedPage } from '@/session/share.ts'
import { wantSample } from '@/session/wanted-sample.ts'

const STEP_NAMES = [
  'home',
  'chat',
  'wire',
  'embeddings',
  'rerank',
  'speech',
  'transcription',
  'check',
  'token',
  'end',
] as const

/** A step: its name, by which the catalogue has its words, and how it comes on screen; gives back where to go. */
export type TourStep = {
  name: (typeof STEP_NAMES)[number]
  show: (recording: Recording | null) => Promise<string>
}

const at = (path: string) => () => Promise.resolve(path)

const SHOWS: Record<TourStep['name'], TourStep['show']> = {
  home: at('/'),
  chat: async (recording) => {
    setPanel('chat', false)
    return (await replayed('chat', recording)) ?? askChat()
  },
  wire: async () => {
    setPanel('chat', true, 'wire')
    return '/chat'
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

// The page itself fills its form and runs or waits, and parks what was typed there.
function sample(page: Exclude<SharedPage, 'chat'>, name: SampleName): TourStep['show'] {
  return async (recording) => {
    const path = await replayed(page, recording)
    if (path !== null) return path
    wantSample(page, name)
    return `/${page}`
  }
}

let conversation: string | null = null

// In a conversation of its own, once: coming back to the step asks nothing anew.
async function askChat(): Promise<string> {
  if (conversation !== null) await openConversation(conversation)
  else {
    conversation = (await newConversation()).getState().id
    wantSample('chat', 'docs-1')
  }
  return '/chat'
}

// A recording that is loaded stands for the server: nothing is sent.
async function replayed(page: SharedPage, recording: Recording | null): Promise<string | null> {
  const entry = newestOf(recording, page)
  return entry === null ? null : reopenOpened({ ...entry.record, ...entry.opened }, true)
}
