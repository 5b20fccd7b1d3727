// The view of the form for a new recipient: the metadata that is shown to customers and sent to banks.

import { z } from 'zod'
import type { Organization } from '../../../domain/organizations/organization.ts'
import { optionalMembers, type OptionalMember } from '../../../domain/recipients/recipient-request.ts'
import type { Language } from '../../../domain/retrieval/connector.ts'
import { dataClusters } from '../../../fdx/cluster.ts'
import { html, type Html } from '../../../platform/http/html.ts'
import { consoleForm, consoleFrame, type Viewing } from '../frame.ts'
import type { FieldErrors } from '../field-errors.ts'
import { countryView, fieldView, formError, linesView, ticksView, type Field } from './field.ts'
import { fieldErrorView } from './field-errors.ts'
import { path } from '../../../platform/http/path.ts'
import { paths } from '../paths.ts'
import { createRecipient } from '../../../operations/recipients.ts'

const typed = z.string().catch('')
const typedLines = z.array(z.string()).catch([])

/** The typed values of the form, or empty ones. The names are those of the management API. */
export const recipientForm = z.object({
  name: typed,
  description: typed,
  scope: typedLines,
  redirect_uris: typedLines,
  logo_uri: typed,
  terms_uri: typed,
  client_uri: typed,
  country: z.string().catch('CA'),
  contacts: z.array(z.object({ email: z.string() }).transform(({ email }) => email)).catch([]),
  shares_onward: z.boolean().catch(false),
  separate_pending_ids: z.boolean().catch(false),
})

type RecipientForm = z.output<typeof recipientForm>

const en = {
  lead: 'An app that reads data with consent. These values are shown to customers and sent to banks.',
  failed: 'Nothing was created. Correct the marked fields.',
  name: 'Name',
  nameHint: 'Shown to customers.',
  description: 'Description',
  descriptionHint: 'One line: what the app does for customers.',
  country: 'Country',
  countries: { CA: 'Canada', US: 'United States' },
  scope: 'Scopes',
  scopeHint: 'The scopes that the app may request. ACCOUNT_BASIC is required.',
  redirectUris: 'Redirect URIs',
  redirectUrisHint: 'The addresses to which customers return. They must match exactly. One per line.',
  clientUri: 'Site',
  termsUri: 'Terms',
  logoUri: 'Logo',
  logoUriHint: 'PNG, JPEG, GIF or WebP. The server downloads it once and serves its copy.',
  contacts: 'Contacts',
  contactsHint: 'E-mail addresses of the people who are responsible for the app. One per line.',
  optional: 'optional',
  onward: 'Onward sharing',
  sharesOnward: 'Customers are asked to allow the organization to share their data with its own partners.',
  pending: 'Pending transactions',
  separatePendingIds: 'A transaction has another id while it is pending. For hubs such as Plaid that ask for it.',
}

type Texts = typeof en

const fr: Texts = {
  lead: 'Une application qui lit des données avec consentement. Ce qui figure ici est montré aux clients et transmis aux institutions.',
  failed: 'Rien n’a été créé. Voyez les champs qui disent ce qui ne va pas.',
  name: 'Nom',
  nameHint: 'Montré aux clients.',
  description: 'Description',
  descriptionHint: 'Une ligne : ce que l’application fait pour eux.',
  country: 'Pays',
  countries: { CA: 'Canada', US: 'États-Unis' },
  scope: 'Portées',
  scopeHint: 'Le plus qu’il pourra jamais demander; toujours ACCOUNT_BASIC.',
  redirectUris: 'URI de redirection',
  redirectUrisHint: 'Où les clients sont renvoyés, comparées à la lettre. Une par ligne.',
  clientUri: 'Site',
  termsUri: 'Conditions',
  logoUri: 'Logo',
  logoUriHint: 'PNG, JPEG, GIF ou WebP; récupéré une fois et affiché d’ici.',
  contacts: 'Contacts',
  contactsHint: 'Courriels des personnes qui s’occupent de l’application. Un par ligne.',
  optional: 'facultatif',
  onward: 'Partage ultérieur',
  sharesOnward: 'Les clients sont invités à permettre à l’organisation de partager avec ses propres partenaires.',
  pending: 'Opérations en attente',
  separatePendingIds:
    'Une opération a un autre identifiant tant qu’elle est en attente. Pour les intermédiaires, comme Plaid, qui le demandent.',
}

