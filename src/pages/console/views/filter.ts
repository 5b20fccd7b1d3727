// The filter form above a listing. It is sent with GET, so that a search has an address of its own.

import type { Provider } from '../../../domain/providers/provider.ts'
import type { ClientRecord } from '../../../domain/clients/client-record.ts'
import { html, type Html } from '../../../platform/http/html.ts'
import type { Language } from '../../../domain/retrieval/connector.ts'

export type FilterField = {
  readonly name: string
  readonly label: string
  readonly value: string | undefined
  /** The options of a select; a text input if omitted. */
  readonly choices?: readonly { readonly value: string; readonly text: string }[]
  readonly type?: 'text' | 'datetime-local'
}

const texts: Readonly<Record<Language, { readonly any: string; readonly search: string; readonly clear: string }>> = {
  en: { any: 'All', search: 'Search', clear: 'Clear' },
  fr: { any: 'Tous', search: 'Rechercher', clear: 'Effacer' },
}

export function recipientChoices(recipients: readonly ClientRecord[]) {
  return recipients.map(({ clientId, name }) => ({ value: clientId, text: name }))
}

export function providerChoices(providers: readonly Provider[], language: Language) {
  return providers.map(({ providerId, name }) => ({ value: String(providerId), text: name[language] }))
}

export function filterForm(language: Language, path: string, fields: readonly FilterField[]): Html {
  const say = texts[language]
  return html`<form method="get" action="${path}" class="filter" role="search">
    ${fields.map(
      (field) =>
        html`<div class="field">
          <label for="${field.name}">${field.label}</label>
          ${field.choices ? select(field, say.any) : input(field)}
        </div>`,
    )}
    <div class="filter-buttons">
      <button class="first">${say.search}</button>
      ${fields.some(({ value }) => value !== undefined) && html`<a class="clear" href="${path}">${say.clear}</a>`}
    </div>
  </form>`
}

function input({ name, value, type = 'text' }: FilterField): Html {
  return html`<input
    id="${name}"
    name="${name}"
    type="${type}"
    value="${value ?? ''}"
    maxlength="200"
    autocomplete="off"
    autocapitalize="none"
    spellcheck="false"
  />`
}

function select({ name, value, choices = [] }: FilterField, any: string): Html {
  return html`<select id="${name}" name="${name}">
    <option value="">${any}</option>
    ${choices.map((choice) => {
      const selected = choice.value === value && html` selected`
      return html`<option value="${choice.value}" ${selected}>${choice.text}</option>`
    })}
  </select>`
}
