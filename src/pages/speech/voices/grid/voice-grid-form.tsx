import { Plus } from 'lucide-react'
import { addLook, ModelsField } from '@/parts/repeat/models-field.tsx'
import { MOST_MODELS } from '@/session/repeat.ts'
import type { GridPlan } from '@/session/voice-grid.ts'
import { ChipList } from '@/ui/chip-list.tsx'
import { Popover } from '@/ui/popover.tsx'
import { say } from '@/words/say.ts'
import { usePreview } from '../use-preview.ts'
import { useVoices } from '../use-voices.ts'
import { VoiceList } from '../voice-list.tsx'

const SPEEDS = [0.5, 0.75, 1, 1.25, 1.5, 2, 3, 4]

type VoiceGridFormProps = { plan: GridPlan; isDisabled: boolean; onChange: (plan: GridPlan) => void }

/** Which voices, speeds and models make the grid. */
export function VoiceGridForm({ plan, isDisabled, onChange }: VoiceGridFormProps) {
  const { models, voices, speeds } = plan
  const listed = useVoices() ?? []
  const preview = usePreview(models[0] ?? null)
  const nameOf = (voice: string) =>
    listed.find(({ id }) => id === voice)?.name ?? (voice === '' ? say('voices.default') : voice)
  const toggle = (speed: number, isOn: boolean) => {
    const next = isOn ? [...speeds, speed] : speeds.filter((each) => each !== speed)
    if (next.length > 0) onChange({ ...plan, speeds: next.sort((a, b) => a - b) })
  }
  return (
    <fieldset disabled={isDisabled} className="grid gap-4">
      <legend className="sr-only">{say('grid.title')}</legend>
      <ChipList
        label={say('grid.voices')}
        chips={voices.map((voice) => ({ id: voice, words: nameOf(voice) }))}
        removeLabel={(name) => say('grid.remove', { name })}
        onRemove={(voice) => onChange({ ...plan, voices: voices.filter((each) => each !== voice) })}
      >
        <Popover
          label={say('grid.add-voice')}
          triggerLook={addLook}
          trigger={
            <>
              <Plus aria-hidden className="size-4" />
              {say('grid.add-voice')}
            </>
          }
        >
          {(close) => (
            <VoiceList
              voices={listed}
              chosen=""
              preview={preview}
              onChoose={(voice) => {
                if (!voices.includes(voice)) onChange({ ...plan, voices: [...voices, voice] })
                close()
              }}
            />
          )}
        </Popover>
      </ChipList>
      <fieldset className="grid gap-1">
        <legend className="font-medium text-sm">{say('grid.speeds')}</legend>
        <div className="flex flex-wrap gap-x-4 gap-y-1">
          {[...new Set([...SPEEDS, ...speeds])]
            .sort((a, b) => a - b)
            .map((speed) => (
              <label key={speed} className="flex min-h-8 items-center gap-1.5 text-sm tabular-nums">
                <input
                  type="checkbox"
                  className="accent-accent-fill"
                  checked={speeds.includes(speed)}
                  onChange={({ target }) => toggle(speed, target.checked)}
                />
                {say('grid.speed', { speed })}
              </label>
            ))}
        </div>
      </fieldset>
      <ModelsField
        kind="speech"
        models={models}
        most={MOST_MODELS}
        onChange={(next) => onChange({ ...plan, models: next })}
      />
    </fieldset>
  )
}
