// HTML as tagged templates: every value is escaped, unless it is HTML already.

export class Html {
  readonly #text: string
  constructor(parts: readonly string[], values: readonly Printable[]) {
    this.#text = parts.map((part, index) => part + print(values[index])).join('')
  }
  toString(): string {
    return this.#text
  }
}

export type Printable = Html | string | number | false | undefined | readonly Printable[]

/** `undefined` and `false` print nothing. Attributes need quotes. */
export function html(parts: TemplateStringsArray, ...values: Printable[]): Html {
  return new Html(parts, values)
}

function print(value: Printable): string {
  if (value === undefined || value === false) return ''
  if (value instanceof Html) return value.toString()
  if (typeof value === 'object') return value.map(print).join('')
  return String(value).replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`)
}
