import { Button } from '@/ui/button.tsx'
import { CopyButton } from '@/ui/copy-button.tsx'
import { saveFile } from '@/ui/save-file.ts'
import { say } from '@/words/say.ts'

type ReportButtonsProps = { fileName: string; markdown: () => string; json: () => string }

/** What can be done with a report: copied as Markdown, saved as JSON. */
export function ReportButtons({ fileName, markdown, json }: ReportButtonsProps) {
  return (
    <div className="flex flex-wrap items-center gap-4">
      <span className="flex items-center gap-1 text-ink-soft text-sm">
        {say('check.copy')}
        <CopyButton text={markdown} label={say('check.copy')} />
      </span>
      <Button onClick={() => saveFile(fileName, json(), 'application/json')}>{say('export.json')}</Button>
    </div>
  )
}
