// Plays a recorded run of Home's board: each tile at its own pace, in the same order as it was asked. Sends nothing.
import { type BoardTurn, boardChat, boardPulse, boardRuns, takeBoard } from './board.ts'
import { type BoardRecording, boardRecording, type RecordedRun } from './board-recording.ts'
import { boardStore } from './board-store.ts'
import { endedSaid, isAnswer, newMessage, recallSaid, textOf } from './chat/message.ts'
import { playAnswer } from './chat/play-answer.ts'
import { embeddingsState } from './embeddings.ts'
import type { KeptAnswer } from './history.ts'
import type { PageState } from './page-state.ts'
import { rerankState } from './rerank.ts'
import type { RunHandle } from './run.ts'
import { speechState } from './speech.ts'
import { transcriptionState } from './transcription.ts'

/** Plays it; false when it does not fit this build, then nothing is changed. It goes on after this resolves. */
export function playBoard(kept: KeptAnswer): boolean {
  const read = boardRecording.safeParse(kept.answer)
  if (!read.success) return false
  void play(read.data, kept)
  return true
}

async function play(recording: BoardRecording, kept: KeptAnswer): Promise<void> {
  const turn = takeBoard()
  const { runs, pulse, absent, totalMs } = recording
  const model = recording.chat?.messages.find(({ said }) => said.role === 'assistant')?.said
  boardStore.setState({
    status: 'running',
    totalMs: null,
    connectionName: '',
    madeBy: madeByOf(kept),
    recorded: { at: kept.at, model: model?.role === 'assistant' ? model.model : '' },
    absent,
  })
  boardPulse.setState({ pulse: pulse === null ? { status: 'idle' } : { status: 'done', ...pulse } })
  await Promise.all([
    playChat(recording, kept, turn),
    playRun(boardRuns.embeddings, embeddingsState, runs.embeddings, kept),
    playRun(boardRuns.rerank, rerankState, runs.rerank, kept),
    playSpoken(recording, kept, turn),
  ])
  if (turn.isCurrent()) boardStore.setState({ status: 'done', totalMs })
}

// What was heard is what was spoken: first the one, then the other.
async function playSpoken({ runs }: BoardRecording, kept: KeptAnswer, turn: BoardTurn): Promise<void> {
  await playRun(boardRuns.speech, speechState, runs.speech, kept)
  if (turn.signal.aborted) return
  await playRun(boardRuns.transcription, transcriptionState, runs.transcription, kept)
}

function madeByOf({ madeBy }: KeptAnswer): 'sandbox' | 'gateway' | 'direct' {
  return madeBy === 'sandbox' || madeBy === 'direct' ? madeBy : 'gateway'
}

async function playRun<Asked, Given>(
  run: RunHandle<Asked, Given>,
  state: PageState<Asked>,
  recorded: RecordedRun,
  { madeBy, at, origin }: KeptAnswer,
): Promise<void> {
  const asked = recorded === null ? null : state.read(recorded.asked)
  if (recorded === null || asked === null) return
  const { answer, model, totalMs } = recorded
  await run.replay(asked, { answer, model, totalMs, madeBy, at, origin })
}

async function playChat({ chat }: BoardRecording, kept: KeptAnswer, turn: BoardTurn): Promise<void> {
  const messages =
    chat?.messages.map(({ id, said }) => newMessage(null, recallSaid(endedSaid(said)), id)) ?? []
  const answered = messages.find(isAnswer)
  if (chat === null || answered === undefined) return
  const recording = { ...kept, answer: chat, model: answered.answer.model }
  const question = messages.filter((each) => !isAnswer(each)).map(textOf)[0] ?? ''
  await playAnswer(answered.answer, chat.streams[answered.id], turn.signal, (answer) => {
    if (turn.isCurrent()) boardChat.setState({ question, answer, recording })
  })
}
