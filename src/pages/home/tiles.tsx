import { Pause, Play } from 'lucide-react'
import { useEffect, useMemo, useRef, useState } from 'react'
import { useStore } from 'zustand'
import type { Embeddings } from '@/api/embeddings.ts'
import type { Health } from '@/api/health.ts'
import type { ModelKind } from '@/api/models.ts'
import type { Ranking } from '@/api/rerank.ts'
import { cssColour, sequentialColour } from '@/lib/colour-scale.ts'
import { similarityMatrix, similarityOf, similarityOrder } from '@/lib/similarity.ts'
import { type Outline, wavOutline } from '@/lib/wav-peaks.ts'
import { boardChat, boardPulse, boardRuns, boardStore } from '@/session/board.ts'
import type { Answer } from '@/session/chat/answer.ts'
import { embeddingsRun, embeddingsState, sentRows } from '@/session/embeddings.ts'
import type { PageState } from '@/session/page-state.ts'
import { rerankRun, rerankState, sentDocuments } from '@/session/rerank.ts'
import type { Run, RunHandle } from '@/session/runs.ts'
import { speechRun, speechState } from '@/session/speech.ts'
import { transcriptionRun, transcriptionState } from '@/session/transcription.ts'
import { healthDots } from '@/ui/health-dots.ts'
import { sayBytes, sayCount, sayMs } from '@/words/numbers.ts'
import { say } from '@/words/say.ts'
import { Tile, type TileStatus } from './tile.tsx'

/** Chat: the question, and the answer as it streams. */
export function ChatTile({ isRunning }: { isRunning: boolean }) {
  const { question, answer } = useStore(boardChat)
  const isAbsent = useStore(boardStore, ({ absent }) => absent.includes('chat'))
  const open = () => {
    if (answer === null || answer.status === 'streaming') return
    void takeTurn(question, answer)
  }
  const tokens = answer?.usage?.completion ?? null
  return (
    <Tile
      title={say('page.chat')}
      to="/chat"
      onOpen={open}
      status={isAbsent ? 'absent' : chatStatus(answer?.status ?? null, isRunning)}
      error={answer?.status === 'failed' ? answer.error : undefined}
      figure={say('home.chat-figure', {
        first: sayMs(answer?.firstTokenMs ?? 0),
        tokens: tokens === null ? '–' : sayCount(tokens),
      })}
    >
      <p className="mb-2 w-fit max-w-full rounded-md rounded-br-sm bg-accent-soft px-3 py-1.5 text-sm">
        {question === '' ? '…' : question}
      </p>
      <p className="line-clamp-6 whitespace-pre-wrap text-ink-soft text-sm [overflow-wrap:anywhere]">
        {answer === null ? '' : plain(answer.text)}
      </p>
    </Tile>
  )
}

async function takeTurn(question: string, answer: Answer): Promise<void> {
  const { addTurn, chatState } = await import('@/session/chat/chat-state.ts')
  await chatState.load()
  const { order, messages } = chatState.store.getState()
  const last = messages[order.at(-1) ?? '']
  // Opened twice, the same answer stands there once.
  if (last?.role !== 'assistant' || last.answer.text !== answer.text) addTurn(question, answer)
}

