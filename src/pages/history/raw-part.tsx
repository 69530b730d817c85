import { ScrollBox } from '@/ui/scroll-box.tsx'
import { plain } from './export.ts'

/** Of a longer text the beginning is shown: characters. */
export const SHOWN_CHARACTERS = 4_000

/** A value as it is kept. */
export function RawPart({ title, value }: { title: string; value: unknown }) {
  const text = JSON.stringify(value, plain, 2)
  return (
    <div className="grid gap-1">
      <h3 className="font-medium text-sm">{title}</h3>
      <ScrollBox label={title} className="max-h-56 rounded-sm border border-line bg-sunken p-2">
        <pre className="whitespace-pre-wrap break-all font-mono text-xs">
          {text.length > SHOWN_CHARACTERS ? `${text.slice(0, SHOWN_CHARACTERS)}…` : text}
        </pre>
      </ScrollBox>
    </div>
  )
}
