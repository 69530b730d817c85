import type { ReactNode } from 'react'
import { menuRow } from './popover.tsx'

type FileRowProps = {
  /** What the browser's own window offers first: endings and types, apart by commas. */
  accept: string
  onFile: (file: File) => void
  children: ReactNode
}

/** A row of a popover that opens a file; the same file can be chosen again. */
export function FileRow({ accept, onFile, children }: FileRowProps) {
  return (
    <label
      className={`${menuRow} relative cursor-pointer has-focus-visible:outline-2 has-focus-visible:outline-accent`}
    >
      {children}
      <input
        type="file"
        accept={accept}
        className="sr-only"
        onChange={(event) => {
          const [file] = event.target.files ?? []
          if (file !== undefined) onFile(file)
          event.target.value = ''
        }}
      />
    </label>
  )
}
