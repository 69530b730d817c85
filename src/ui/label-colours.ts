/** The classes of the label colours by number; 0 is no label. Safe to tell apart by colour-blind eyes. */
export const labelColours: readonly ({ text: string; fill: string } | null)[] = [
  null,
  { text: 'text-label-1', fill: 'fill-label-1' },
  { text: 'text-label-2', fill: 'fill-label-2' },
  { text: 'text-label-3', fill: 'fill-label-3' },
  { text: 'text-label-4', fill: 'fill-label-4' },
  { text: 'text-label-5', fill: 'fill-label-5' },
  { text: 'text-label-6', fill: 'fill-label-6' },
]