const texts: Readonly<Record<Language, Texts>> = { en, fr }

export type NewRecipientModel = {
  readonly viewing: Viewing
  readonly organization: Organization
  readonly form: RecipientForm
  readonly errors: FieldErrors
  /** What may not be left empty here, beyond what never may. */
  readonly demanded: readonly OptionalMember[]
}

export function newRecipientView(model: NewRecipientModel): Html {
  const { viewing, organization, errors } = model
  const { language } = viewing.page
  const say = texts[language]
  const title = createRecipient.texts[language].verb
  const content = html`${formFields(model)} <button class="first">${title}</button>`
  const body = html`<p class="trail">
      <a href="${path(paths.organization, organization)}"><bdi>${organization.name}</bdi></a>
    </p>
    <h1>${title}</h1>
    <p class="lead">${say.lead}</p>
    ${formError(errors.size > 0 ? say.failed : undefined)}
    <div class="narrow">${consoleForm(viewing, path(paths.createRecipient, organization), content)}</div>`
  return consoleFrame({ viewing, here: 'organizations', title, body })
}

function formFields({ viewing, form, errors, demanded }: NewRecipientModel): Html {
  const { language } = viewing.page
  const say = texts[language]
  const labelOf = (name: string, label: string): Pick<Field, 'label' | 'isOptional'> =>
    isOptional(name, demanded) ? { label: html`${label} (${say.optional})`, isOptional: true } : { label }
  const field = (name: 'name' | 'description', label: string, hint: string): Html =>
    fieldView({ name, ...labelOf(name, label), hint, value: form[name], error: fieldErrorView(errors, name, language) })
  const address = (
    name: 'client_uri' | 'terms_uri' | 'logo_uri',
    label: string,
    hint = 'https://app.example/…',
  ): Html =>
    fieldView({
      name,
      ...labelOf(name, label),
      hint,
      type: 'url',
      value: form[name],
      error: fieldErrorView(errors, name, language),
    })
  const lines = (name: 'redirect_uris' | 'contacts', label: string, hint: string): Html =>
    linesView({ name, ...labelOf(name, label), hint, lines: form[name], error: fieldErrorView(errors, name, language) })
  return html`${field('name', say.name, say.nameHint)} ${field('description', say.description, say.descriptionHint)}
  ${countryView(say.country, form.country, say.countries)}
  ${ticksView({
    name: 'scope',
    legend: say.scope,
    hint: say.scopeHint,
    error: fieldErrorView(errors, 'scope', language),
    choices: dataClusters.map((cluster) => ({
      value: cluster,
      text: html`<code>${cluster}</code>`,
      isTicked: form.scope.includes(cluster),
    })),
  })}
  ${lines('redirect_uris', say.redirectUris, say.redirectUrisHint)} ${address('client_uri', say.clientUri)}
  ${address('terms_uri', say.termsUri)} ${address('logo_uri', say.logoUri, say.logoUriHint)}
  ${lines('contacts', say.contacts, say.contactsHint)}
  ${ticksView({
    name: 'shares_onward',
    legend: say.onward,
    choices: [{ value: 'true', text: say.sharesOnward, isTicked: form.shares_onward }],
  })}
  ${ticksView({
    name: 'separate_pending_ids',
    legend: say.pending,
    choices: [{ value: 'true', text: say.separatePendingIds, isTicked: form.separate_pending_ids }],
  })}`
}

function isOptional(name: string, demanded: readonly OptionalMember[]): boolean {
  const member = optionalMembers.find((one) => one === name)
  return member !== undefined && !demanded.includes(member)
}
