// Runs the live board: one small real request to each endpoint, at once. Owns: their order, stopping them.
// Leaves to others: what an endpoint is asked (the page's own module), what came of it (board.ts).
import { streamChat } from '@/api/chat.ts'
import { asApiError, isAbort } from '@/api/errors.ts'
import { listModels, type Model, type ModelKind } from '@/api/models.ts'
import { type BoardTurn, boardChat, boardPulse, boardRuns, type Pulse, takeBoard } from './board.ts'
import { recordBoard } from './board-recording.ts'
import { boardStore, keepBoard } from './board-store.ts'
import { addDelta, endAnswer, startAnswer } from './chat/answer.ts'
import type { ActiveConnection } from './connection.ts'
import { askHealth } from './health.ts'
import { addHistory } from './history.ts'
import { pageClient } from './page-client.ts'
import { type RecordedStream, streamNow } from './recorded-stream.ts'
import type { RunHandle } from './run.ts'
import { documentation, supportInbox, taasIsUp } from './samples.ts'
import { fits } from './use-model.ts'

/** What the board asks the chat, by the kind of server. */
const QUESTIONS = {
  sandbox: 'How do I stream a chat completion in Python?',
  trained: 'Explain quantum entanglement to a tired commuter in four sentences.',
}

const KINDS = ['chat', 'embeddings', 'rerank', 'speech', 'transcription'] as const

/** How the history shows a run. One that nobody pressed for takes the place of the one before it. */
export type BoardEntry = { words: () => string; isByItself: boolean }

const OWN_ENTRY = 'board'

/**
 * Runs the board: all endpoints at once, but for transcription, which is given the bytes that speech made.
 * An endpoint for which the server lists no model stays idle. No request is repeated. The whole run is one
 * entry of the history.
 */
export async function runBoard(connection: ActiveConnection, entry: BoardEntry): Promise<void> {
  const turn = takeBoard()
  const startedAtMs = performance.now()
  boardStore.setState({
    status: 'running',
    totalMs: null,
    connectionName: connection.name,
    madeBy: connection.kind,
    recorded: null,
    absent: [],
  })
  const models = await readPulse(connection, turn)
  if (!turn.isCurrent()) return
  boardStore.setState({ absent: KINDS.filter((kind) => !models.some((model) => fits(model, kind))) })
  const asking = (kind: ModelKind) => {
    const model = models.find((each) => fits(each, kind))
    return model === undefined ? null : { connection, model: model.id }
  }
  const ask = <Asked, Given>(kind: ModelKind, run: RunHandle<Asked, Given>, asked: Asked) => {
    const found = asking(kind)
    return found === null ? null : run.start(found, asked)
  }
  const [stream] = await Promise.all([
    askChat(connection, asking('chat')?.model ?? null, turn),
    ask('embeddings', boardRuns.embeddings, supportInbox.state),
    ask('rerank', boardRuns.rerank, documentation.state),
    speakAndListen(ask),
  ])
  if (!turn.isCurrent()) return
  const totalMs = performance.now() - startedAtMs
  boardStore.setState({ status: 'done', totalMs })
  const words = entry.words()
  keepBoard(words)
  const kept = {
    page: 'home' as const,
    model: null,
    words,
    outcome: turn.signal.aborted ? ('cancelled' as const) : outcome(),
    status: null,
    totalMs,
    state: {},
    came: { answer: recordBoard(stream, totalMs), madeBy: connection.kind },
  }
  void addHistory(kept, entry.isByItself ? OWN_ENTRY : undefined)
}

function outcome(): 'done' | 'failed' {
  const runs = Object.values(boardRuns).map(({ store }) => store.getState().status)
  const others = [boardChat.getState().answer?.status, boardPulse.getState().pulse.status]
  return [...runs, ...others].includes('failed') ? 'failed' : 'done'
}

type Ask = <Asked, Given>(
  kind: ModelKind,
  run: RunHandle<Asked, Given>,
  asked: Asked,
) => ReturnType<RunHandle<Asked, Given>['start']> | null

async function speakAndListen(ask: Ask): Promise<void> {
  const spoken = await ask('speech', boardRuns.speech, taasIsUp.state)
  if (spoken?.status !== 'done') return
  const take = { sound: spoken.answer.audio, fileName: 'speech.wav', source: 'speech' as const }
  await ask('transcription', boardRuns.transcription, {
    take,
    language: '',
    reference: taasIsUp.state.text,
  })
}

async function readPulse(
  connection: ActiveConnection,
  { signal, isCurrent }: BoardTurn,
): Promise<readonly Model[]> {
  const put = (pulse: Pulse) => isCurrent() && boardPulse.setState({ pulse })
  put({ status: 'running' })
  const client = pageClient('home', connection)
  try {
    // What health says must not keep the models from being used.
    const [health, models] = await Promise.all([
      askHealth(client, signal).catch(() => null),
      listModels(client, signal),
    ])
    put({ status: 'done', health, models })
    return models
  } catch (error) {
    put(pulseOf(error))
    return []
  }
}

function pulseOf(error: unknown): Pulse {
  if (isAbort(error)) return { status: 'cancelled' }
  return { status: 'failed', error: asApiError(error, location.href) }
}

async function askChat(
  connection: ActiveConnection,
  model: string | null,
  { signal, isCurrent }: BoardTurn,
): Promise<RecordedStream | null> {
  if (model === null) return null
  const question = connection.kind === 'sandbox' ? QUESTIONS.sandbox : QUESTIONS.trained
  let answer = startAnswer({ model, maxTokens: null, madeBy: connection.kind })
  const put = () => isCurrent() && boardChat.setState({ question, answer })
  let exchangeId = ''
  const client = pageClient('home', connection, (event) => {
    if (event.type === 'request') exchangeId = event.id
  })
  const startedAtMs = performance.now()
  const elapsedMs = () => performance.now() - startedAtMs
  put()
  const request = {
    model,
    messages: [{ role: 'user' as const, content: question }],
    stream: true,
    stream_options: { include_usage: true },
  }
  try {
    for await (const delta of streamChat(client, request, signal)) {
      answer = addDelta(answer, delta, elapsedMs())
      put()
    }
    answer = endAnswer(answer, { status: 'done' }, elapsedMs())
  } catch (error) {
    const pulse = pulseOf(error)
    const end = pulse.status === 'failed' ? pulse : ({ status: 'stopped' } as const)
    answer = endAnswer(answer, end, elapsedMs())
  }
  put()
  return streamNow(exchangeId)
}
