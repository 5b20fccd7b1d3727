// The operation that begins a trial of a provider's bank.

import { beginTrial } from '../domain/trials/begin-trial.ts'
import { providerId } from './fields.ts'
import { operation } from './operation.ts'

export const tryBank = operation({
  name: 'try-bank',
  summary:
    "Begins a trial of a provider's bank: checks that need no customer, a sign-in by an operator, and what an app would read.",
  role: 'operator',
  texts: {
    en: {
      verb: 'Try this bank',
      means: 'Portage checks the bank. Then you sign in there as a test customer, and Portage reads what an app would.',
    },
    fr: {
      verb: 'Essayer cette institution',
      means:
        'Portage vérifie l’institution. Vous vous y connectez ensuite avec un compte d’essai, et Portage lit ce que lirait une application.',
    },
  },
  problems: { 404: 'There is no such provider.', 409: 'The provider is neither DRAFT nor ACTIVE.' },
  fields: () => ({ provider_id: providerId }),
  perform: (act, { provider_id }) => beginTrial(act, provider_id),
  next: ({ provider_id: providerId }, trialId) => ({ page: 'trial', providerId, trialId }),
})
