type SegmentedProps<Name extends string> = {
  label: string
  choices: readonly { name: Name; words: string }[]
  chosen: Name
  onChoose: (name: Name) => void
}

/** One of a few, all in view: a group of radio buttons that looks like a switch. */
export function Segmented<Name extends string>({ label, choices, chosen, onChoose }: SegmentedProps<Name>) {
  return (
    <fieldset className="flex w-fit max-w-full flex-wrap rounded-sm border border-line bg-sunken p-0.5">
      <legend className="sr-only">{label}</legend>
      {choices.map(({ name, words }) => (
        <label
          key={name}
          className="segment relative grid min-h-7 cursor-pointer place-items-center rounded-[4px] px-2.5 text-ink-soft text-sm has-checked:bg-surface has-checked:font-medium has-checked:text-ink has-checked:shadow-sm has-focus-visible:outline-2 has-focus-visible:outline-accent pointer-coarse:min-h-10"
        >
          <input
            type="radio"
            className="absolute inset-0 cursor-pointer opacity-0"
            name={label}
            checked={chosen === name}
            onChange={() => onChoose(name)}
          />
          {words}
        </label>
      ))}
    </fieldset>
  )
}
