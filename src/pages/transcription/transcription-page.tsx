import '@/words/en/transcription.ts'
import { useEffect, useEffectEvent, useRef } from 'react'
import { useNavigate } from 'react-router'
import { useStore } from 'zustand'
import type { PlayerHandle } from '@/audio/sound-player.tsx'
import { useSound } from '@/audio/use-sound.ts'
import { EndpointFrame } from '@/parts/endpoint-frame.tsx'
import { useConnection } from '@/session/connection.ts'
import { transcriptionSamples } from '@/session/samples.ts'
import { bringText } from '@/session/speech.ts'
import {
  newTake,
  type TranscriptionState,
  takeNewTake,
  transcriptionRequestOf,
  transcriptionRun,
  transcriptionState,
} from '@/session/transcription.ts'
import { useModel } from '@/session/use-model.ts'
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
  const heard = useSound(run.status === 'done' ? (run.asked.take?.sound ?? null) : null)
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
      figure={() =>
        run.status === 'done' && typeof heard === 'object' && heard !== null
          ? say('transcription.figure', {
              factor: saySignificant((heard.durationSeconds * 1000) / run.totalMs, 2),
            })
          : say('transcription.figure-unknown')
      }
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
  const connection = useConnection()
  const { id } = useModel('transcription', 'transcription')
  const isReady = isDue && connection !== null && id !== null
  const start = useEffectEvent(async () => {
    const { take } = transcriptionState.store.getState()
    if (connection?.kind !== 'sandbox' || id === null || take === null) return
    if ((await findOddness(take)) !== null) return
    const state = transcriptionState.store.getState()
    // Looking took a moment, in which another take may have come.
    if (state.take !== take || problemOf(state) !== null) return
    void transcriptionRun.start({ connection, model: id }, state)
  })
  useEffect(() => {
    if (isReady && takeNewTake()) void start()
  }, [isReady])
}
