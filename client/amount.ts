// An amount: the digits that the bank wrote, so that no cent is lost, and the nearest number for whoever only draws it.

export class Amount {
  /** Such as `-1234.50`. */
  readonly text: string

  constructor(text: string) {
    this.text = text
  }

  /** The nearest floating-point number: for charts and comparisons, not for sums. */
  get number(): number {
    return Number(this.text)
  }

  toString(): string {
    return this.text
  }

  toJSON(): string {
    return this.text
  }
}
