// Institutions: providers under the names that they have in the Banking API and Connect.

import type { Provider } from './provider.ts'

/** The names that the contract's documentation fixes: that of the test institution. */
const DOCUMENTED: ReadonlyMap<number, string> = new Map([[1000, 'FlinksCapital']])

/** Returns the letters and digits of the provider's English name: `CaisseTestBoreale`. */
export function institutionOf({ providerId, name }: Provider): string {
  const plain = name.en.normalize('NFD').replaceAll(/[^A-Za-z0-9]/g, '')
  return DOCUMENTED.get(providerId) ?? plain
}

/** Finds a provider by its institution name, in any case, or by its id. */
export function findInstitution(providers: readonly Provider[], nameOrId: string): Provider | undefined {
  const wanted = nameOrId.trim().toLowerCase()
  return providers.find((provider) => {
    return institutionOf(provider).toLowerCase() === wanted || String(provider.providerId) === wanted
  })
}
