import { useHideOwn } from '@/session/use-hide-own.ts'
import { ScrollBox } from '@/ui/scroll-box.tsx'
import { SHOWN_CHARACTERS } from './exchange-text.ts'

/** Text as it went over the wire, in a box of its own; of a very long one the beginning. */
export function RawText({ text, label }: { text: string; label: string }) {
  const hide = useHideOwn()
  if (text === '') return null
  const isLong = text.length > SHOWN_CHARACTERS
  return (
    <ScrollBox label={label} className="max-h-72 rounded-sm border border-line bg-sunken p-2">
      <pre className="whitespace-pre-wrap break-all font-mono text-xs">
        {hide(isLong ? `${text.slice(0, SHOWN_CHARACTERS)}…` : text)}
      </pre>
    </ScrollBox>
  )
}
