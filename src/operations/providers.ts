// Operations on providers: describing one, its secrets, and the states through which it goes.

import { addProvider as add } from '../domain/providers/add-provider.ts'
import { changeProvider as change } from '../domain/providers/change-provider.ts'
import { moveProvider } from '../domain/providers/move-provider.ts'
import { setProviderSecret } from '../domain/providers/provider-secret.ts'
import { inviteConnects } from '../domain/registrations/invite-connects.ts'
import { endRegistrations } from '../domain/registrations/end-registrations.ts'
import { demandConnector, demandConnectorOf, demandOpens } from '../domain/retrieval/demand-opens.ts'
import { demandSecretName, validateSettings } from '../domain/retrieval/setting.ts'
import { text } from '../platform/http/request-fields.ts'
import { providerId } from './fields.ts'
import { operation } from './operation.ts'
import { descriptionOf, providerFields } from './provider-fields.ts'

const LONGEST_SECRET = 20_000

export function secretValue() {
  return text().min(1, 'is empty').max(LONGEST_SECRET, `must have at most ${LONGEST_SECRET} characters`)
}

export const addProvider = operation({
  name: 'add-provider',
  summary: 'Adds a provider as a DRAFT: operators can try it, and nobody else knows it.',
  role: 'operator',
  needsProof: true,
  texts: { en: { verb: 'Add a provider' }, fr: { verb: 'Ajouter un fournisseur' } },
  problems: { 409: 'The id is taken.' },
  fields: () => ({
    provider_id: providerId.optional().describe('The next free one, if it is left out.'),
    connector: text().max(60),
    ...providerFields(),
  }),
  async perform(act, { provider_id, connector: name, ...fields }, { banks }) {
    const connector = demandConnector(banks.connectors, name)
    validateSettings(connector, fields.settings)
    return add(act, { providerId: provider_id, connector: name, status: 'DRAFT', ...descriptionOf(fields) })
  },
  next: (_input, providerId) => ({ page: 'provider', providerId }),
})

export const changeProvider = operation({
  name: 'change-provider',
  summary: 'Replaces the description and the settings of a provider. They hold from the next call to the bank on.',
  role: 'operator',
  needsProof: true,
  texts: { en: { verb: 'Save' }, fr: { verb: 'Enregistrer' } },
  problems: { 404: 'There is no such provider.', 409: 'Somebody else has changed it meanwhile, or it is retired.' },
  fields: () => ({
    provider_id: providerId,
    from_version: text()
      .regex(/^[1-9]\d{0,8}$/, 'must be the version that was read')
      .transform(Number)
      .describe('The settings_version that the change was made from.'),
    ...providerFields(),
  }),
  async perform(act, { provider_id, from_version, ...fields }, { banks, vault }) {
    const to = descriptionOf(fields)
    const connector = await demandConnectorOf(act, banks.connectors, provider_id)
    validateSettings(connector, to.settings)
    const changed = await change(act, { providerId: provider_id, from: from_version, to })
    await demandOpens(act, vault, banks.connectors, provider_id)
    return changed
  },
  next: ({ provider_id: providerId }) => ({ page: 'provider', providerId }),
})

export const setSecret = operation({
  name: 'set-provider-secret',
  summary: 'Keeps a secret of a provider, in place of the former one. It is used from the next call to the bank on.',
  role: 'operator',
  needsProof: true,
  texts: {
    en: { verb: 'Replace', means: 'It is used from the next call to the bank on, and is never shown again.' },
    fr: { verb: 'Remplacer', means: 'Il sert dès le prochain appel à la banque et n’est plus jamais affiché.' },
  },
  problems: { 404: 'There is no such provider.', 409: 'It is retired.' },
  fields: () => ({
    provider_id: providerId,
    name: text().max(60),
    value: secretValue(),
  }),
  async perform(act, { provider_id, name, value }, { banks, vault }) {
    demandSecretName(await demandConnectorOf(act, banks.connectors, provider_id), name)
    const changed = await setProviderSecret(act, vault, { providerId: provider_id, name, value })
    await demandOpens(act, vault, banks.connectors, provider_id)
    return changed
  },
  next: ({ provider_id: providerId }) => ({ page: 'provider', providerId }),
})

const problems = { 409: 'It is in no state from which this leads, or there is no such provider.' }

export const activateProvider = operation({
  name: 'activate-provider',
  summary: 'Opens a provider that was a draft: apps can register with it and customers can sign in.',
  role: 'operator',
  needsProof: true,
  texts: {
    en: { verb: 'Activate', means: 'Apps see it and can register with it; customers of admitted apps can sign in.' },
    fr: { verb: 'Activer', means: 'Les applications le voient et peuvent s’y inscrire; leurs clients s’y connectent.' },
  },
  problems,
  fields: () => ({ provider_id: providerId }),
  async perform(act, { provider_id }, { banks, vault }) {
    await moveProvider(act, provider_id, 'activate-provider')
    await demandOpens(act, vault, banks.connectors, provider_id)
    await inviteConnects(act, provider_id)
  },
  next: ({ provider_id: providerId }) => ({ page: 'provider', providerId }),
})

export const enableProvider = operation({
  name: 'enable-provider',
  summary: 'Enables a provider that was disabled.',
  role: 'operator',
  needsProof: true,
  texts: { en: { verb: 'Enable' }, fr: { verb: 'Réactiver' } },
  problems,
  fields: () => ({ provider_id: providerId }),
  async perform(act, { provider_id }, { banks, vault }) {
    await moveProvider(act, provider_id, 'enable-provider')
    await demandOpens(act, vault, banks.connectors, provider_id)
  },
  next: ({ provider_id: providerId }) => ({ page: 'provider', providerId }),
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
  perform: (act, { provider_id }) => moveProvider(act, provider_id, 'disable-provider'),
  next: ({ provider_id: providerId }) => ({ page: 'provider', providerId }),
})

export const retireProvider = operation({
  name: 'retire-provider',
  summary: 'Closes a provider for good: its consents end, apps are told, and the bank is told that its grants ended.',
  role: 'operator',
  needsProof: true,
  texts: {
    en: {
      verb: 'Retire',
      means: 'All its consents and registrations end, and apps are told. It cannot be opened again.',
    },
    fr: {
      verb: 'Retirer',
      means:
        'Tous ses consentements et inscriptions prennent fin et les applications en sont avisées. C’est définitif.',
    },
  },
  problems,
  fields: () => ({ provider_id: providerId }),
  async perform(act, { provider_id }) {
    await moveProvider(act, provider_id, 'retire-provider')
    await endRegistrations(act, { providerId: provider_id }, 'The provider was retired.')
  },
  next: ({ provider_id: providerId }) => ({ page: 'provider', providerId }),
})
