// The views of the pages of consents: the search, and one consent with its clusters, account handles and journal entries.

import type { ConsentRecord, WhichConsents } from '../../../domain/consents/search-consents.ts'
import type { JournalLine } from '../../../domain/journal/search-journal.ts'
import type { Provider } from '../../../domain/providers/provider.ts'
import type { ClientRecord } from '../../../domain/clients/client-record.ts'
import type { Language } from '../../../domain/retrieval/connector.ts'
import { html, type Html } from '../../../platform/http/html.ts'
import { consoleFrame, type Viewing } from '../frame.ts'
import { filterForm, providerChoices, recipientChoices } from './filter.ts'
import { entryListing } from './journal.ts'
import { facts, listing, nameWithId } from './listing.ts'
import { momentView } from './moment.ts'
import { reasonForm } from './reason-form.ts'
import { stateView, type State } from './state.ts'
import { revokeConsent } from '../../../operations/consents.ts'
import { path } from '../../../platform/http/path.ts'
import { paths } from '../paths.ts'

const en = {
  title: 'Consents',
  one: 'Consent',
  empty: 'No consent was found.',
  consent: 'Consent',
  recipient: 'Recipient',
  provider: 'Provider',
  customer: 'Customer',
  reference: 'Consent or customer reference',
  state: 'State',
  granted: 'Granted',
  expires: 'Expires',
  ended: 'Ended',
  because: {
    customer: 'by the customer',
    recipient: 'by the recipient',
    replaced: 'replaced by a newer one',
    expired: 'expired',
    operator: 'by the operator',
    bank: 'revoked at the bank',
  },
  clusters: 'Data clusters',
  accounts: 'Account handles of the recipient',
  more: 'Older consents',
  end: 'Revoke the consent',
  history: 'History',
}

type ConsentTexts = typeof en

const fr: ConsentTexts = {
  title: 'Consentements',
  one: 'Consentement',
  empty: 'Aucun consentement n’a été trouvé.',
  consent: 'Consentement',
  recipient: 'Destinataire',
  provider: 'Fournisseur',
  customer: 'Client',
  reference: 'Référence du consentement ou du client',
  state: 'État',
  granted: 'Accordé',
  expires: 'Échéance',
  ended: 'Fin',
  because: {
    customer: 'par le client',
    recipient: 'par le destinataire',
    replaced: 'remplacé par un plus récent',
    expired: 'arrivé à échéance',
    operator: 'par l’exploitation',
    bank: 'révoqué à la banque',
  },
  clusters: 'Ouvre',
  accounts: 'Comptes, tels que le destinataire les connaît',
  more: 'Consentements plus anciens',
  end: 'Y mettre fin',
  history: 'Ce qui s’est passé',
}

const texts: Readonly<Record<Language, ConsentTexts>> = { en, fr }

export type ConsentsModel = {
  readonly viewing: Viewing
  readonly filter: WhichConsents
  readonly consents: readonly ConsentRecord[]
  readonly hasMore: boolean
  readonly now: Temporal.Instant
  readonly recipients: readonly ClientRecord[]
  readonly providers: readonly Provider[]
}

export function consentsView({ viewing, filter, consents, hasMore, now, recipients, providers }: ConsentsModel): Html {
  const { language } = viewing.page
  const say = texts[language]
  const provider = filter.providerId?.toString()
  const parameters = { recipient: filter.clientId, provider, reference: filter.reference }
  const body = html`<h1>${say.title}</h1>
    ${filterForm(language, paths.consents, [
      { name: 'reference', label: say.reference, value: filter.reference },
      { name: 'recipient', label: say.recipient, value: filter.clientId, choices: recipientChoices(recipients) },
      { name: 'provider', label: say.provider, value: provider, choices: providerChoices(providers, language) },
    ])}
    ${listing({
      label: say.title,
      columns: [say.consent, say.recipient, say.provider, say.state, say.granted, say.expires],
      rows: consents.map((consent) => [
        html`<a href="${path(paths.consent, consent)}"><code class="id">${consent.consentId}</code></a>`,
        html`<bdi>${consent.clientName}</bdi>`,
        html`<bdi>${consent.providerName[language]}</bdi>`,
        stateView(stateOf(consent, now), language),
        momentView(consent.grantedAt),
        momentView(consent.expiresAt),
      ]),
      empty: say.empty,
    })}
    ${
      hasMore &&
      html`<p>
        <a href="${path(paths.consents, {}, { ...parameters, before: consents.at(-1)?.consentId })}">${say.more}</a>
      </p>`
    }`
  return consoleFrame({ viewing, here: 'consents', title: say.title, body })
}

export type ConsentModel = {
  readonly viewing: Viewing
  readonly consent: ConsentRecord
  /** The account handles. */
  readonly accounts: readonly string[]
  /** The journal entries, oldest first. */
  readonly entries: readonly JournalLine[]
  /** The names of operators by id. */
  readonly names: ReadonlyMap<string, string>
  readonly now: Temporal.Instant
  readonly mayChange: boolean
}

export function consentView({ viewing, consent, accounts, entries, names, now, mayChange }: ConsentModel): Html {
  const { language } = viewing.page
  const say = texts[language]
  const { consentId, clientId, clientName, providerId, providerName, ended } = consent
  const state = stateOf(consent, now)
  const { verb, means } = revokeConsent.texts[language]
  const body = html`<p class="trail"><a href="${paths.consents}">${say.title}</a></p>
    <h1>${say.one} · <bdi>${clientName}</bdi></h1>
    ${facts([
      [say.state, stateView(state, language)],
      [say.consent, html`<code>${consentId}</code>`],
      [say.recipient, nameWithId(clientName, clientId, path(paths.recipient, { clientId }))],
      [say.provider, nameWithId(providerName[language], String(providerId))],
      [say.customer, customerLink(consent.customerId)],
      [say.granted, momentView(consent.grantedAt)],
      [say.expires, momentView(consent.expiresAt)],
      [say.ended, ended && html`${momentView(ended.at)}, ${say.because[ended.because]}`],
      [say.clusters, html`<code class="wide">${consent.clusters.join(' ')}</code>`],
      [say.accounts, accounts.map((handle) => html`<code class="line wide">${handle}</code>`)],
    ])}
    ${
      mayChange &&
      !ended &&
      html`<section aria-labelledby="end">
        <h2 id="end">${say.end}</h2>
        ${reasonForm(viewing, { id: 'revoke', action: path(paths.revokeConsent, { consentId }), verb })}
        <p class="hint">${means}</p>
      </section>`
    }
    <section aria-labelledby="history">
      <h2 id="history">${say.history}</h2>
      ${entryListing(entries, names, language)}
    </section>`
  return consoleFrame({ viewing, here: 'consents', title: say.one, body })
}

function customerLink(customerId: string): Html {
  const address = path(paths.consents, {}, { reference: customerId })
  return html`<a href="${address}"><code>${customerId}</code></a>`
}

function stateOf({ ended, expiresAt }: ConsentRecord, now: Temporal.Instant): State {
  if (ended) return 'ENDED'
  return Temporal.Instant.compare(expiresAt, now) > 0 ? 'LIVING' : 'EXPIRED'
}
