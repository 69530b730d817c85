/** The frame before anything is known: the same boxes, empty, so that nothing shifts. */
export function Skeleton() {
  return (
    <div
      className="grid h-dvh grid-rows-[48px_1fr] tablet:grid-cols-[56px_1fr] desktop:grid-cols-[208px_1fr]"
      aria-hidden
    >
      <div className="hidden border-line border-r bg-surface tablet:row-span-2 tablet:block" />
      <div className="border-line border-b bg-surface" />
      <div />
    </div>
  )
}
