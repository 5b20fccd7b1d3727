// What the pages of recipients show: all recipients, and one as it registered itself, with what it is admitted to.

import type { ClientRecord, SecretAge } from '../../../domain/recipients/client-record.ts'
import type { RegistrationLine } from '../../../domain/recipients/find-registrations.ts'
import type { Recipient } from '../../../domain/recipients/recipient.ts'
import type { Language } from '../../../domain/retrieval/connector.ts'
import { html, type Html } from '../../../platform/http/html.ts'
import { consoleForm, consoleFrame, type Viewing } from '../frame.ts'
import { addressWith, facts, listing, nameWithId } from './listing.ts'
import { momentView } from './moment.ts'
import { reasonForm } from './reason-form.ts'
import { registrationListing } from './registrations.ts'
import { stateView } from './state.ts'

export function recipientPath(clientId: string): string {
  return `/console/recipients/${encodeURIComponent(clientId)}`
}

type RecipientWords = {
  readonly title: string
  readonly empty: string
  readonly name: string
  readonly organization: string
  readonly state: string
  readonly created: string
  readonly description: string
  readonly country: string
  readonly site: string
  readonly terms: string
  readonly contacts: string
  readonly redirectUris: string
  readonly scopes: string
  readonly secrets: string
  readonly secret: string
  readonly lastUsed: string
  readonly never: string
  readonly noSecrets: string
  readonly registrations: string
  readonly consents: string
  readonly journal: string
  readonly access: string
  readonly suspend: string
  readonly suspendMeans: string
  readonly resume: string
  readonly resumeMeans: string
}

const en: RecipientWords = {
  title: 'Recipients',
  empty: 'No recipient has been created yet. Partners create them with the management API.',
  name: 'Name',
  organization: 'Organization',
  state: 'State',
  created: 'Created',
  description: 'Says of itself',
  country: 'Country',
  site: 'Site',
  terms: 'Terms',
  contacts: 'Contacts',
  redirectUris: 'Redirect URIs',
  scopes: 'Scopes',
  secrets: 'Secrets',
  secret: 'Made',
  lastUsed: 'Last used',
  never: 'Never',
  noSecrets: 'There is no secret that works.',
  registrations: 'Registrations',
  consents: 'Its consents',
  journal: 'Its entries in the journal',
  access: 'Access',
  suspend: 'Suspend',
  suspendMeans: 'Its secrets and tokens open nothing, at every provider, until it is resumed.',
  resume: 'Resume',
  resumeMeans: 'Its secrets work again, and so do the consents that have not ended.',
}

const fr: RecipientWords = {
  title: 'Destinataires',
  empty: 'Aucun destinataire n’existe encore. Les partenaires les créent par l’API de gestion.',
  name: 'Nom',
  organization: 'Organisation',
  state: 'État',
  created: 'Création',
  description: 'Sa description',
  country: 'Pays',
  site: 'Site',
  terms: 'Conditions',
  contacts: 'Contacts',
  redirectUris: 'URI de redirection',
  scopes: 'Portées',
  secrets: 'Secrets',
  secret: 'Création',
  lastUsed: 'Dernier usage',
  never: 'Jamais',
  noSecrets: 'Aucun secret n’est valable.',
  registrations: 'Inscriptions',
  consents: 'Ses consentements',
  journal: 'Ses écritures au journal',
  access: 'Accès',
  suspend: 'Suspendre',
  suspendMeans: 'Ses secrets et ses jetons n’ouvrent plus rien, chez aucun fournisseur, jusqu’au rétablissement.',
  resume: 'Rétablir',
  resumeMeans: 'Ses secrets servent de nouveau, de même que les consentements qui n’ont pas pris fin.',
}

const words: Readonly<Record<Language, RecipientWords>> = { en, fr }

