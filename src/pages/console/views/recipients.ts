// The views of the pages of recipients: the list, and one with its metadata, registrations and secrets.

import type { Provider } from '../../../domain/providers/provider.ts'
import type { NewClient } from '../../../domain/clients/add-client.ts'
import type { ClientRecord, SecretAge } from '../../../domain/clients/client-record.ts'
import type { RegistrationLine } from '../../../domain/registrations/find-registrations.ts'
import type { Recipient } from '../../../domain/recipients/recipient.ts'
import type { Language } from '../../../domain/retrieval/connector.ts'
import { html, type Html } from '../../../platform/http/html.ts'
import { consoleForm, consoleFrame, type Viewing } from '../frame.ts'
import type { FieldErrors } from '../field-errors.ts'
import { linesView, ticksView } from './field.ts'
import { facts, listing, nameWithId } from './listing.ts'
import { momentView } from './moment.ts'
import { reasonForm } from './reason-form.ts'
import { refreshAnswerFact, refreshAnswerForm } from './refresh-answer.ts'
import { registrationListing } from './registrations.ts'
import { secretForms } from './secrets.ts'
import { shownOnceView } from './shown-once.ts'
import { stateView } from './state.ts'
import { fieldErrorView } from './field-errors.ts'
import { resumeClient, suspendClient } from '../../../operations/clients.ts'
import { changeRedirectUris } from '../../../operations/recipients.ts'
import { requestRegistrations } from '../../../operations/registrations.ts'
import { path } from '../../../platform/http/path.ts'
import { paths } from '../paths.ts'

const en = {
  title: 'Recipients',
  empty:
    'There is no recipient yet. A partner creates recipients with the management API, an operator on the page of an organization.',
  name: 'Name',
  organization: 'Organization',
  state: 'State',
  created: 'Created',
  description: 'Description',
  country: 'Country',
  site: 'Site',
  terms: 'Terms',
  contacts: 'Contacts',
  redirectUris: 'Redirect URIs',
  scopes: 'Scopes',
  secrets: 'Secrets',
  secret: 'Created',
  lastUsed: 'Last used',
  never: 'Never',
  worksUntil: 'Valid until',
  replaced: 'Until it is replaced',
  noSecrets: 'There is no valid secret.',
  registrations: 'Registrations',
  consents: 'Consents',
  journal: 'Journal entries',
  access: 'Access',
  newRecipient: 'Recipient created',
  newSecret: 'New secret',
  urisHint: 'All addresses to which customers return, one per line. They must match exactly.',
  askAt: 'Providers',
}

type RecipientTexts = typeof en

const fr: RecipientTexts = {
  title: 'Destinataires',
  empty:
    'Il n’y a pas encore de destinataire. Un partenaire en crée par l’API de gestion, l’équipe sur la page d’une organisation.',
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
  worksUntil: 'Sert jusqu’à',
  replaced: 'Son remplacement',
  noSecrets: 'Aucun secret n’est valable.',
  registrations: 'Inscriptions',
  consents: 'Ses consentements',
  journal: 'Ses écritures au journal',
  access: 'Accès',
  newRecipient: 'Le destinataire est créé',
  newSecret: 'Nouveau secret',
  urisHint: 'Toutes, une par ligne. Où les clients sont renvoyés, comparées à la lettre.',
  askAt: 'Fournisseurs',
}

const texts: Readonly<Record<Language, RecipientTexts>> = { en, fr }

export function recipientsView(viewing: Viewing, records: readonly ClientRecord[]): Html {
  const { language } = viewing.page
  const say = texts[language]
  const body = html`<h1>${say.title}</h1>
    ${recipientListing(records, language)}`
  return consoleFrame({ viewing, here: 'recipients', title: say.title, body })
}

/**
 * Returns the list of recipients.
 * @param ofOneOrganization Whether to omit the organization, on the page of one.
 */
