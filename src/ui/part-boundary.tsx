import { Component, type ReactNode } from 'react'

type PartBoundaryProps = {
  /** Said in place of what could not be drawn. */
  words: string
  /** Shown below as it is: what the part would have drawn, so that nothing is lost to the reader. */
  text?: string
  children: ReactNode
}

/**
 * Keeps a part that fails while it is drawn from taking the page with it. It stays failed until it is
 * given another `key`.
 */
export class PartBoundary extends Component<PartBoundaryProps, { isBroken: boolean }> {
  override state = { isBroken: false }

  static getDerivedStateFromError() {
    return { isBroken: true }
  }

  override render() {
    const { words, text = '', children } = this.props
    if (!this.state.isBroken) return children
    return (
      <div className="grid min-w-0 gap-2">
        <p className="rounded-md bg-warning-soft px-3 py-2 text-sm text-warning">{words}</p>
        {text !== '' && <p className="whitespace-pre-wrap [overflow-wrap:anywhere]">{text}</p>}
      </div>
    )
  }
}
