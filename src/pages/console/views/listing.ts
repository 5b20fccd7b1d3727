// Listings of the console: tables that turn into cards on narrow screens, lists of facts, and addresses with parameters.

import { html, type Html, type Printable } from '../../../platform/http/html.ts'
import { withQuery } from '../../../platform/http/path.ts'

export type Listing = {
  /** The label of the table, for screen readers. */
  readonly label: string
  /** The first column names the row. A column that is false is omitted together with its cells. */
  readonly columns: readonly (string | false)[]
  readonly rows: readonly (readonly Printable[])[]
  /** The text that replaces a table without rows. */
  readonly empty: string
}

export function listing({ label, columns, rows, empty }: Listing): Html {
  if (rows.length === 0) return html`<p class="empty">${empty}</p>`
  return html`<table class="cards" aria-label="${label}">
    <thead>
      <tr>
        ${columns.map((column) => column !== false && html`<th scope="col">${column}</th>`)}
      </tr>
    </thead>
    <tbody>
      ${rows.map(
        (cells) =>
          html`<tr>
            ${cells.map((cell, index) => {
              const column = columns[index]
              return column !== false && html`<td data-label="${column}"><span class="cell">${cell}</span></td>`
            })}
          </tr>`,
      )}
    </tbody>
  </table>`
}

/** Returns a list of names and values. A pair whose value is `undefined` is omitted. */
export function facts(pairs: readonly (readonly [string, Printable])[]): Html {
  return html`<dl class="facts">
    ${pairs
      .filter(([, value]) => value !== undefined)
      .map(
        ([name, value]) =>
          html`<div>
            <dt>${name}</dt>
            <dd>${value}</dd>
          </div>`,
      )}
  </dl>`
}

/** Returns a name together with the id, because parties choose their names themselves. */
export function nameWithId(name: string, id: string, path?: string): Html {
  const shown = html`<bdi>${name}</bdi>`
  return html`${path === undefined ? shown : html`<a href="${path}">${shown}</a>`} <code class="id">${id}</code>`
}

/** Returns the address with these parameters. Parameters that are `undefined` or empty are omitted. */
export function addressWith(path: string, parameters: Readonly<Record<string, string | undefined>>): string {
  return withQuery(path, Object.fromEntries(Object.entries(parameters).filter(([, value]) => value !== '')))
}
