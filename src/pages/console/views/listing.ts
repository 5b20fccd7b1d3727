// Listings of the console: tables that become cards on a phone, facts about one thing, and the way to the next page.

import { html, type Html, type Printable } from '../../../platform/http/html.ts'

export type Listing = {
  /** Says what the table holds, for who does not see it. */
  readonly label: string
  /** The first column names the row; one that is false is left out, with its cells. */
  readonly columns: readonly (string | false)[]
  readonly rows: readonly (readonly Printable[])[]
  /** Said in place of a table without rows. */
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

/** What is absent is left out. */
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

/** A name that somebody else chose, with the id that nobody can choose. */
export function nameWithId(name: string, id: string, path?: string): Html {
  const shown = html`<bdi>${name}</bdi>`
  return html`${path === undefined ? shown : html`<a href="${path}">${shown}</a>`} <code class="id">${id}</code>`
}

/** The same address with other parameters; those that are undefined or empty are left out. */
export function addressWith(path: string, parameters: Readonly<Record<string, string | undefined>>): string {
  const given = Object.entries(parameters).filter((pair): pair is [string, string] => Boolean(pair[1]))
  const query = new URLSearchParams(given).toString()
  return query === '' ? path : `${path}?${query}`
}