export function recipientListing(
  records: readonly ClientRecord[],
  language: Language,
  ofOneOrganization = false,
): Html {
  const say = texts[language]
  return listing({
    label: say.title,
    columns: [say.name, !ofOneOrganization && say.organization, say.state, say.created],
    rows: records.map(({ clientId, name, organizationId, organization, status, createdAt }) => [
      nameWithId(name, clientId, path(paths.recipient, { clientId })),
      html`<a href="${path(paths.organization, { organizationId })}"><bdi>${organization}</bdi></a>`,
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
  readonly providers: readonly Provider[]
  /** The typed redirect URIs with their errors, if they are not valid. */
  readonly refused?: { readonly redirectUris: readonly string[]; readonly errors: FieldErrors }
  readonly mayChange: boolean
  readonly mayReadConsents: boolean
}

export function recipientView(model: RecipientModel): Html {
  const { viewing, record, recipient } = model
  const { language } = viewing.page
  const say = texts[language]
  const mayChange = model.mayChange && record.status !== 'ENDED'
  const recipientQuery = { recipient: record.clientId }
  const body = html`<p class="trail"><a href="${paths.recipients}">${say.title}</a></p>
    <h1><bdi>${record.name}</bdi></h1>
    ${facts([
      [say.state, stateView(record.status, language)],
      ['client_id', html`<code>${record.clientId}</code>`],
      [say.organization, html`<a href="${path(paths.organization, record)}"><bdi>${record.organization}</bdi></a>`],
      [say.created, momentView(record.createdAt)],
      [say.description, recipient.description === '' ? undefined : html`<bdi>${recipient.description}</bdi>`],
      [say.country, recipient.country],
      [say.site, recipient.clientUri],
      [say.terms, recipient.termsUri],
      [say.contacts, recipient.contacts.join(', ') || undefined],
      [say.scopes, html`<code class="wide">${recipient.clusters.join(' ')}</code>`],
      [say.redirectUris, recipient.redirectUris.map((uri) => html`<code class="line">${uri}</code>`)],
      refreshAnswerFact(recipient, language),
    ])}
    ${mayChange && !record.isConnect && html`${redirectUriForm(model, say)} ${refreshAnswerForm(viewing, recipient)}`}
    ${
      model.mayReadConsents &&
      html`<p class="links">
        <a href="${path(paths.consents, {}, recipientQuery)}">${say.consents}</a>
        <a href="${path(paths.journal, {}, recipientQuery)}">${say.journal}</a>
      </p>`
    }
    <section aria-labelledby="registrations">
      <h2 id="registrations">${say.registrations}</h2>
      ${registrationListing(model.registrations, language, { label: say.registrations, ofOneRecipient: true })}
      ${mayChange && registrationForm(model, say)}
    </section>
    <section aria-labelledby="secrets">
      <h2 id="secrets">${say.secrets}</h2>
      ${listing({
        label: say.secrets,
        columns: [say.secret, say.lastUsed, say.worksUntil],
        rows: model.secrets.map(({ createdAt, lastUsedAt, endsAt }) => [
          momentView(createdAt),
          lastUsedAt ? momentView(lastUsedAt) : say.never,
          endsAt ? momentView(endsAt) : say.replaced,
        ]),
        empty: say.noSecrets,
      })}
      ${
        mayChange &&
        !record.isConnect &&
        secretForms(viewing, {
          clientId: record.clientId,
          secrets: model.secrets,
          replacePath: path(paths.replaceRecipientSecret, record),
          endOldPath: path(paths.endOldRecipientSecret, record),
        })
      }
    </section>
    ${mayChange && accessSection(viewing, record, say)}`
  return consoleFrame({ viewing, here: 'recipients', title: say.title, body })
}

function redirectUriForm({ viewing, record, recipient, refused }: RecipientModel, say: RecipientTexts): Html {
  const error = refused && fieldErrorView(refused.errors, 'redirect_uris', viewing.page.language)
  const lines = refused?.redirectUris ?? recipient.redirectUris
  const { verb } = changeRedirectUris.texts[viewing.page.language]
  const content = html`${linesView({ name: 'redirect_uris', label: say.redirectUris, hint: say.urisHint, error, lines })}
    <button class="first">${verb}</button>`
  return html`<details class="reason" ${refused && html` open`}>
    <summary>${verb}…</summary>
    ${consoleForm(viewing, path(paths.changeRedirectUris, record), content)}
  </details>`
}

/** Returns the form for the providers without a registration; false if there is none. */
function registrationForm(
  { viewing, record, registrations, providers }: RecipientModel,
  say: RecipientTexts,
): Html | false {
  const registered = new Set(registrations.map(({ providerId }) => providerId))
  const choices = providers
    .filter(({ providerId }) => !registered.has(providerId))
    .map(({ providerId, name }) => ({
      value: String(providerId),
      text: html`<bdi>${name[viewing.page.language]}</bdi> <code class="id">${providerId}</code>`,
    }))
  if (choices.length === 0) return false
  const { verb, means } = requestRegistrations.texts[viewing.page.language]
  const content = html`${ticksView({ name: 'provider_ids', legend: say.askAt, hint: means, choices })}
    <button class="first">${verb}</button>`
  return html`<details class="reason" ${registrations.length === 0 && html` open`}>
    <summary>${verb}…</summary>
    ${consoleForm(viewing, path(paths.requestRegistrations, record), content)}
  </details>`
}

export function newClientView(
  viewing: Viewing,
  { clientId, clientSecret }: NewClient,
  title: 'newRecipient' | 'newSecret',
): Html {
  return shownOnceView(viewing, {
    here: 'recipients',
    title: texts[viewing.page.language][title],
    values: [
      ['client_id', html`<code>${clientId}</code>`],
      ['client_secret', html`<code class="secret">${clientSecret}</code>`],
    ],
    next: path(paths.recipient, { clientId }),
  })
}

function accessSection(viewing: Viewing, { clientId, status }: ClientRecord, say: RecipientTexts): Html {
  const isActive = status === 'ACTIVE'
  const { verb, means } = (isActive ? suspendClient : resumeClient).texts[viewing.page.language]
  const action = path(isActive ? paths.suspendRecipient : paths.resumeRecipient, { clientId })
  return html`<section aria-labelledby="access">
    <h2 id="access">${say.access}</h2>
    ${
      isActive
        ? reasonForm(viewing, { id: 'suspend', action, verb })
        : consoleForm(viewing, action, html`<button class="first">${verb}</button>`)
    }
    <p class="hint">${means}</p>
  </section>`
}
