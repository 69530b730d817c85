import { LoaderCircle, Play, Square } from 'lucide-react'
import { IconButton } from '@/ui/button.tsx'
import { say } from '@/words/say.ts'
import type { PreviewedVoice, VoicePreview } from './use-preview.ts'

type PreviewButtonProps = {
  preview: VoicePreview | null
  voice: PreviewedVoice
  name: string
  /** Why it cannot be heard now. */
  reason?: string | undefined
}

/** ▶: a voice is heard before it is chosen. */
export function PreviewButton({ preview, voice, name, reason }: PreviewButtonProps) {
  const isCurrent = preview?.current === voice.id
  const label = reason ?? say(isCurrent ? 'voices.preview-stop' : 'voices.preview', { name })
  const Icon = !isCurrent ? Play : preview.isHeard ? Square : LoaderCircle
  return (
    <IconButton
      label={label}
      disabled={preview === null || reason !== undefined}
      onClick={() => preview?.toggle(voice)}
    >
      <Icon
        aria-hidden
        className={`size-3.5 ${Icon === LoaderCircle ? 'motion-safe:animate-spin' : 'fill-current'}`}
      />
    </IconButton>
  )
}
