import { useOffers } from '@/session/actions.ts'
import { Button } from '@/ui/button.tsx'
import { CopyButton, copyText } from '@/ui/copy-button.tsx'
import { saveFile } from '@/ui/save-file.ts'
import { say } from '@/words/say.ts'

type ReportButtonsProps = { fileName: string; markdown: () => string; json: () => string }

/** What can be done with a report: copied as Markdown, saved as JSON. */
export function ReportButtons({ fileName, markdown, json }: ReportButtonsProps) {
  const save = () => saveFile(fileName, json(), 'application/json')
  useOffers('answer', [
    { words: say('check.copy'), act: () => void copyText(markdown()) },
    { words: say('export.json'), act: save },
  ])
  return (
    <div className="flex flex-wrap items-center gap-4">
      <span className="flex items-center gap-1 text-ink-soft text-sm">
        {say('check.copy')}
        <CopyButton text={markdown} label={say('check.copy')} />
      </span>
      <Button onClick={save}>{say('export.json')}</Button>
    </div>
  )
}
