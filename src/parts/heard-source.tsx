import '@/words/en/heard.ts'
import { say } from '@/words/say.ts'

// What the sandbox says of how it knows what it heard.
const KNOWN = new Map<string, 'heard.decoded' | 'heard.label' | 'heard.measured'>([
  ['decoded from the sound', 'heard.decoded'],
  ["read from this file's own label, not heard", 'heard.label'],
  ['measured', 'heard.measured'],
])

/** How a server knows what it heard; what another server says stays in its own words. */
export function HeardSource({ source, className }: { source: string; className: string }) {
  const key = KNOWN.get(source)
  return (
    <span lang={key === undefined ? 'en' : undefined} className={className}>
      {key === undefined ? source : say(key)}
    </span>
  )
}