export function recipientsView(viewing: Viewing, records: readonly ClientRecord[]): Html {
  const { language } = viewing.page
  const say = words[language]
  const body = html`<h1>${say.title}</h1>
    ${recipientListing(records, language)}`
  return consoleFrame({ viewing, here: 'recipients', title: say.title, body })
}

/** Also a part of the page of an organization. */
export function recipientListing(records: readonly ClientRecord[], language: Language): Html {
  const say = words[language]
  return listing({
    label: say.title,
    columns: [say.name, say.organization, say.state, say.created],
    rows: records.map(({ clientId, name, organizationId, organization, status, createdAt }) => [
      nameWithId(name, clientId, recipientPath(clientId)),
      html`<a href="/console/organizations/${organizationId}"><bdi>${organization}</bdi></a>`,
      stateView(status, language),
      momentView(createdAt),
    ]),
    empty: say.empty,
  })
}

export type RecipientModel = {
  readonly viewing: Viewing
  readonly record: ClientRecord
  readonly recipient: Recipient
  readonly secrets: readonly SecretAge[]
  readonly registrations: readonly RegistrationLine[]
  readonly mayChange: boolean
  readonly mayReadConsents: boolean
}

export function recipientView(model: RecipientModel): Html {
  const { viewing, record, recipient } = model
  const { language } = viewing.page
  const say = words[language]
  const recipientQuery = { recipient: record.clientId }
  const body = html`<p class="trail"><a href="/console/recipients">${say.title}</a></p>
    <h1><bdi>${record.name}</bdi></h1>
    ${facts([
      [say.state, stateView(record.status, language)],
      ['client_id', html`<code>${record.clientId}</code>`],
      [
        say.organization,
        html`<a href="/console/organizations/${record.organizationId}"><bdi>${record.organization}</bdi></a>`,
      ],
      [say.created, momentView(record.createdAt)],
      [say.description, html`<bdi>${recipient.description}</bdi>`],
      [say.country, recipient.country],
      [say.site, recipient.clientUri],
      [say.terms, recipient.termsUri],
      [say.contacts, recipient.contacts.join(', ')],
      [say.scopes, html`<code>${recipient.clusters.join(' ')}</code>`],
      [say.redirectUris, recipient.redirectUris.map((uri) => html`<code class="line">${uri}</code>`)],
    ])}
    ${
      model.mayReadConsents &&
      html`<p class="links">
        <a href="${addressWith('/console/consents', recipientQuery)}">${say.consents}</a>
        <a href="${addressWith('/console/journal', recipientQuery)}">${say.journal}</a>
      </p>`
    }
    <section aria-labelledby="registrations">
      <h2 id="registrations">${say.registrations}</h2>
      ${registrationListing(model.registrations, language)}
    </section>
    <section aria-labelledby="secrets">
      <h2 id="secrets">${say.secrets}</h2>
      ${listing({
        label: say.secrets,
        columns: [say.secret, say.lastUsed],
        rows: model.secrets.map(({ createdAt, lastUsedAt }) => [
          momentView(createdAt),
          lastUsedAt ? momentView(lastUsedAt) : say.never,
        ]),
        empty: say.noSecrets,
      })}
    </section>
    ${model.mayChange && record.status !== 'ENDED' && accessSection(viewing, record, say)}`
  return consoleFrame({ viewing, here: 'recipients', title: say.title, body })
}

function accessSection(viewing: Viewing, { clientId, status }: ClientRecord, say: RecipientWords): Html {
  const path = recipientPath(clientId)
  return html`<section aria-labelledby="access">
    <h2 id="access">${say.access}</h2>
    ${
      status === 'ACTIVE'
        ? reasonForm(viewing, 'suspend', `${path}/suspend`, say.suspend)
        : consoleForm(viewing, `${path}/resume`, html`<button class="first">${say.resume}</button>`)
    }
    <p class="hint">${status === 'ACTIVE' ? say.suspendMeans : say.resumeMeans}</p>
  </section>`
}
