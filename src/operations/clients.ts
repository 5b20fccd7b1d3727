// Operations on clients: suspending and resuming one, and replacing its secret.

import { createPartner as create } from '../domain/clients/create-partner.ts'
import { endOldSecret } from '../domain/clients/end-old-secret.ts'
import { demandAppRecord } from '../domain/clients/client-record.ts'
import { demandPartner, findPartner } from '../domain/clients/list-partners.ts'
import { replaceSecret } from '../domain/clients/replace-secret.ts'
import { resumeClient as resume } from '../domain/clients/resume-client.ts'
import { replaceQuery } from '../domain/clients/secret-request.ts'
import { suspendClient as suspend } from '../domain/clients/suspend-client.ts'
import type { Act } from '../domain/journal/act.ts'
import { demandOrganization } from '../domain/organizations/organization.ts'
import { text } from '../platform/http/request-fields.ts'
import { reason } from './fields.ts'
import { operation } from './operation.ts'
import type { Place } from './place.ts'

export const suspendClient = operation({
  name: 'suspend-client',
  summary: 'Suspends a recipient or a partner: its secrets and tokens open nothing.',
  role: 'operator',
  texts: {
    en: {
      verb: 'Suspend',
      means: 'Its secrets and tokens are refused, for every provider, until it is resumed.',
    },
    fr: {
      verb: 'Suspendre',
      means: 'Ses secrets et ses jetons n’ouvrent plus rien, chez aucun fournisseur, jusqu’au rétablissement.',
    },
  },
  problems: { 409: 'There is no active client of this id.' },
  fields: () => ({ client_id: text(), reason }),
  async perform(act, { client_id, reason }) {
    await suspend(act, client_id, reason)
    return placeOf(act, client_id)
  },
  next: (_input, place) => place,
})

export const resumeClient = operation({
  name: 'resume-client',
  summary: 'Resumes a suspended recipient or partner.',
  role: 'operator',
  texts: {
    en: { verb: 'Resume', means: 'Its secrets and the consents that have not ended work again.' },
    fr: {
      verb: 'Rétablir',
      means: 'Ses secrets servent de nouveau, de même que les consentements qui n’ont pas pris fin.',
    },
  },
  problems: { 409: 'There is no suspended client of this id.' },
  fields: () => ({ client_id: text() }),
  async perform(act, { client_id }) {
    await resume(act, client_id)
    return placeOf(act, client_id)
  },
  next: (_input, place) => place,
})

/** Returns the page that shows the client: a partner's organization, or the recipient. */
async function placeOf({ tx }: Act, clientId: string): Promise<Place> {
  const organizationId = await findPartner({ read: tx }, clientId)
  return organizationId === undefined ? { page: 'recipient', clientId } : { page: 'organization', organizationId }
}

const replaceTexts = {
  en: { verb: 'New secret', means: 'The new secret is shown once.' },
  fr: { verb: 'Nouveau secret', means: 'Le nouveau secret n’est affiché qu’une fois.' },
}

const endOldTexts = {
  en: { verb: 'End the old secret', means: 'The old secret stops working immediately. Only the new secret works.' },
  fr: { verb: 'Mettre fin à l’ancien secret', means: 'Dès maintenant, seul le nouveau secret sert.' },
}

export const replaceRecipientSecret = operation({
  name: 'replace-recipient-secret',
  summary: "Replaces a recipient's secret: the old one is dead at once, unless a window is asked for.",
  role: 'operator',
  needsProof: true,
  texts: replaceTexts,
  problems: { 404: 'There is no such recipient.' },
  fields: () => ({ client_id: text(), ...replaceQuery.shape }),
  async perform(act, { client_id: clientId, expires_old_in }) {
    await demandAppRecord({ read: act.tx }, clientId)
    return { clientId, ...(await replaceSecret(act, clientId, expires_old_in)) }
  },
  next: ({ client_id: clientId }) => ({ page: 'recipient', clientId }),
})

export const endOldRecipientSecret = operation({
  name: 'end-old-recipient-secret',
  summary: 'Ends the old secret that still works beside the new one, before its time.',
  role: 'operator',
  texts: endOldTexts,
  problems: { 404: 'There is no such recipient.', 409: 'There is no old secret that works.' },
  fields: () => ({ client_id: text() }),
  async perform(act, { client_id: clientId }) {
    await demandAppRecord({ read: act.tx }, clientId)
    await endOldSecret(act, clientId)
  },
  next: ({ client_id: clientId }) => ({ page: 'recipient', clientId }),
})

export const createPartner = operation({
  name: 'create-partner',
  summary: 'Creates a partner: a client with which the organization administers its recipients.',
  role: 'operator',
  needsProof: true,
  texts: { en: { verb: 'Create a partner' }, fr: { verb: 'Créer un partenaire' } },
  problems: { 404: 'There is no such organization.' },
  fields: () => ({ organization_id: text() }),
  async perform(act, { organization_id }) {
    const { organizationId } = await demandOrganization({ read: act.tx }, organization_id)
    return create(act, organizationId)
  },
  next: ({ organization_id: organizationId }) => ({ page: 'organization', organizationId }),
})

export const replacePartnerSecret = operation({
  name: 'replace-partner-secret',
  summary: "Replaces a partner's secret: the old one is dead at once, unless a window is asked for.",
  role: 'operator',
  needsProof: true,
  texts: replaceTexts,
  problems: { 404: 'There is no such partner.' },
  fields: () => ({ client_id: text(), ...replaceQuery.shape }),
  async perform(act, { client_id: clientId, expires_old_in }) {
    const organizationId = await demandPartner({ read: act.tx }, clientId)
    return { organizationId, clientId, ...(await replaceSecret(act, clientId, expires_old_in)) }
  },
  next: (_input, { organizationId }) => ({ page: 'organization', organizationId }),
})

export const endOldPartnerSecret = operation({
  name: 'end-old-partner-secret',
  summary: 'Ends the old secret that still works beside the new one, before its time.',
  role: 'operator',
  texts: endOldTexts,
  problems: { 404: 'There is no such partner.', 409: 'There is no old secret that works.' },
  fields: () => ({ client_id: text() }),
  async perform(act, { client_id: clientId }) {
    const organizationId = await demandPartner({ read: act.tx }, clientId)
    await endOldSecret(act, clientId)
    return organizationId
  },
  next: (_input, organizationId) => ({ page: 'organization', organizationId }),
})
