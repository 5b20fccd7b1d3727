// Institutions: providers under the names and ids that they have in the Banking API and Connect.

import type { Provider } from './provider.ts'

/** What the contract's documentation fixes: the id and the name of its test institution. */
const DOCUMENTED: ReadonlyMap<number, { readonly id: number; readonly institution: string }> = new Map([
  [1000, { id: 14, institution: 'FlinksCapital' }],
])

/** Returns the letters and digits of the provider's English name: `CaisseTestBoreale`. */
export function institutionOf({ providerId, name }: Provider): string {
  const plain = name.en.normalize('NFD').replaceAll(/[^A-Za-z0-9]/g, '')
  return DOCUMENTED.get(providerId)?.institution ?? plain
}

/** Returns the InstitutionId: the provider's id, where the documentation has no other. */
export function institutionIdOf({ providerId }: Provider): number {
  return DOCUMENTED.get(providerId)?.id ?? providerId
}

/** Returns the InstitutionName: the provider's name, where the documentation has no other. */
export function institutionNameOf({ providerId, name }: Provider, language: 'en' | 'fr'): string {
  return DOCUMENTED.get(providerId)?.institution ?? name[language]
}

/** Finds a provider by its institution name, in any case, by its InstitutionId, or by its id in the other APIs. */
export function findInstitution(providers: readonly Provider[], nameOrId: string): Provider | undefined {
  const wanted = nameOrId.trim().toLowerCase()
  return (
    providers.find((one) => institutionOf(one).toLowerCase() === wanted || String(institutionIdOf(one)) === wanted) ??
    providers.find(({ providerId }) => String(providerId) === wanted)
  )
}
