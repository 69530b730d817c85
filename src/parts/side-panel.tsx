import { X } from 'lucide-react'
import { lazy, type ReactNode, Suspense } from 'react'
import { useStore } from 'zustand'
import type { SnippetRequest } from '@/lib/snippet/request.ts'
import type { PageName } from '@/session/pages.ts'
import { preferences } from '@/session/preferences.ts'
import { IconButton } from '@/ui/button.tsx'
import { Segmented } from '@/ui/segmented.tsx'
import { Sheet } from '@/ui/sheet.tsx'
import { useNarrow } from '@/ui/use-media.ts'
import { say } from '@/words/say.ts'
import { setPanel } from './panel.ts'

// Most visits open neither.
const CodeTab = lazy(() => import('./code-tab.tsx').then(({ CodeTab }) => ({ default: CodeTab })))
const WireTab = lazy(() => import('./wire/wire-tab.tsx').then(({ WireTab }) => ({ default: WireTab })))

type SidePanelProps = {
  page: PageName
  parameters: ReactNode
  request: SnippetRequest | null
  /** The exchange behind the answer on screen, for Wire; null for the page's last one. */
  exchangeId?: string | null
}

const TABS = ['parameters', 'code', 'wire'] as const

/** The one side panel: Parameters, Code, Wire. A sheet over the page on a narrow screen. */
export function SidePanel(props: SidePanelProps) {
  return useNarrow() ? (
    <Sheet label={say('panel.label')} onClose={() => setPanel(props.page, false)}>
      <Panel {...props} />
    </Sheet>
  ) : (
    <aside
      aria-label={say('panel.label')}
      className="min-h-0 overflow-y-auto border-line border-l bg-surface"
    >
      <Panel {...props} />
    </aside>
  )
}

function Panel({ page, parameters, request, exchangeId = null }: SidePanelProps) {
  const { panelTab } = useStore(preferences)
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-4 p-4">
      <div className="flex items-center justify-between gap-2">
        <Segmented
          label={say('panel.label')}
          choices={TABS.map((name) => ({ name, words: say(`panel.${name}`) }))}
          chosen={panelTab}
          onChoose={(tab) => preferences.setState({ panelTab: tab })}
        />
        <IconButton label={say('panel.close')} onClick={() => setPanel(page, false)}>
          <X aria-hidden className="size-4" />
        </IconButton>
      </div>
      {panelTab === 'parameters' && parameters}
      <Suspense>
        {panelTab === 'code' && <CodeTab request={request} />}
        {panelTab === 'wire' && <WireTab page={page} exchangeId={exchangeId} />}
      </Suspense>
    </div>
  )
}
