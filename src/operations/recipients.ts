// Operations on recipients: creating one for an organization, and changing its redirect URIs.

import { demandAppRecord } from '../domain/clients/client-record.ts'
import { demandOrganization } from '../domain/organizations/organization.ts'
import { changeRedirectUris as change } from '../domain/recipients/change-redirect-uris.ts'
import { createRecipient as create } from '../domain/recipients/create-recipient.ts'
import { newRecipient, newRedirectUris, readNewRecipient } from '../domain/recipients/recipient-request.ts'
import { text } from '../platform/http/request-fields.ts'
import { operation } from './operation.ts'

export const createRecipient = operation({
  name: 'create-recipient',
  summary: 'Creates a recipient of an organization, by the rules that its partner would meet.',
  role: 'operator',
  needsProof: true,
  texts: { en: { verb: 'Create a recipient' }, fr: { verb: 'Créer un destinataire' } },
  problems: { 404: 'There is no such organization.' },
  fields: (rules) => ({ organization_id: text(), ...newRecipient(rules).shape }),
  async perform(act, { organization_id, ...recipient }) {
    const { organizationId } = await demandOrganization({ read: act.tx }, organization_id)
    return create(act, organizationId, readNewRecipient(recipient))
  },
  next: (_input, { clientId }) => ({ page: 'recipient', clientId }),
})

export const changeRedirectUris = operation({
  name: 'change-redirect-uris',
  summary: "Replaces all of a recipient's redirect URIs.",
  role: 'operator',
  texts: { en: { verb: 'Change the redirect URIs' }, fr: { verb: 'Changer les URI de redirection' } },
  problems: { 404: 'There is no such recipient.' },
  fields: (rules) => ({ client_id: text(), ...newRedirectUris(rules).shape }),
  async perform(act, { client_id: clientId, redirect_uris }) {
    await demandAppRecord({ read: act.tx }, clientId)
    await change(act, clientId, redirect_uris)
  },
  next: ({ client_id: clientId }) => ({ page: 'recipient', clientId }),
})
