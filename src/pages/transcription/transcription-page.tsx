import '@/words/en/transcription.ts'
import { lazy, Suspense, useEffect, useEffectEvent, useRef } from 'react'
import { useNavigate } from 'react-router'
import { useStore } from 'zustand'
import { transcriptionFields } from '@/api/transcription-form.ts'
import { keepReaderReady } from '@/audio/read-sound.ts'
import type { PlayerHandle } from '@/audio/sound-player.tsx'
import { useSound } from '@/audio/use-sound.ts'
import { LENIENT } from '@/lib/word-errors.ts'
import { EndpointFrame } from '@/parts/endpoint-frame.tsx'
import { startColumns } from '@/session/column-runs.ts'
import { useConnection } from '@/session/connection.ts'
import { preferences } from '@/session/preferences.ts'
import { morseRecording, threeTones } from '@/session/samples.ts'
import { bringText } from '@/session/speech.ts'
import { newFiles, runQueue } from '@/session/transcription/file-queue.ts'
import { partProgress } from '@/session/transcription/part-progress.ts'
import { timedRequestOf } from '@/session/transcription/timed-request.ts'
import {
  isSentInParts,
  newTake,
  type TranscriptionState,
  takeNewTake,
  transcriptionRequestOf,
  transcriptionRun,
  transcriptionState,
} from '@/session/transcription.ts'
import { type Column, useColumns } from '@/session/use-columns.ts'
import { useNarrow } from '@/ui/use-media.ts'
import { sayBytes, sayDuration, saySignificant } from '@/words/numbers.ts'
import { say } from '@/words/say.ts'
import { AudioInput } from './audio-input.tsx'
import { oversizeSample } from './oversize-sample.ts'
import { RecorderButtons } from './recorder/recorder-panel.tsx'
import { useRecording } from './recorder/use-recording.ts'
import { robotSample } from './robot-sample.ts'
import { findOddness } from './take/take-file.ts'
import { exportsOf } from './transcript/exports.ts'
import { Transcript } from './transcript/transcript.tsx'

// In the side panel, which most visits leave closed.
const Parameters = lazy(async () => ({ default: (await import('./parameters.tsx')).Parameters }))
// Only in Compare.
const TextDifference = lazy(async () => ({
  default: (await import('@/parts/text-difference.tsx')).TextDifference,
}))

const SAMPLES = [morseRecording, robotSample, threeTones, oversizeSample]

export default function TranscriptionPage() {
  const navigate = useNavigate()
  const state = useStore(transcriptionState.store)
  const run = useStore(transcriptionRun.store)
  const player = useRef<PlayerHandle>(null)
  const recording = useRecording()
  const columns = useColumns('transcription', 'transcription')
  const connection = useConnection()
  // Another answer to whether times can be asked for is another request.
  useStore(preferences, ({ noTimes }) => noTimes)
  useNewTake(columns)
  useEffect(keepReaderReady, [])
  // In a small window the bottom edge is Record's as long as there is nothing to transcribe.
  const isNarrow = useNarrow()
  const hasBar = isNarrow && state.take === null && run.status !== 'running'
  return (
    <EndpointFrame
      page="transcription"
      state={transcriptionState}
      run={transcriptionRun}
      samples={SAMPLES}
      restore={transcriptionState.restore}
      problem={problemOf(state)}
      estimate={useEstimate(state)}
      request={(model) => snippetOf(state, model, connection?.baseUrl ?? '')}
      input={
        <AudioInput player={player} recording={recording} hasBar={hasBar} onQueue={() => runFiles(columns)} />
      }
      instead={hasBar ? <RecorderButtons {...recording} /> : undefined}
      parameters={
        <Suspense fallback={null}>
          <Parameters />
        </Suspense>
      }
      idle={<p>{say('transcription.idle')}</p>}
      figure={(_, { asked, model, totalMs }) => <Speed asked={asked} model={model} totalMs={totalMs} />}
      across={(answers) => (
        <Suspense>
          <TextDifference
            texts={answers.map(({ number, done }) => ({
              name: `${number}: ${done.model}`,
              text: done.answer.text,
            }))}
          />
        </Suspense>
      )}
      menu={(given, asked) => [
        ...exportsOf(given, asked),
        {
          words: say('transcription.speak'),
          act: () => void bringText(given.text).then(() => navigate('/speech')),
        },
      ]}
    >
      {(given, asked) => (
        <Transcript
          given={given}
          asked={asked}
          reference={asked.take === state.take ? state.reference : asked.reference}
          leniency={state.leniency ?? LENIENT}
          onPlay={(seconds) => asked.take === state.take && player.current?.play(seconds)}
        />
      )}
    </EndpointFrame>
  )
}

