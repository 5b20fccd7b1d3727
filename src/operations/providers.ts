// Operations on providers: enabling and disabling one.

import { disableProvider as disable } from '../domain/providers/disable-provider.ts'
import { enableProvider as enable } from '../domain/providers/enable-provider.ts'
import { providerId } from './fields.ts'
import { operation } from './operation.ts'

const problems = { 409: 'It is so already, or there is no such provider.' }

export const enableProvider = operation({
  name: 'enable-provider',
  summary: 'Enables a provider that was disabled.',
  role: 'operator',
  texts: { en: { verb: 'Enable' }, fr: { verb: 'Réactiver' } },
  problems,
  fields: () => ({ provider_id: providerId }),
  perform: (act, { provider_id }) => enable(act, provider_id),
  next: () => ({ page: 'providers' }),
})

export const disableProvider = operation({
  name: 'disable-provider',
  summary: 'Disables a provider: nobody signs in there and no data is read.',
  role: 'operator',
  texts: {
    en: { verb: 'Disable', means: 'Its customers cannot sign in, and its data is not read, until it is enabled.' },
    fr: { verb: 'Désactiver', means: 'Personne ne s’y connecte et aucune donnée n’est lue jusqu’à la réactivation.' },
  },
  problems,
  fields: () => ({ provider_id: providerId }),
  perform: (act, { provider_id }) => disable(act, provider_id),
  next: () => ({ page: 'providers' }),
})
