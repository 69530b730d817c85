import type { CheckReport } from '@/session/check.ts'
import { Button } from '@/ui/button.tsx'
import { CopyButton } from '@/ui/copy-button.tsx'
import { saveFile } from '@/ui/save-file.ts'
import { say } from '@/words/say.ts'
import { toJson, toMarkdown } from './report.ts'

/** What can be done with a report: copied as Markdown, saved as JSON. */
export function ReportButtons({ report }: { report: CheckReport }) {
  return (
    <div className="flex flex-wrap items-center gap-4">
      <span className="flex items-center gap-1 text-ink-soft text-sm">
        {say('check.copy')}
        <CopyButton text={() => toMarkdown(report)} label={say('check.copy')} />
      </span>
      <Button onClick={() => saveFile('check.json', toJson(report), 'application/json')}>
        {say('export.json')}
      </Button>
    </div>
  )
}