// The tile loads no Markdown parser; without its marks the text reads well enough.
function plain(markdown: string): string {
  return markdown.slice(0, 600).replace(/```\w*|[`*#]/g, '')
}

function chatStatus(status: string | null, isRunning: boolean): TileStatus {
  if (status === null) return isRunning ? 'running' : 'idle'
  if (status === 'streaming') return 'running'
  return status === 'done' ? 'done' : status === 'failed' ? 'failed' : 'idle'
}

/** Embeddings: the matrix of the support inbox, alike texts together. */
export function EmbeddingsTile({ isRunning }: { isRunning: boolean }) {
  const run = useStore(boardRuns.embeddings.store)
  const tile = useTile('embeddings', run, isRunning)
  const pairs = run.status === 'done' ? (run.answer.vectors.length * (run.answer.vectors.length - 1)) / 2 : 0
  return (
    <Tile
      title={say('page.embeddings')}
      to="/embeddings"
      {...tile}
      onOpen={() => takeAlong(run, embeddingsState, embeddingsRun)}
      figure={say('home.embeddings-figure', { pairs })}
    >
      {run.status === 'done' && (
        <Matrix given={run.answer} label={say('home.matrix', { count: sentRows(run.asked).length })} />
      )}
    </Tile>
  )
}

function Matrix({ given, label }: { given: Embeddings; label: string }) {
  const { matrix, order } = useMemo(() => {
    const matrix = similarityMatrix(given.vectors)
    return { matrix, order: similarityOrder(matrix) }
  }, [given])
  return (
    <svg
      viewBox={`0 0 ${order.length} ${order.length}`}
      role="img"
      aria-label={label}
      className="mx-auto h-44 animate-appear rounded-sm"
    >
      {order.map((row, y) =>
        order.map((column, x) => (
          <rect
            key={`${row} ${column}`}
            x={x}
            y={y}
            width="1.02"
            height="1.02"
            opacity={row === column ? 0.35 : 1}
            fill={cssColour(sequentialColour(similarityOf(matrix, row, column)))}
          />
        )),
      )}
    </svg>
  )
}

/** Rerank: from the input's order to the ranking's. */
export function RerankTile({ isRunning }: { isRunning: boolean }) {
  const run = useStore(boardRuns.rerank.store)
  const tile = useTile('rerank', run, isRunning)
  const best = run.status === 'done' ? (run.answer.ranked[0]?.index ?? 0) : 0
  const count = run.status === 'done' ? run.answer.ranked.length : 0
  return (
    <Tile
      title={say('page.rerank')}
      to="/rerank"
      {...tile}
      onOpen={() => takeAlong(run, rerankState, rerankRun)}
      figure={say('home.rerank-figure', { count, from: best + 1 })}
    >
      {run.status === 'done' && <Slope given={run.answer} documents={sentDocuments(run.asked)} />}
    </Tile>
  )
}

const SLOPE_ROW = 20

function Slope({ given, documents }: { given: Ranking; documents: readonly string[] }) {
  const y = (place: number) => place * SLOPE_ROW + 12
  const [best] = given.ranked
  return (
    <div className="grid animate-appear gap-2">
      <svg
        viewBox={`0 0 200 ${documents.length * SLOPE_ROW + 4}`}
        role="img"
        aria-label={say('home.slope')}
        className="mx-auto h-32 text-[11px]"
      >
        {given.ranked.map(({ index }, place) => (
          <g key={index}>
            <line
              x1="22"
              x2="178"
              y1={y(index)}
              y2={y(place)}
              strokeWidth={place === 0 ? 3 : 1.2}
              className={place === 0 ? 'stroke-accent' : 'stroke-line-strong'}
            />
            <text
              x="8"
              y={y(index)}
              textAnchor="middle"
              dominantBaseline="central"
              className="fill-ink-faint"
            >
              {index + 1}
            </text>
            <text
              x="192"
              y={y(place)}
              textAnchor="middle"
              dominantBaseline="central"
              className="fill-ink-soft"
            >
              {place + 1}
            </text>
          </g>
        ))}
      </svg>
      <p className="line-clamp-2 text-ink-soft text-sm">{best === undefined ? '' : documents[best.index]}</p>
    </div>
  )
}

/** Speech: the sound as a wave, played only on a press. */
export function SpeechTile({ isRunning }: { isRunning: boolean }) {
  const run = useStore(boardRuns.speech.store)
  const tile = useTile('speech', run, isRunning)
  return (
    <Tile
      title={say('page.speech')}
      to="/speech"
      {...tile}
      onOpen={() => takeAlong(run, speechState, speechRun)}
      figure={
        run.status === 'done' ? say('home.speech-figure', { size: sayBytes(run.answer.audio.size) }) : ''
      }
    >
      {run.status === 'done' && (
        <div className="grid animate-appear content-center gap-3">
          <p className="font-mono">{run.asked.text}</p>
          <Wave audio={run.answer.audio} />
        </div>
      )}
    </Tile>
  )
}

const WAVE_PARTS = 120

function Wave({ audio }: { audio: Blob }) {
  const player = useRef<HTMLAudioElement>(null)
  const [outline, setOutline] = useState<Outline | null>(null)
  const [isPlaying, setIsPlaying] = useState(false)
  useEffect(() => {
    let isGone = false
    const url = URL.createObjectURL(audio)
    if (player.current !== null) player.current.src = url
    void audio.arrayBuffer().then((bytes) => !isGone && setOutline(wavOutline(bytes, WAVE_PARTS)))
    return () => {
      isGone = true
      URL.revokeObjectURL(url)
    }
  }, [audio])
  const toggle = () => {
    if (isPlaying) player.current?.pause()
    // Refused where the browser wants another press first; the button stays.
    else player.current?.play().catch(() => {})
  }
  const Icon = isPlaying ? Pause : Play
  return (
    <div className="flex items-center gap-3">
      <button
        type="button"
        aria-label={say(isPlaying ? 'home.pause' : 'home.play')}
        onClick={toggle}
        className="grid size-11 shrink-0 place-items-center rounded-full bg-accent-soft text-accent hover:bg-accent-fill hover:text-accent-on"
      >
        <Icon aria-hidden className="size-4 fill-current" />
      </button>
      <svg
        viewBox={`0 0 ${WAVE_PARTS} 40`}
        preserveAspectRatio="none"
        aria-hidden
        className="h-16 min-w-0 flex-1"
      >
        {outline?.peaks.map((peak, index) => (
          <rect
            // biome-ignore lint/suspicious/noArrayIndexKey: a part of a sound is its place
            key={index}
            x={index + 0.15}
            width="0.7"
            y={20 - Math.max(0.5, peak * 19)}
            height={Math.max(1, peak * 38)}
            className="fill-accent"
          />
        ))}
      </svg>
      {/* biome-ignore lint/a11y/useMediaCaption: its text stands above it */}
      <audio
        ref={player}
        onPlay={() => setIsPlaying(true)}
        onPause={() => setIsPlaying(false)}
        onEnded={() => setIsPlaying(false)}
      />
    </div>
  )
}

/** Transcription: what was heard in the very bytes that Speech made. */
export function TranscriptionTile({ isRunning }: { isRunning: boolean }) {
  const run = useStore(boardRuns.transcription.store)
  const tile = useTile('transcription', run, isRunning)
  return (
    <Tile
      title={say('page.transcription')}
      to="/transcription"
      {...tile}
      onOpen={() => takeAlong(run, transcriptionState, transcriptionRun)}
      figure={run.status === 'done' ? say('home.transcription-figure', { seconds: sayMs(run.totalMs) }) : ''}
    >
      {run.status === 'done' && (
        <div className="grid h-full animate-appear content-center gap-2 text-center">
          <p className="line-clamp-4 font-semibold text-xl [overflow-wrap:anywhere]">{run.answer.text}</p>
          {run.answer.source !== null && <p className="text-ink-faint text-sm">{run.answer.source}</p>}
        </div>
      )}
    </Tile>
  )
}

/** Health and Models: whether the server is well, and what it has. */
export function PulseTile() {
  const { pulse } = useStore(boardPulse)
  const isDone = pulse.status === 'done'
  return (
    <Tile
      title={say('home.pulse')}
      to="/models"
      status={pulse.status === 'cancelled' ? 'idle' : pulse.status}
      error={pulse.status === 'failed' ? pulse.error : undefined}
      figure={isDone ? pulseFigure(pulse.health) : ''}
    >
      {isDone && (
        <div className="grid animate-appear gap-3">
          <p className="flex items-center gap-2 font-semibold text-xl">
            <span
              aria-hidden
              className={`size-3 rounded-full ${healthDots[pulse.health?.state ?? 'unknown']}`}
            />
            {say(`health.${pulse.health?.state ?? 'unknown'}`)}
            <span className="font-normal text-base text-ink-soft">
              {say('home.models', { count: pulse.models.length })}
            </span>
          </p>
          <ul className="grid gap-0.5 text-ink-soft text-sm">
            {pulse.models.slice(0, 6).map(({ id }) => (
              <li key={id} className="truncate">
                {id}
              </li>
            ))}
          </ul>
        </div>
      )}
    </Tile>
  )
}

function pulseFigure(health: Health | null): string {
  return health === null ? '' : say('home.pulse-figure', { ms: Math.round(health.latencyMs) })
}

type Shown = { status: TileStatus; error?: Extract<Run<unknown, unknown>, { status: 'failed' }>['error'] }

function useTile<Asked, Given>(kind: ModelKind, run: Run<Asked, Given>, isRunning: boolean): Shown {
  const isAbsent = useStore(boardStore, ({ absent }) => absent.includes(kind))
  if (isAbsent) return { status: 'absent' }
  if (run.status === 'failed') return { status: 'failed', error: run.error }
  if (run.status === 'idle') return { status: isRunning ? 'running' : 'idle' }
  return { status: run.status === 'cancelled' ? 'idle' : run.status }
}

// The page opens with the tile's input and answer in place; what was typed there goes to its history.
function takeAlong<Asked extends object, Given>(
  run: Run<Asked, Given>,
  state: PageState<Asked>,
  page: RunHandle<Asked, Given>,
): void {
  if (run.status !== 'done') return
  void state.load().then(() => {
    state.replace(run.asked)
    page.adopt(run)
  })
}
