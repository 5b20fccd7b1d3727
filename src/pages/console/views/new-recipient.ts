// What the page of a new recipient shows: everything that customers and banks are told of it, to be filled in.

import type { Organization } from '../../../domain/organizations/organization.ts'
import type { Language } from '../../../domain/retrieval/connector.ts'
import { dataClusters } from '../../../fdx/cluster.ts'
import { html, type Html } from '../../../platform/http/html.ts'
import { consoleForm, consoleFrame, type Viewing } from '../frame.ts'
import type { WrongFields } from '../wrong-fields.ts'
import { fieldView, formTrouble, linesView, selectView, ticksView } from './field.ts'
import { organizationPath } from './organizations.ts'
import { wrongView } from './wrong.ts'

/** As it was typed; the names are those of the management API. */
export type RecipientForm = {
  readonly name: string
  readonly description: string
  readonly scope: readonly string[]
  readonly redirect_uris: readonly string[]
  readonly logo_uri: string
  readonly terms_uri: string
  readonly client_uri: string
  readonly country: string
  readonly contacts: readonly string[]
  readonly shares_onward: boolean
}

const en = {
  title: 'Create a recipient',
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
  title: 'Créer un destinataire',
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
  const say = texts[viewing.page.language]
  const path = organizationPath(organization.organizationId)
  const content = html`${formFields(form, wrong, viewing.page.language)} <button class="first">${say.title}</button>`
  const body = html`<p class="trail">
      <a href="${path}"><bdi>${organization.name}</bdi></a>
    </p>
    <h1>${say.title}</h1>
    <p class="lead">${say.lead}</p>
    ${formTrouble(wrong.size > 0 ? say.trouble : undefined)}
    <div class="narrow">${consoleForm(viewing, `${path}/recipients`, content)}</div>`
  return consoleFrame({ viewing, here: 'organizations', title: say.title, body })
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
