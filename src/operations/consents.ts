// Operations on consents: revoking one.

import { revokeConsent as revoke } from '../domain/consents/revoke-consent.ts'
import { text } from '../platform/http/request-fields.ts'
import { reason } from './fields.ts'
import { operation } from './operation.ts'

export const revokeConsent = operation({
  name: 'revoke-consent',
  summary: 'Revokes a consent: its tokens end and nothing more is read.',
  role: 'operator',
  texts: {
    en: {
      verb: 'Revoke',
      means: 'Its tokens end and no more data is read. The customer must consent again.',
    },
    fr: {
      verb: 'Révoquer',
      means: 'Ses jetons prennent fin et plus rien n’est lu. Le client devra consentir de nouveau.',
    },
  },
  problems: { 409: 'It has ended already, or there is no such consent.' },
  fields: () => ({ consent_id: text(), reason }),
  perform: (act, { consent_id, reason }) => revoke(act, consent_id, reason),
  next: ({ consent_id: consentId }) => ({ page: 'consent', consentId }),
})
