import { X } from 'lucide-react'
import type { Model } from '@/api/models.ts'
import { IconButton } from '@/ui/button.tsx'
import { CopyButton } from '@/ui/copy-button.tsx'
import { Sheet } from '@/ui/sheet.tsx'
import { useNarrow } from '@/ui/use-media.ts'
import { say } from '@/words/say.ts'

/** A model as the server lists it, beside the list; over it where the window is narrow. */
export function ModelPanel({ model, onClose }: { model: Model; onClose: () => void }) {
  const content = <Entry model={model} onClose={onClose} />
  return useNarrow() ? (
    <Sheet label={say('panel.label')} onClose={onClose}>
      {content}
    </Sheet>
  ) : (
    <aside
      aria-label={say('panel.label')}
      className="col-start-2 row-start-2 min-h-0 overflow-y-auto border-line border-l bg-surface"
    >
      {content}
    </aside>
  )
}

function Entry({ model: { id, raw }, onClose }: { model: Model; onClose: () => void }) {
  const text = JSON.stringify(raw, null, 2)
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-3 p-4">
      <div className="flex items-start gap-1">
        <h2 className="min-w-0 flex-1">
          <span className="block text-ink-faint text-sm">{say('models.raw')}</span>
          <bdi className="line-clamp-3 font-medium [overflow-wrap:anywhere]">{id}</bdi>
        </h2>
        <CopyButton text={text} label={say('models.copy-raw')} />
        <IconButton label={say('models.raw-close')} onClick={onClose}>
          <X aria-hidden className="size-4" />
        </IconButton>
      </div>
      <section
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keys
        tabIndex={0}
        aria-label={say('models.raw')}
        className="overflow-x-auto rounded-sm bg-sunken p-3"
      >
        <pre className="whitespace-pre-wrap font-mono text-xs [overflow-wrap:anywhere]">{text}</pre>
      </section>
    </div>
  )
}
