// Form controls: how the value that a control sends is converted to the value of a field.

export type Control<Value = unknown> = {
  /** Whether its name may occur more than once in the form. */
  readonly isRepeated?: true
  /** Converts a sent value. `undefined` stands for a control that was not sent or is empty. */
  read(sent: unknown): Value
}

const textOf = (sent: unknown): string | undefined => {
  const text = typeof sent === 'string' ? sent.trim() : ''
  return text === '' ? undefined : text
}

const linesOf = (sent: unknown): readonly string[] =>
  (textOf(sent)?.split(/\r?\n/) ?? []).map((line) => line.trim()).filter((line) => line !== '')

const valuesOf = (sent: unknown): readonly unknown[] => (Array.isArray(sent) ? sent : [])

/** A text field of one or more lines. */
export const text: Control<string | undefined> = { read: textOf }

/** A text field whose emptiness the operation checks itself: an empty one is an empty text, and not nothing. */
export const requiredText: Control<string> = { read: (sent) => textOf(sent) ?? '' }

/** Reads decimal digits only: other notations that `Number` accepts, such as `1e3` and `0x10`, are no values of a form. */
const numberOf = (typed: unknown): number =>
  typeof typed === 'string' && /^(?:0|[1-9]\d{0,8})$/.test(typed) ? Number(typed) : Number.NaN

/** A select with numeric values. */
export const number: Control = {
  read: (sent) => {
    const typed = textOf(sent)
    return typed === undefined ? undefined : numberOf(typed)
  },
}

/** A select in which `0` means no value. */
export const optionalNumber: Control = {
  read: (sent) => {
    const typed = textOf(sent)
    return typed === '0' ? undefined : typed
  },
}

/** A text area with one value per line. */
export const lines: Control<readonly string[]> = { read: linesOf }

/** Checkboxes of one name: a list of the checked values. */
export const checkboxes: Control = { isRepeated: true, read: valuesOf }

/** Checkboxes of one name with numeric values. */
export const numberedCheckboxes: Control = { isRepeated: true, read: (sent) => valuesOf(sent).map(numberOf) }

/** A checkbox with the value `true`. */
export const checkbox: Control = { read: (sent) => sent === 'true' }
