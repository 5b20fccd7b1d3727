// Operations on how clients are met that were written before, or otherwise than, the contract: the integration level of an
// organization, and the answer to the refreshes of a recipient.

import { demandAppRecord } from '../domain/clients/client-record.ts'
import { integrationLevels } from '../domain/organizations/integration.ts'
import { setIntegration as setLevel } from '../domain/organizations/set-integration.ts'
import { setRefreshAnswer as setAnswer } from '../domain/recipients/set-refresh-answer.ts'
import { text, words } from '../platform/http/request-fields.ts'
import { z } from 'zod'
import { operation } from './operation.ts'

export const setIntegration = operation({
  name: 'set-integration',
  summary:
    'Sets by what the servers of an organization are known on the Banking and Data Sharing APIs. Only strict is safe.',
  role: 'operator',
  needsProof: true,
  texts: {
    en: { verb: 'Set the integration level', means: 'The next call is judged by it.' },
    fr: { verb: 'Fixer le niveau d’intégration', means: 'Il vaut dès le prochain appel.' },
  },
  problems: { 404: 'There is no such organization.' },
  fields: () => ({
    organization_id: text(),
    level: words(integrationLevels).describe(
      'Each is weaker than the one before it; the guide on data sharing has them.',
    ),
  }),
  async perform(act, { organization_id: organizationId, level }) {
    await setLevel(act, organizationId, level)
  },
  next: ({ organization_id: organizationId }) => ({ page: 'organization', organizationId }),
})

export const setRefreshAnswer = operation({
  name: 'set-refresh-answer',
  summary: 'Sets whether a refresh is answered with the unchanged refresh token again, for apps that forget theirs.',
  role: 'operator',
  texts: {
    en: {
      verb: 'Change the refresh answer',
      means:
        'Some libraries replace the refresh token that they have by nothing if the answer to a refresh has none. For their apps the answer repeats it. The token is then sent once more with each refresh, and nothing else changes.',
    },
    fr: {
      verb: 'Modifier la réponse au renouvellement',
      means:
        'Certaines bibliothèques perdent leur jeton de renouvellement quand la réponse n’en contient pas. Pour leurs applications, la réponse le répète. Il circule alors une fois de plus à chaque renouvellement; rien d’autre ne change.',
    },
  },
  problems: { 404: 'There is no such recipient.' },
  fields: () => ({ client_id: text(), repeats_refresh_token: z.boolean('must be true or false') }),
  async perform(act, { client_id: clientId, repeats_refresh_token: repeats }) {
    await demandAppRecord({ read: act.tx }, clientId)
    await setAnswer(act, clientId, repeats)
  },
  next: ({ client_id: clientId }) => ({ page: 'recipient', clientId }),
})
