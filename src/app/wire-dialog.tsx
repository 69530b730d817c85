import { WireTab } from '@/parts/wire/wire-tab.tsx'
import { Dialog } from '@/ui/dialog.tsx'
import { say } from '@/words/say.ts'

/** Wire over a page that has no side panel for it: the last requests of the tab, the newest first. */
export function WireDialog({ onClose }: { onClose: () => void }) {
  return (
    <Dialog title={say('panel.wire')} closeLabel={say('wire.close')} onClose={onClose}>
      <WireTab page={null} exchangeId={null} />
    </Dialog>
  )
}
