import '@/words/en/transcription.ts'
import { useEffect, useEffectEvent, useRef } from 'react'
import { useNavigate } from 'react-router'
import { useStore } from 'zustand'
import type { PlayerHandle } from '@/audio/sound-player.tsx'
import { useSound } from '@/audio/use-sound.ts'
import { EndpointFrame } from '@/parts/endpoint-frame.tsx'
import { TextDifference } from '@/parts/text-difference.tsx'
import { startColumns } from '@/session/column-runs.ts'
import { transcriptionSamples } from '@/session/samples.ts'
import { bringText } from '@/session/speech.ts'
import {
  newTake,
  type Take,
  type TranscriptionState,
  takeNewTake,
  transcriptionRequestOf,
  transcriptionRun,
  transcriptionState,
} from '@/session/transcription.ts'
import { useColumns } from '@/session/use-columns.ts'
import { saveFile } from '@/ui/save-file.ts'
import { useNarrow } from '@/ui/use-media.ts'
import { sayBytes, sayDuration, saySignificant } from '@/words/numbers.ts'
import { say } from '@/words/say.ts'
import { AudioInput } from './audio-input.tsx'
import { oversizeSample } from './oversize-sample.ts'
import { Parameters } from './parameters.tsx'
import { RecorderButtons } from './recorder-panel.tsx'
import { findOddness, tooLargeOf } from './take-file.ts'
import { Transcript } from './transcript.tsx'
import { useRecording } from './use-recording.ts'

const SAMPLES = [...transcriptionSamples, oversizeSample]

export default function TranscriptionPage() {
  const navigate = useNavigate()
  const state = useStore(transcriptionState.store)
  const run = useStore(transcriptionRun.store)
  const player = useRef<PlayerHandle>(null)
  const recording = useRecording()
  useNewTake()
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
      request={(model) => snippetOf(state, model)}
      input={<AudioInput player={player} recording={recording} hasBar={hasBar} />}
      instead={hasBar ? <RecorderButtons {...recording} /> : undefined}
      parameters={<Parameters />}
      idle={<p>{say('transcription.idle')}</p>}
      figure={(_, { asked, totalMs }) => <Speed take={asked.take} totalMs={totalMs} />}
      across={(answers) => (
        <TextDifference
          texts={answers.map(({ number, done }) => ({
            name: `${number}: ${done.model}`,
            text: done.answer.text,
          }))}
        />
      )}
      menu={({ text }, { take }) => [
        {
          words: say('transcription.save'),
          act: () => saveFile(`${(take?.fileName ?? 'transcript').replace(/\.\w+$/, '')}.txt`, text),
        },
        {
          words: say('transcription.speak'),
          act: () => void bringText(text).then(() => navigate('/speech')),
        },
      ]}
    >
      {(given, asked) => (
        <Transcript
          given={given}
          asked={asked}
          reference={asked.take === state.take ? state.reference : asked.reference}
          onSeek={(seconds) => asked.take === state.take && player.current?.seek(seconds)}
        />
      )}
    </EndpointFrame>
  )
}

// How many times faster than the sound it was.
function Speed({ take, totalMs }: { take: Take | null; totalMs: number }) {
  const heard = useSound(take?.sound ?? null)
  if (typeof heard !== 'object' || heard === null) return say('transcription.figure-unknown')
  const factor = saySignificant((heard.durationSeconds * 1000) / totalMs, 2)
  return say('transcription.figure', { factor })
}

const LANGUAGE = /^([a-z]{2})?$/

function problemOf({ take, language }: TranscriptionState): string | null {
  if (take === null) return say('transcription.needs-take')
  const tooLarge = tooLargeOf(take.fileName, take.sound.size)
  if (tooLarge !== null) return tooLarge
  return LANGUAGE.test(language) ? null : say('transcription.language-bad')
}

function useEstimate({ take }: TranscriptionState): string {
  const sound = useSound(take?.sound ?? null)
  if (take === null) return ''
  const size = sayBytes(take.sound.size)
  return typeof sound === 'object' && sound !== null
    ? say('transcription.estimate-long', { size, duration: sayDuration(sound.durationSeconds) })
    : say('transcription.estimate', { size })
}

function snippetOf(state: TranscriptionState, model: string) {
  const request = transcriptionRequestOf(state, model)
  if (request === null) return null
  const { fileName, language } = request
  return {
    method: 'POST' as const,
    path: '/audio/transcriptions',
    body: {
      form: [
        { name: 'file', file: fileName },
        { name: 'model', value: model },
        ...(language === undefined ? [] : [{ name: 'language', value: language }]),
      ],
    },
    answer: 'json' as const,
  }
}

// A take that has just come is transcribed at once in the sandbox; a server waits for the button, and so does
// the sandbox when the take is odd: that is told first.
function useNewTake(): void {
  const { isDue } = useStore(newTake)
  const columns = useColumns('transcription', 'transcription')
  const isReady = isDue && columns.every(({ connection, modelId }) => connection !== null && modelId !== null)
  const start = useEffectEvent(async () => {
    const { take } = transcriptionState.store.getState()
    if (columns.some(({ connection }) => connection?.kind !== 'sandbox') || take === null) return
    if ((await findOddness(take)) !== null) return
    const state = transcriptionState.store.getState()
    // Looking took a moment, in which another take may have come.
    if (state.take !== take || problemOf(state) !== null) return
    void startColumns(transcriptionRun, columns, state)
  })
  useEffect(() => {
    if (isReady && takeNewTake()) void start()
  }, [isReady])
}
