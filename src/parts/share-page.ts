import '@/words/en/share.ts'
import type { SharedAs } from '@/session/outcome.ts'
import { packPage, type SharedPage } from '@/session/share.ts'
import { copyText } from '@/ui/copy-button.tsx'
import { saveFile } from '@/ui/save-file.ts'

/** Copies a link to a page as it stands, or saves it as a file where the link would be too long. */
export async function sharePage(page: SharedPage, model: string | null): Promise<SharedAs> {
  const packed = await packPage(page, model)
  if ('refused' in packed) return 'token'
  if ('file' in packed) {
    saveFile(`${page}.taas.json`, packed.file, 'application/json')
    return 'file'
  }
  return (await copyText(packed.link)) ? 'copied' : 'not-copied'
}
