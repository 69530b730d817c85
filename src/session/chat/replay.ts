// A recorded conversation, said again at its own pace: in a conversation of its own, drawn like any other, of
// which nothing is kept and for which nothing is sent.
import { pause } from '@/lib/pause.ts'
import type { KeptAnswer } from '../history.ts'
import type { RecordedStream } from '../recorded-stream.ts'
import { type ChatRecording, chatRecording, untimedIn } from './chat-recording.ts'
import { chatState, loadChat, show } from './chat-state.ts'
import {
  type ConversationStore,
  conversationOf,
  forgetConversation,
  keepMessage,
  putAnswer,
  showMessage,
} from './conversation.ts'
import { movedDraft } from './drafts.ts'
import { type AnswerMessage, endedSaid, isAnswer, newMessage, recallSaid } from './message.ts'
import { perFrame } from './per-frame.ts'
import { playAnswer } from './play-answer.ts'

/** Between an answer and the next question somebody reads and types: as long as this is enough to follow. */
const BETWEEN_TURNS_MS = 700

const playing = new Map<string, AbortController>()

/**
 * Opens a recording in a conversation of its own, played at its own pace or, unless `isPaced`, whole. False when
 * it does not fit this build; then nothing is changed. What was open stays as it was.
 */
export async function openRecording(kept: KeptAnswer, title: string, isPaced: boolean): Promise<boolean> {
  const read = chatRecording.safeParse(kept.answer)
  if (!read.success) return false
  await loadChat()
  const { open } = chatState.store.getState()
  const current = conversationOf(open)
  stopReplay(current)
  const store = conversationOf(crypto.randomUUID())
  const replaced = current.getState().recorded
  const before = replaced?.before ?? open
  const recorded = { kept, isPlaying: isPaced, untimed: untimedIn(read.data), before }
  store.setState({ title, recorded })
  const { id } = store.getState()
  // What was typed in a recording goes with the reader into the next one, which takes its place.
  chatState.store.setState(({ drafts }) => ({
    open: id,
    drafts: replaced === null ? drafts : movedDraft(drafts, open, id),
  }))
  if (replaced !== null) forgetConversation(open)
  void play(store, read.data, isPaced)
  return true
}

/** Plays the recording of a conversation from its beginning. */
export async function playAgain(conversation: ConversationStore): Promise<void> {
  const { recorded, title } = conversation.getState()
  if (recorded !== null) await openRecording(recorded.kept, title, true)
}

/** Shows what is left of a recording at once; false when none is being played in that conversation. */
export function stopReplay(conversation: ConversationStore): boolean {
  const stop = playing.get(conversation.getState().id)
  stop?.abort()
  return stop !== undefined
}

/** Leaves a recording for the conversation that was open before it, with what was typed meanwhile. */
export function leaveRecording(conversation: ConversationStore): void {
  const { id, recorded } = conversation.getState()
  stopReplay(conversation)
  if (recorded === null) return
  show(recorded.before)
  forgetConversation(id)
}

async function play(store: ConversationStore, recording: ChatRecording, isPaced: boolean): Promise<void> {
  const stop = new AbortController()
  const { id } = store.getState()
  if (isPaced) playing.set(id, stop)
  else stop.abort()
  let parent: string | null = null
  for (const { id: kept, said } of recording.messages) {
    // New ids: those of the recording may be here, in the conversation that it was made of.
    const message = newMessage(parent, recallSaid(endedSaid(said)))
    if (!isAnswer(message) && parent !== null) await pause(BETWEEN_TURNS_MS, stop.signal)
    // Somebody went on with it meanwhile: it is a conversation like others, and what follows is theirs.
    if (isTheirs(store, parent)) break
    if (isAnswer(message)) await playMessage(store, message, recording.streams[kept], stop.signal)
    else showMessage(store, message)
    parent = message.id
    // While it came; it was kept as far as it had come.
    if (store.getState().recorded === null) void keepMessage(store, parent)
  }
  playing.delete(id)
  const { recorded } = store.getState()
  if (recorded !== null) store.setState({ recorded: { ...recorded, isPlaying: false } })
}

// Also before anything of theirs is kept: it follows what was played last.
function isTheirs(store: ConversationStore, played: string | null): boolean {
  const { recorded, leaves } = store.getState()
  return recorded === null || leaves[0] !== played
}

async function playMessage(
  store: ConversationStore,
  message: AnswerMessage,
  stream: RecordedStream | undefined,
  signal: AbortSignal,
): Promise<void> {
  let { answer } = message
  const paint = perFrame(() => putAnswer(store, message.id, answer))
  await playAnswer(message.answer, stream, signal, (next) => {
    answer = next
    if (message.id in store.getState().messages) paint.soon()
    else showMessage(store, { ...message, answer })
  })
  paint.now()
}
