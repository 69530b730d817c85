import { createContext } from 'react'

/** The words that rendered Markdown brings itself; whoever shows it gives them. */
export type MarkdownWords = {
  code: string
  codeIn: (language: string) => string
  copyCode: string
  table: string
  task: string
  image: string
  openImage: string
  /** Said before an image is opened: the host that would learn the address that follows. */
  imageTells: (host: string) => string
  /** Said of a text that is shown as it is, since it is too deep or too large to render. */
  tooMuch: string
}

const none = ''

export const MarkdownWords = createContext<MarkdownWords>({
  code: none,
  codeIn: (language) => language,
  copyCode: none,
  table: none,
  task: none,
  image: none,
  openImage: none,
  imageTells: (host) => host,
  tooMuch: none,
})
