import '@/words/en/speech.ts'
import { lazy } from 'react'
import { useNavigate } from 'react-router'
import { useStore } from 'zustand'
import { useSound } from '@/audio/use-sound.ts'
import { SPEED_RANGE } from '@/contract/limits.ts'
import { SPEECH_FORMATS } from '@/contract/speech.ts'
import { EndpointFrame } from '@/parts/endpoint-frame.tsx'
import { NumberParameter } from '@/parts/number-parameter.tsx'
import { speechSamples } from '@/session/samples.ts'
import {
  firstRequestOf,
  type SpeechState,
  type SpokenText,
  speechArrival,
  speechRun,
  speechState,
  textsOf,
} from '@/session/speech.ts'
import { bringTake } from '@/session/transcription.ts'
import { useModel } from '@/session/use-model.ts'
import { Segmented } from '@/ui/segmented.tsx'
import { saySignificant } from '@/words/numbers.ts'
import { say } from '@/words/say.ts'
import { ArrivingSpeech } from './arriving-speech.tsx'
import { fileNameOf } from './file-name.ts'
import { useLiveSpeech } from './live-speech.ts'
import { referenceAloud } from './reference-aloud.ts'
import { SpeechForm, tooLong } from './speech-form.tsx'
import { SpeechParts } from './speech-parts.tsx'
import { SpeechPlayer } from './speech-player.tsx'

// Used now and then; the page comes without it.
const VoiceGridDialog = lazy(() =>
  import('./voices/grid/voice-grid-dialog.tsx').then(({ VoiceGridDialog }) => ({ default: VoiceGridDialog })),
)

const SAMPLES = [...speechSamples, referenceAloud]

export default function SpeechPage() {
  const navigate = useNavigate()
  const model = useModel('speech', 'speech')
  const state = useStore(speechState.store)
  const run = useStore(speechRun.store)
  const live = useLiveSpeech()
  const { became, parts } = useStore(speechArrival)
  // Of a long text the parts that came before a failure can still be heard.
  const problem = state.text.trim() === '' ? say('speech.needs-text') : tooLong(state.text)
  const isUnderWay = run.status === 'running' || (run.status === 'failed' && parts.length > 0)
  const transcribe = async (given: SpokenText, asked: SpeechState) => {
    await bringTake({ sound: given.audio, fileName: fileNameOf(given, asked), source: 'speech' }, asked.text)
    void navigate('/transcription')
  }
  return (
    <EndpointFrame
      page="speech"
      state={speechState}
      run={speechRun}
      samples={SAMPLES}
      restore={speechState.restore}
      problem={problem}
      runChoice={{
        words: say('grid.open'),
        dialog: (onClose) => <VoiceGridDialog model={model.id ?? ''} problem={problem} onClose={onClose} />,
      }}
      estimate={estimateOf(state)}
      request={(id) => ({
        method: 'POST',
        path: '/audio/speech',
        body: { json: firstRequestOf(state, id) },
        answer: { file: `speech.${state.format}` },
      })}
      input={
        <>
          <SpeechForm state={state} model={model.id} />
          {isUnderWay && <SpeechParts parts={parts} />}
          {isUnderWay && live !== null && <ArrivingSpeech live={live} />}
        </>
      }
      parameters={<Parameters state={state} />}
      idle={<p>{say('speech.idle')}</p>}
      figure={({ audio }, { totalMs }) => <Pace audio={audio} totalMs={totalMs} />}
      sendTo={(given, asked) => [
        { words: say('speech.transcribe'), act: () => void transcribe(given, asked) },
      ]}
    >
      {(given, asked, _, retry) => (
        <SpeechPlayer given={given} asked={asked} live={given === became ? live : null} onRetry={retry} />
      )}
    </EndpointFrame>
  )
}

// How many times faster than it is heard it was made.
function Pace({ audio, totalMs }: { audio: Blob; totalMs: number }) {
  const spoken = useSound(audio)
  if (typeof spoken !== 'object' || spoken === null) return say('speech.figure-unknown')
  const factor = saySignificant((spoken.durationSeconds * 1000) / totalMs, 2)
  return say('speech.figure', { factor })
}

// What the closed panel would hide: in which form it will come, and how fast.
function estimateOf({ text, format, speed }: SpeechState): string {
  const parts = textsOf(text).length
  const name = format.toUpperCase()
  const plain = parts === 1 ? name : say('speech.estimate-parts', { parts, format: name })
  return speed === null || speed === 1 ? plain : say('speech.estimate', { format: plain, speed })
}

function Parameters({ state }: { state: SpeechState }) {
  return (
    <>
      <div className="grid gap-1">
        <span aria-hidden className="font-medium text-sm">
          {say('speech.format')}
        </span>
        <Segmented
          label={say('speech.format')}
          choices={SPEECH_FORMATS.map((name) => ({ name, words: name.toUpperCase() }))}
          chosen={state.format}
          onChoose={(format) => speechState.store.setState({ format })}
        />
      </div>
      <NumberParameter
        label={say('speech.speed')}
        hint={say('speech.speed-hint')}
        {...SPEED_RANGE}
        step={0.05}
        start={1}
        value={state.speed}
        onChange={(speed) => speechState.store.setState({ speed })}
      />
    </>
  )
}
