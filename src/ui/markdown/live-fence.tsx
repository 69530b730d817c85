import { AppendText } from './append-text.tsx'
import { CodeFrame } from './code-frame.tsx'

/** A block of code whose end has not come yet: no parsing, its text only grows. */
export function LiveFence({ text }: { text: string }) {
  const lineEnd = text.indexOf('\n')
  const language = /^[ `~]*([^\s`]*)/.exec(lineEnd < 0 ? text : text.slice(0, lineEnd))?.[1] ?? ''
  return (
    <div className="markdown-group">
      <CodeFrame language={language} copy={null}>
        <AppendText text={lineEnd < 0 ? '' : text.slice(lineEnd + 1)} />
      </CodeFrame>
    </div>
  )
}
