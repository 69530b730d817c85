import type { Transcript } from '@/api/transcription.ts'
import type { MenuAction } from '@/session/actions.ts'
import type { TranscriptionState } from '@/session/transcription.ts'
import { saveFile } from '@/ui/save-file.ts'
import { say } from '@/words/say.ts'
import { toJson, toSrt, toVtt } from './subtitles.ts'
import { timedRows } from './timed-text.ts'

/** A transcript as files, under the recording's name: subtitles only where there are times. */
export function exportsOf(given: Transcript, { take }: TranscriptionState): MenuAction[] {
  const name = (take?.fileName ?? 'transcript').replace(/\.\w+$/, '')
  const rows = timedRows(given)
  const subtitles: MenuAction[] = [
    {
      words: say('transcription.save-srt'),
      act: () => saveFile(`${name}.srt`, toSrt(rows), 'application/x-subrip'),
    },
    { words: say('transcription.save-vtt'), act: () => saveFile(`${name}.vtt`, toVtt(rows), 'text/vtt') },
  ]
  return [
    { words: say('transcription.save-txt'), act: () => saveFile(`${name}.txt`, given.text) },
    ...(rows.length === 0 ? [] : subtitles),
    {
      words: say('transcription.save-json'),
      act: () => saveFile(`${name}.json`, toJson(given), 'application/json'),
    },
  ]
}
