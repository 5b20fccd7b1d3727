// Where an app is known, and who stands between it and the banks, as it says at registration (RegistryReference, Intermediary).

import { z } from 'zod'
import { registries } from '../../fdx/consent.ts'
import { refined, list, text, words } from '../../platform/http/request-fields.ts'
import { whyNotDisplayName, whyNotReadable } from '../names/display-name.ts'
import { whyNotPage } from './web-address.ts'

const MOST = 10

const line = () => refined(text().max(256, 'must have at most 256 characters'), whyNotReadable)

const registryReference = z.object({
  registered_entity_name: line().optional(),
  registered_entity_id: line().optional(),
  registry: words(registries.values).optional(),
})

export const registryReferences = list(registryReference).max(MOST, `must name at most ${MOST}`)

export const intermediaries = list(
  z.object({
    name: refined(text().max(256, 'must have at most 256 characters'), whyNotDisplayName).optional(),
    description: line().optional(),
    uri: refined(text(), whyNotPage).optional(),
    logo_uri: refined(text(), whyNotPage).optional(),
    contacts: list(z.email('must be an e-mail address')).max(MOST, `must name at most ${MOST}`).optional(),
    registry_references: registryReferences.optional(),
  }),
).max(MOST, `must name at most ${MOST}`)

export type RegistryReferences = z.infer<typeof registryReferences>
export type Intermediaries = z.infer<typeof intermediaries>
