// Controls: how what a form's control sends becomes the value of a field.

export type Control<Value = unknown> = {
  /** It may be sent more than once. */
  readonly isRepeated?: true
  /** `undefined` in and out: nothing was sent, or it was left empty. */
  read(sent: unknown): Value
}

const textOf = (sent: unknown): string | undefined => {
  const text = typeof sent === 'string' ? sent.trim() : ''
  return text === '' ? undefined : text
}

const linesOf = (sent: unknown): readonly string[] =>
  (textOf(sent)?.split(/\r?\n/) ?? []).map((line) => line.trim()).filter((line) => line !== '')

const valuesOf = (sent: unknown): readonly unknown[] => (Array.isArray(sent) ? sent : [])

/** One line or several of text. */
export const text: Control<string | undefined> = { read: textOf }

/** A select whose values are numbers. */
export const number: Control = {
  read: (sent) => {
    const typed = textOf(sent)
    return typed === undefined ? undefined : Number(typed)
  },
}

/** A select of which `0` stands for nothing. */
export const optionalNumber: Control = {
  read: (sent) => {
    const typed = textOf(sent)
    return typed === '0' ? undefined : typed
  },
}

/** A text area that takes one value a line. */
export const lines: Control<readonly string[]> = { read: linesOf }

/** Checkboxes of one name: the values of those that are checked. */
export const checkboxes: Control = { isRepeated: true, read: valuesOf }

/** Checkboxes of one name whose values are numbers. */
export const numberedCheckboxes: Control = { isRepeated: true, read: (sent) => valuesOf(sent).map(Number) }

/** A checkbox of the value `true`. */
export const checkbox: Control = { read: (sent) => sent === 'true' }
