import type { ReactNode } from 'react'
import { say } from '@/words/say.ts'
import type { WordKey } from '@/words/word-key.ts'

type PageHeadProps = {
  /** The page's name; the catalogue has `page.NAME` and `page.NAME.purpose`. */
  page: Extract<WordKey, `page.${string}.purpose`> extends `page.${infer Name}.purpose` ? Name : never
  className?: string
  children?: ReactNode
}

/** A page's title, the one line that says what it does, and its controls. */
export function PageHead({ page, className = '', children }: PageHeadProps) {
  return (
    <header
      className={`flex min-w-0 flex-wrap items-start gap-x-4 gap-y-2 border-line border-b px-4 py-2 ${className}`}
    >
      <title>{`${say(`page.${page}`)} · ${say('app.name')}`}</title>
      <div className="min-w-0 flex-1 basis-full tablet:basis-48">
        <h1 className="font-semibold text-lg">{say(`page.${page}`)}</h1>
        <p className="text-ink-faint text-sm tablet:line-clamp-2">{say(`page.${page}.purpose`)}</p>
      </div>
      {children}
    </header>
  )
}
