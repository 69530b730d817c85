/** The frame before anything is known: the same boxes, empty, so that nothing shifts. */
export function Skeleton() {
  return (
    <div className="grid h-dvh grid-rows-[48px_1fr] desktop:grid-cols-[208px_1fr]" aria-hidden>
      <div className="hidden border-line border-r bg-surface desktop:row-span-2 desktop:block" />
      <div className="border-line border-b bg-surface" />
      <div />
    </div>
  )
}
