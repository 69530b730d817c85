import { X } from 'lucide-react'
import { useEffect, useState } from 'react'
import type { Model } from '@/api/models.ts'
import { compareWithLastVisit, type ModelNews } from '@/session/seen-models.ts'
import { IconButton } from '@/ui/button.tsx'
import { sayTime } from '@/words/numbers.ts'
import { say } from '@/words/say.ts'

/** Says which models appeared or vanished since this connection's list was last looked at. */
export function ModelNewsNote({ connectionId, models }: { connectionId: string; models: readonly Model[] }) {
  const [news, setNews] = useState<ModelNews | null>(null)
  // What was seen is kept outside React, and seeing it is what changes it.
  useEffect(() => {
    setNews(
      compareWithLastVisit(
        connectionId,
        models.map(({ id }) => id),
      ),
    )
  }, [connectionId, models])
  if (news === null) return null
  return (
    <div
      role="status"
      className="flex items-start gap-2 rounded-md bg-info-soft px-4 py-2.5 text-info text-sm"
    >
      <div className="grid min-w-0 flex-1 gap-1">
        <p>{say('models.since', { time: sayTime(news.since) })}</p>
        <Ids words="models.appeared" ids={news.appeared} />
        <Ids words="models.vanished" ids={news.vanished} />
      </div>
      <IconButton label={say('models.news-close')} onClick={() => setNews(null)}>
        <X aria-hidden className="size-4" />
      </IconButton>
    </div>
  )
}

const SHOWN_IDS = 8

function Ids({ words, ids }: { words: 'models.appeared' | 'models.vanished'; ids: readonly string[] }) {
  if (ids.length === 0) return null
  const more = ids.length - SHOWN_IDS
  const names = ids.slice(0, SHOWN_IDS).join(', ')
  return (
    <p className="[overflow-wrap:anywhere]">
      {say(words, { count: ids.length })}{' '}
      <bdi>{more > 0 ? say('models.ids-more', { names, count: more }) : names}</bdi>
    </p>
  )
}
