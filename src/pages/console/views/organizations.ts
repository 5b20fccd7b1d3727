// The views of the pages of organizations: the list, and one with its credentials, partners and recipients.

import type { Credential } from '../../../domain/organizations/credential.ts'
import { credentialKinds } from '../../../domain/organizations/credential.ts'
import type { Organization } from '../../../domain/organizations/organization.ts'
import type { NewClient } from '../../../domain/clients/add-client.ts'
import type { ClientRecord } from '../../../domain/clients/client-record.ts'
import type { PartnerLine } from '../../../domain/clients/list-partners.ts'
import type { Language } from '../../../domain/retrieval/connector.ts'
import { html, type Html } from '../../../platform/http/html.ts'
import { consoleForm, consoleFrame, type Viewing } from '../frame.ts'
import { confirmForm } from './confirm-form.ts'
import { fieldView, selectView } from './field.ts'
import { facts, listing, nameWithId } from './listing.ts'
import { integrationSection, levelView } from './integration.ts'
import { momentView } from './moment.ts'
import { reasonForm } from './reason-form.ts'
import { recipientListing } from './recipients.ts'
import { sharingTexts } from './sharing-texts.ts'
import { secretForms, secretLines } from './secrets.ts'
import { shownOnceView } from './shown-once.ts'
import { stateView } from './state.ts'
import { webhookTexts } from './webhook-texts.ts'
import { createPartner, resumeClient, suspendClient } from '../../../operations/clients.ts'
import { createCredential, createOrganization, endCredential } from '../../../operations/organizations.ts'
import { createRecipient } from '../../../operations/recipients.ts'
import { path } from '../../../platform/http/path.ts'
import { paths } from '../paths.ts'

const en = {
  title: 'Organizations',
  lead: 'Companies that own apps, partners and credentials. A partner administers the apps of its organization.',
  empty: 'There is no organization yet.',
  name: 'Name',
  nameHint: 'The name that operators see.',
  created: 'Created',
  lastUsed: 'Last used',
  never: 'Never',
  action: 'Action',
  state: 'State',
  partners: 'Partners',
  partnersMean: 'Clients with which the organization creates its apps and requests their registration.',
  noPartners: 'There is no partner yet.',
  secrets: 'Secrets',
  credentials: 'Credentials',
  credentialsMean:
    'Its servers call the Banking API and Data Sharing with them, and verify webhooks with the HMAC secret. Two of a kind can exist while one replaces the other.',
  noCredentials: 'There is no credential yet.',
  kind: 'Kind',
  kinds: { api_secret: 'API secret', secret_key: 'Secret key', x_api_key: 'x-api-key', hmac_secret: 'HMAC secret' },
  recipients: 'Recipients',
  level: 'Integration',
}

type OrganizationTexts = typeof en

const fr: OrganizationTexts = {
  title: 'Organisations',
  lead: 'Les entreprises à qui appartiennent applications, partenaires et identifiants. Un partenaire gère les applications de son organisation.',
  empty: 'Il n’y a pas encore d’organisation.',
  name: 'Nom',
  nameHint: 'Celui que l’équipe d’exploitation connaîtra.',
  created: 'Création',
  lastUsed: 'Dernier usage',
  never: 'Jamais',
  action: 'Action',
  state: 'État',
  partners: 'Partenaires',
  partnersMean: 'Les clients par lesquels l’organisation crée ses applications et demande leur admission.',
  noPartners: 'Il n’y a pas encore de partenaire.',
  secrets: 'Secrets',
  credentials: 'Identifiants',
  credentialsMean:
    'Par lesquels ses serveurs appellent l’API bancaire et le partage de données, et vérifient les webhooks (secret HMAC). Deux du même type peuvent vivre, le temps d’un remplacement.',
  noCredentials: 'Il n’y a pas encore d’identifiant.',
  kind: 'Type',
  kinds: { api_secret: 'Secret d’API', secret_key: 'Clé secrète', x_api_key: 'x-api-key', hmac_secret: 'Secret HMAC' },
  recipients: 'Destinataires',
  level: 'Intégration',
}

const texts: Readonly<Record<Language, OrganizationTexts>> = { en, fr }

/** Returns the list with the form for a new organization, which posts `name`. */
export function organizationsView(viewing: Viewing, organizations: readonly Organization[], mayChange: boolean): Html {
  const say = texts[viewing.page.language]
  const content = html`${fieldView({ name: 'name', label: say.name, hint: say.nameHint })}
    <button class="first">${createOrganization.texts[viewing.page.language].verb}</button>`
  const body = html`<h1>${say.title}</h1>
    <p class="lead">${say.lead}</p>
    ${listing({
      label: say.title,
      columns: [say.name, 'customerId', say.level],
      rows: organizations.map(({ organizationId, name, guid, integration }) => [
        html`<a href="${path(paths.organization, { organizationId })}"><bdi>${name}</bdi></a>`,
        html`<code>${guid}</code>`,
        levelView(integration, viewing.page.language),
      ]),
      empty: say.empty,
    })}
    ${
      mayChange &&
      html`<section aria-labelledby="create" class="narrow">
        <h2 id="create">${createOrganization.texts[viewing.page.language].verb}</h2>
        ${consoleForm(viewing, paths.organizations, content)}
      </section>`
    }`
  return consoleFrame({ viewing, here: 'organizations', title: say.title, body })
}

export type OrganizationModel = {
  readonly viewing: Viewing
  readonly organization: Organization
  readonly credentials: readonly Credential[]
  readonly partners: readonly PartnerLine[]
  readonly recipients: readonly ClientRecord[]
  readonly mayChange: boolean
}

