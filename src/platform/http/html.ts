// HTML as tagged templates: everything that is put in is escaped, unless it is HTML already.

export class Html {
  readonly #text: string
  private constructor(text: string) {
    this.#text = text
  }
  toString(): string {
    return this.#text
  }
  /** For `html`, and for the renderer of the guides, whose text is our own. */
  static fromTemplate(text: string): Html {
    return new Html(text)
  }
}

export type Printable = Html | string | number | false | undefined | readonly Printable[]

/** `undefined` and `false` print nothing, so that `${condition && html`...`}` reads well. Attributes need quotes. */
export function html(parts: TemplateStringsArray, ...values: Printable[]): Html {
  let text = parts[0] ?? ''
  values.forEach((value, index) => {
    text += print(value) + (parts[index + 1] ?? '')
  })
  return Html.fromTemplate(text)
}

function print(value: Printable): string {
  if (value instanceof Html) return value.toString()
  if (value === undefined || value === false) return ''
  if (typeof value === 'object') return value.map(print).join('')
  return escape(String(value))
}

const ESCAPES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }

function escape(text: string): string {
  return text.replace(/[&<>"']/g, (character) => ESCAPES[character] ?? character)
}
