// A list of banks to choose from: each a link, known by its first letter, its name and its country.

import type { Provider } from '../domain/providers/provider.ts'
import type { Language } from '../domain/retrieval/connector.ts'
import { html, type Html } from '../platform/http/html.ts'
import { badge, named } from './authorization/views/app-identity.ts'

/** Lists the banks by name. @param addressOf returns the address to which a choice leads. */
export function bankList(language: Language, banks: readonly Provider[], addressOf: (bank: Provider) => string): Html {
  const byName = new Intl.Collator(language).compare
  const countries = new Intl.DisplayNames(language, { type: 'region' })
  return html`<ul class="banks" role="list">
    ${banks
      .toSorted((left, right) => byName(left.name[language], right.name[language]))
      .map(
        (bank) =>
          html`<li>
            <a class="bank" href="${addressOf(bank)}">
              ${badge(bank.name[language])}
              <span class="account-text">
                <span class="account-name">${named(bank.name[language])}</span>
                <span class="account-facts">${countries.of(bank.country)}</span>
              </span>
            </a>
          </li>`,
      )}
  </ul>`
}