export function organizationView(model: OrganizationModel): Html {
  const { viewing, organization, recipients, mayChange } = model
  const { language } = viewing.page
  const say = texts[language]
  const newRecipientPath = path(paths.newRecipient, organization)
  const body = html`<p class="trail"><a href="${paths.organizations}">${say.title}</a></p>
    <h1><bdi>${organization.name}</bdi></h1>
    ${facts([
      ['customerId', html`<code>${organization.guid}</code>`],
      ['organization_id', html`<code>${organization.organizationId}</code>`],
    ])}
    ${partnerSection(model, say)}
    <section aria-labelledby="recipients">
      <h2 id="recipients">${say.recipients}</h2>
      ${recipientListing(recipients, language, true)}
      ${mayChange && html`<p><a class="button second" href="${newRecipientPath}">${createRecipient.texts[language].verb}</a></p>`}
    </section>
    ${credentialSection(model, say)} ${integrationSection(viewing, organization, mayChange)}
    <section aria-labelledby="webhook">
      <h2 id="webhook">${webhookTexts[language].title}</h2>
      <p><a href="${path(paths.webhook, organization)}">${webhookTexts[language].link}</a></p>
    </section>
    <section aria-labelledby="sharing">
      <h2 id="sharing">${sharingTexts[language].title}</h2>
      <p><a href="${path(paths.connect, organization)}">${sharingTexts[language].connectLink}</a></p>
      <p><a href="${path(paths.sharing, organization)}">${sharingTexts[language].link}</a></p>
    </section>`
  return consoleFrame({ viewing, here: 'organizations', title: say.title, body })
}

function partnerSection(
  { viewing, organization, partners, mayChange }: OrganizationModel,
  say: OrganizationTexts,
): Html {
  const { language } = viewing.page
  const button = html`<button class="second">${createPartner.texts[language].verb}</button>`
  return html`<section aria-labelledby="partners">
    <h2 id="partners">${say.partners}</h2>
    <p class="hint">${say.partnersMean}</p>
    ${listing({
      label: say.partners,
      columns: ['client_id', say.state, say.created, say.secrets, mayChange && say.action],
      rows: partners.map((partner) => [
        html`<code>${partner.clientId}</code>`,
        stateView(partner.status, language),
        momentView(partner.createdAt),
        secretLines(partner.secrets, language),
        partnerActions(viewing, partner),
      ]),
      empty: say.noPartners,
    })}
    ${mayChange && consoleForm(viewing, path(paths.createPartner, organization), button)}
  </section>`
}

function partnerActions(viewing: Viewing, { clientId, status, secrets }: PartnerLine): Html {
  const { language } = viewing.page
  const ids = { clientId }
  return html`${secretForms(viewing, {
    clientId,
    secrets,
    replacePath: path(paths.replacePartnerSecret, ids),
    endOldPath: path(paths.endOldPartnerSecret, ids),
  })}
  ${
    status === 'ACTIVE'
      ? reasonForm(viewing, {
          id: clientId,
          action: path(paths.suspendPartner, ids),
          verb: suspendClient.texts[language].verb,
        })
      : consoleForm(
          viewing,
          path(paths.resumePartner, ids),
          html`<button class="second">${resumeClient.texts[language].verb}</button>`,
        )
  }`
}

function credentialSection(
  { viewing, organization, credentials, mayChange }: OrganizationModel,
  say: OrganizationTexts,
): Html {
  const kinds = credentialKinds.map((kind) => ({ value: kind, text: say.kinds[kind] }))
  const content = html`${selectView({ name: 'kind', label: say.kind, choices: kinds })}
    <button class="second">${createCredential.texts[viewing.page.language].verb}</button>`
  return html`<section aria-labelledby="credentials">
    <h2 id="credentials">${say.credentials}</h2>
    <p class="hint">${say.credentialsMean}</p>
    ${listing({
      label: say.credentials,
      columns: [say.kind, say.created, say.lastUsed, mayChange && say.action],
      rows: credentials.map(({ credentialId, kind, createdAt, lastUsedAt }) => [
        nameWithId(say.kinds[kind], credentialId),
        momentView(createdAt),
        lastUsedAt ? momentView(lastUsedAt) : say.never,
        confirmForm(viewing, {
          action: path(paths.endCredential, { credentialId }),
          about: say.kinds[kind],
          ...endCredential.texts[viewing.page.language],
        }),
      ]),
      empty: say.noCredentials,
    })}
    ${
      mayChange &&
      html`<div class="narrow">${consoleForm(viewing, path(paths.createCredential, organization), content)}</div>`
    }
  </section>`
}

export function newPartnerView(viewing: Viewing, organizationId: string, client: NewClient): Html {
  return shownOnceView(viewing, {
    here: 'organizations',
    title: createPartner.texts[viewing.page.language].verb,
    values: [
      ['client_id', html`<code>${client.clientId}</code>`],
      ['client_secret', html`<code class="secret">${client.clientSecret}</code>`],
    ],
    next: path(paths.organization, { organizationId }),
  })
}

export function newCredentialView(viewing: Viewing, organizationId: string, secret: string): Html {
  const say = texts[viewing.page.language]
  return shownOnceView(viewing, {
    here: 'organizations',
    title: createCredential.texts[viewing.page.language].verb,
    values: [[say.credentials, html`<code class="secret">${secret}</code>`]],
    next: path(paths.organization, { organizationId }),
  })
}
