import { RecordingDialog } from '@/parts/recording/recording-dialog.tsx'
import { KeySheet } from './key-sheet.tsx'
import { PresentDialog } from './present/present-dialog.tsx'
import { WireDialog } from './wire-dialog.tsx'

type WindowsProps = { open: 'keys' | 'present' | 'wire' | null; hasRecordings: boolean; onClose: () => void }

/** What opens over any page and most visits never see: keys, checks before presenting, Wire, recordings. */
export function Windows({ open, hasRecordings, onClose }: WindowsProps) {
  return (
    <>
      {open === 'keys' && <KeySheet onClose={onClose} />}
      {open === 'wire' && <WireDialog onClose={onClose} />}
      {open === 'present' && <PresentDialog onClose={onClose} />}
      {/* Over the checks, which lead to it. */}
      {hasRecordings && <RecordingDialog />}
    </>
  )
}
