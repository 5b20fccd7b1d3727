// Operations on organizations and their credentials.

import { createCredential as create, createHmacSecret } from '../domain/organizations/create-credential.ts'
import { createOrganization as createNew } from '../domain/organizations/create-organization.ts'
import { credentialKinds } from '../domain/organizations/credential.ts'
import { endCredential as end } from '../domain/organizations/end-credential.ts'
import { whyNotDisplayName } from '../domain/names/display-name.ts'
import { refined, text, words } from '../platform/http/request-fields.ts'
import { operation } from './operation.ts'

export const createOrganization = operation({
  name: 'create-organization',
  summary: 'Creates an organization, without credentials or partners yet.',
  role: 'operator',
  texts: { en: { verb: 'Create an organization' }, fr: { verb: 'Créer une organisation' } },
  fields: () => ({
    name: refined(text().normalize('NFC').max(256, 'must have at most 256 characters'), whyNotDisplayName),
  }),
  perform: (act, { name }) => createNew(act, name),
  next: (_input, organizationId) => ({ page: 'organization', organizationId }),
})

export const createCredential = operation({
  name: 'create-credential',
  summary: 'Creates a credential; the one before stays alive until it is ended.',
  role: 'operator',
  needsProof: true,
  texts: { en: { verb: 'Create a credential' }, fr: { verb: 'Créer un identifiant' } },
  problems: { 404: 'There is no such organization.', 409: 'Two of the kind are alive already.' },
  fields: () => ({ organization_id: text(), kind: words(credentialKinds) }),
  perform: (act, { organization_id, kind }, { vault }) =>
    kind === 'hmac_secret' ? createHmacSecret(act, vault, organization_id) : create(act, organization_id, kind),
  next: ({ organization_id: organizationId }) => ({ page: 'organization', organizationId }),
})

export const endCredential = operation({
  name: 'end-credential',
  summary: 'Ends a credential: it opens nothing any more.',
  role: 'operator',
  texts: {
    en: { verb: 'End', means: 'It stops working immediately.' },
    fr: { verb: 'Mettre fin', means: 'Dès maintenant, il n’ouvre plus rien.' },
  },
  problems: { 409: 'There is no such living credential, or a webhook is signed with it.' },
  fields: () => ({ credential_id: text() }),
  perform: (act, { credential_id }) => end(act, credential_id),
  next: (_input, organizationId) => ({ page: 'organization', organizationId }),
})
