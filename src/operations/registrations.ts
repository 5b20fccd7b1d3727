// Operations on registrations: requesting them for a recipient, and changing the status of one.

import { z } from 'zod'
import { demandClientRecord } from '../domain/clients/client-record.ts'
import { changeRegistration as change } from '../domain/registrations/change-registration.ts'
import { registrationStatuses, registrationVerbs, type RegistrationVerb } from '../domain/registrations/registration.ts'
import { requestRegistrations as request } from '../domain/registrations/request-registrations.ts'
import type { Language } from '../domain/retrieval/connector.ts'
import { list, text, words } from '../platform/http/request-fields.ts'
import { providerId, reason } from './fields.ts'
import { operation, type OperationTexts } from './operation.ts'

export const changeRegistration = operation({
  name: 'change-registration',
  summary: 'Approves, activates, rejects, reopens, suspends or lifts a registration.',
  role: 'operator',
  texts: { en: { verb: 'Change' }, fr: { verb: 'Modifier' } },
  problems: {
    404: 'There is no such registration.',
    409: 'It is not in a state from which this can be done, or no longer as you saw it.',
  },
  fields: () => ({
    client_id: text(),
    provider_id: providerId,
    verb: words(registrationVerbs),
    from: words(registrationStatuses).describe(
      'The status that you saw when you decided: if it has changed since, nothing is done.',
    ),
    reason: reason.optional().describe('Needed to reject and to suspend; the partner is told.'),
  }),
  perform: (act, { client_id: clientId, provider_id, verb, from, reason }) =>
    change(act, verb, { clientId, providerId: provider_id, status: from }, reason),
  next: ({ client_id: clientId, provider_id: providerId }) => ({ page: 'registration', clientId, providerId }),
})

/** The texts of each verb of `changeRegistration`. */
export const registrationTexts: Readonly<
  Record<Language, Readonly<Record<RegistrationVerb, Required<OperationTexts>>>>
> = {
  en: {
    approve: { verb: 'Approve', means: 'The registration is sent to the provider, which activates the recipient.' },
    activate: {
      verb: 'Activate',
      means: 'The provider has activated the recipient: customers can connect from now on.',
    },
    reject: {
      verb: 'Reject',
      means: 'The recipient has no access to the provider unless the registration is reopened.',
    },
    reopen: { verb: 'Reopen', means: 'The rejection is withdrawn. The registration waits for approval again.' },
    suspend: { verb: 'Suspend', means: 'No customer can connect and no data is read until the suspension is lifted.' },
    lift: { verb: 'Lift the suspension', means: 'Consents that have not ended work again.' },
  },
  fr: {
    approve: { verb: 'Approuver', means: 'Elle est transmise au fournisseur, qui admet le destinataire.' },
    activate: {
      verb: 'Activer',
      means: 'Le fournisseur a admis le destinataire : ses clients peuvent se connecter.',
    },
    reject: { verb: 'Refuser', means: 'Le destinataire n’est pas admis, sauf si l’inscription est rouverte.' },
    reopen: { verb: 'Rouvrir', means: 'Le refus est retiré. Elle attend de nouveau une approbation.' },
    suspend: {
      verb: 'Suspendre',
      means: 'Aucun client ne se connecte et aucune donnée n’est lue jusqu’à la levée.',
    },
    lift: { verb: 'Lever la suspension', means: 'Les consentements qui n’ont pas pris fin servent de nouveau.' },
  },
}

export const requestRegistrations = operation({
  name: 'request-registrations',
  summary: 'Asks for a recipient to be admitted at providers. A pair that exists already stays as it is.',
  role: 'operator',
  texts: {
    en: { verb: 'Request registrations', means: 'Each registration then waits for approval.' },
    fr: { verb: 'Demander l’admission', means: 'Chaque inscription attend ensuite une approbation.' },
  },
  problems: { 404: 'There is no such recipient, or no such provider; nothing was requested.' },
  fields: () => ({
    client_id: text(),
    provider_ids: list(z.int('must be a whole number').min(1).max(999_999_999)).min(1, 'must name at least one'),
  }),
  async perform(act, { client_id: clientId, provider_ids }) {
    const { organizationId } = await demandClientRecord({ read: act.tx }, clientId)
    await request(act, organizationId, [clientId], [...new Set(provider_ids)])
  },
  next: ({ client_id: clientId }) => ({ page: 'recipient', clientId }),
})