// How many times faster than what was sent of the sound it was; of a run that had parts of an earlier one, who knows.
function Speed({ asked, model, totalMs }: { asked: TranscriptionState; model: string; totalMs: number }) {
  const { take, stretch } = asked
  const heard = useSound(take?.sound ?? null)
  const parts = useStore(partProgress, (of) =>
    of[model]?.sound === take?.sound ? of[model]?.parts : undefined,
  )
  if (
    typeof heard !== 'object' ||
    heard === null ||
    (isSentInParts(asked) && parts?.some(({ isKept }) => isKept === true))
  ) {
    return say('transcription.figure-unknown')
  }
  const seconds = stretch ? stretch.endSeconds - stretch.startSeconds : heard.durationSeconds
  const factor = saySignificant((seconds * 1000) / totalMs, 2)
  return say('transcription.figure', { factor })
}

const LANGUAGE = /^([a-z]{2})?$/

function problemOf({ take, language }: TranscriptionState): string | null {
  if (take === null) return say('transcription.needs-take')
  return LANGUAGE.test(language) ? null : say('transcription.language-bad')
}

function useEstimate(state: TranscriptionState): string {
  const { take, stretch = null } = state
  const sound = useSound(take?.sound ?? null)
  if (take === null) return ''
  if (stretch !== null) {
    const duration = sayDuration(stretch.endSeconds - stretch.startSeconds)
    return say('transcription.estimate-part', { duration })
  }
  const size = sayBytes(take.sound.size)
  return typeof sound === 'object' && sound !== null
    ? say('transcription.estimate-long', { size, duration: sayDuration(sound.durationSeconds) })
    : say('transcription.estimate', { size })
}

function snippetOf(state: TranscriptionState, model: string, baseUrl: string) {
  const request = transcriptionRequestOf(state, model)
  if (request === null) return null
  const file = { name: 'file', file: request.fileName }
  return {
    method: 'POST' as const,
    path: '/audio/transcriptions',
    body: { form: [file, ...transcriptionFields(timedRequestOf(baseUrl, request))] },
    answer: 'json' as const,
  }
}

// A take that has just come is transcribed at once in the sandbox; a server waits for the button, and so does
// the sandbox when the take is odd, or so large that it takes a while: that is told first.
function useNewTake(columns: readonly Column[]): void {
  const { isDue } = useStore(newTake)
  const { areDue } = useStore(newFiles)
  const isReady = columns.every(({ connection, modelId }) => connection !== null && modelId !== null)
  const isFree = columns.every(({ connection }) => connection?.kind === 'sandbox')
  const start = useEffectEvent(async () => {
    const { take } = transcriptionState.store.getState()
    if (!isFree || take === null || (await findOddness(take)) !== null) return
    const state = transcriptionState.store.getState()
    // Looking took a moment, in which another take may have come.
    if (state.take !== take || isSentInParts(state) || problemOf(state) !== null) return
    void startColumns(transcriptionRun, columns, state)
  })
  const startFiles = useEffectEvent(() => isFree && runFiles(columns))
  useEffect(() => {
    if (isReady && isDue && takeNewTake()) void start()
  }, [isReady, isDue])
  useEffect(() => {
    if (!isReady || !areDue) return
    newFiles.setState({ areDue: false })
    startFiles()
  }, [isReady, areDue])
}

// Of several columns the page's own asks for the files: a list has one answer a file.
function runFiles([own]: readonly Column[]): void {
  if (own === undefined || own.connection === null || own.modelId === null) return
  void runQueue({ connection: own.connection, model: own.modelId })
}
