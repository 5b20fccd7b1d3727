// What the page of a new recipient shows: everything that customers and banks are told of it, to be filled in.

import { z } from 'zod'
import type { Organization } from '../../../domain/organizations/organization.ts'
import type { Language } from '../../../domain/retrieval/connector.ts'
import { dataClusters } from '../../../fdx/cluster.ts'
import { html, type Html } from '../../../platform/http/html.ts'
import { consoleForm, consoleFrame, type Viewing } from '../frame.ts'
import type { WrongFields } from '../wrong-fields.ts'
import { fieldView, formTrouble, linesView, selectView, ticksView } from './field.ts'
import { wrongView } from './wrong.ts'
import { path } from '../../../platform/http/path.ts'
import { paths } from '../paths.ts'
import { createRecipient } from '../../../operations/recipients.ts'

const typed = z.string().catch('')
const typedLines = z.array(z.string()).catch([])

/** The form as it was typed, or empty; the names are those of the management API. */
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
})

type RecipientForm = z.output<typeof recipientForm>

const en = {
  lead: 'An app that reads data with consent. What stands here is what customers are shown and banks are told.',
  trouble: 'Nothing was created. Look at the fields that say what is wrong.',
  name: 'Name',
  nameHint: 'Shown to customers.',
  description: 'Description',
  descriptionHint: 'One line: what the app does for them.',
  country: 'Country',
  countries: { CA: 'Canada', US: 'United States' },
  scope: 'Scopes',
  scopeHint: 'The most that it may ever ask for; always ACCOUNT_BASIC.',
  redirectUris: 'Redirect URIs',
  redirectUrisHint: 'Where customers are sent back to, compared to the letter. One a line.',
  clientUri: 'Site',
  termsUri: 'Terms',
  logoUri: 'Logo',
  logoUriHint: 'PNG, JPEG, GIF or WebP; fetched once and shown from here.',
  contacts: 'Contacts',
  contactsHint: 'E-mail addresses of those who look after the app. One a line.',
  onward: 'Sharing on',
  sharesOnward: 'Customers are asked to let the organization share on with partners of its own.',
}

type Texts = typeof en

const fr: Texts = {
  lead: 'Une application qui lit des données avec consentement. Ce qui figure ici est montré aux clients et transmis aux institutions.',
  trouble: 'Rien n’a été créé. Voyez les champs qui disent ce qui ne va pas.',
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
  onward: 'Partage ultérieur',
  sharesOnward: 'Les clients sont invités à permettre à l’organisation de partager avec ses propres partenaires.',
}

const texts: Readonly<Record<Language, Texts>> = { en, fr }

export type NewRecipientModel = {
  readonly viewing: Viewing
  readonly organization: Organization
  readonly form: RecipientForm
  readonly wrong: WrongFields
}

export function newRecipientView({ viewing, organization, form, wrong }: NewRecipientModel): Html {
  const { language } = viewing.page
  const say = texts[language]
  const title = createRecipient.texts[language].verb
  const content = html`${formFields(form, wrong, language)} <button class="first">${title}</button>`
  const body = html`<p class="trail">
      <a href="${path(paths.organization, organization)}"><bdi>${organization.name}</bdi></a>
    </p>
    <h1>${title}</h1>
    <p class="lead">${say.lead}</p>
    ${formTrouble(wrong.size > 0 ? say.trouble : undefined)}
    <div class="narrow">${consoleForm(viewing, path(paths.createRecipient, organization), content)}</div>`
  return consoleFrame({ viewing, here: 'organizations', title, body })
}

function formFields(form: RecipientForm, wrong: WrongFields, language: Language): Html {
  const say = texts[language]
  const field = (name: 'name' | 'description', label: string, hint: string): Html =>
    fieldView({ name, label, hint, value: form[name], error: wrongView(wrong, name, language) })
  const address = (
    name: 'client_uri' | 'terms_uri' | 'logo_uri',
    label: string,
    hint = 'https://app.example/…',
  ): Html => fieldView({ name, label, hint, type: 'url', value: form[name], error: wrongView(wrong, name, language) })
  const lines = (name: 'redirect_uris' | 'contacts', label: string, hint: string): Html =>
    linesView({ name, label, hint, lines: form[name], error: wrongView(wrong, name, language) })
  const { CA, US } = say.countries
  return html`${field('name', say.name, say.nameHint)} ${field('description', say.description, say.descriptionHint)}
  ${selectView({
    name: 'country',
    label: say.country,
    value: form.country,
    choices: [
      { value: 'CA', text: CA },
      { value: 'US', text: US },
    ],
  })}
  ${ticksView({
    name: 'scope',
    legend: say.scope,
    hint: say.scopeHint,
    error: wrongView(wrong, 'scope', language),
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
  })}`
}
