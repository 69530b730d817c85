import { useState } from 'react'
import { useStore } from 'zustand'
import { AskFirst } from '@/parts/ask-first.tsx'
import { useConnection } from '@/session/connection.ts'
import { type SpeechState, speechState } from '@/session/speech.ts'
import {
  cancelGrid,
  cellCount,
  type GridPlan,
  MOST_CELLS,
  startGrid,
  voiceGrid,
} from '@/session/voice-grid.ts'
import { Button } from '@/ui/button.tsx'
import { Dialog } from '@/ui/dialog.tsx'
import { say } from '@/words/say.ts'
import { useVoices } from '../use-voices.ts'
import { VoiceGridForm } from './voice-grid-form.tsx'
import { VoiceGridResult } from './voice-grid-result.tsx'

type VoiceGridDialogProps = { model: string; problem: string | null; onClose: () => void }

/** The voice grid: the page's text by several voices, speeds and models, side by side. Closing ends it. */
export function VoiceGridDialog({ model, problem, onClose }: VoiceGridDialogProps) {
  const state = useStore(speechState.store)
  const connection = useConnection()
  const voices = useVoices() ?? []
  const { status, cells } = useStore(voiceGrid)
  const [plan, setPlan] = useState(() => firstPlan(state, model))
  const [isAsking, setIsAsking] = useState(false)
  const isRunning = status === 'running'
  const count = cellCount(plan)
  const reason = problem ?? (count > MOST_CELLS ? say('grid.too-many', { max: MOST_CELLS }) : null)
  const send = () => {
    setIsAsking(false)
    if (connection !== null) void startGrid(connection, state, plan)
  }
  const press = () => {
    if (isRunning) cancelGrid()
    else if (connection?.kind === 'sandbox') send()
    else setIsAsking(true)
  }
  const close = () => {
    cancelGrid()
    onClose()
  }
  return (
    <Dialog title={say('grid.title')} closeLabel={say('grid.close')} onClose={close}>
      <p className="line-clamp-2 text-ink-soft text-sm">{state.text}</p>
      <VoiceGridForm plan={plan} isDisabled={isRunning || isAsking} onChange={setPlan} />
      <div className="flex flex-wrap items-center gap-3">
        <Button
          look={isRunning ? 'plain' : 'filled'}
          disabled={!isRunning && reason !== null}
          title={isRunning ? undefined : (reason ?? undefined)}
          onClick={press}
        >
          {isRunning ? say('run.cancel') : say('grid.go', { count })}
        </Button>
        <span className="text-sm text-warning">{!isRunning && reason}</span>
      </div>
      {isAsking && (
        <AskFirst
          count={count}
          name={connection?.name ?? ''}
          onSend={send}
          onCancel={() => setIsAsking(false)}
        />
      )}
      {cells.length > 0 && <VoiceGridResult key={cells[0]?.id} voices={voices} />}
    </Dialog>
  )
}

function firstPlan({ voice, speed }: SpeechState, model: string): GridPlan {
  return { models: [model], voices: [voice], speeds: [speed ?? 1] }
}
