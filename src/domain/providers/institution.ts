// Institutions: providers by the names that the Banking API and Connect give them.

import type { Provider } from './provider.ts'

/** The test institution that the documentation names. */
const DOCUMENTED: ReadonlyMap<number, string> = new Map([[1000, 'FlinksCapital']])

/** The letters and digits of its English name: `CaisseTestBoreale`. */
export function institutionOf({ providerId, name }: Provider): string {
  const plain = name.en.normalize('NFD').replaceAll(/[^A-Za-z0-9]/g, '')
  return DOCUMENTED.get(providerId) ?? plain
}

/** By its name in any case, or by its id. */
export function findInstitution(providers: readonly Provider[], asked: string): Provider | undefined {
  const wanted = asked.trim().toLowerCase()
  return providers.find((provider) => {
    return institutionOf(provider).toLowerCase() === wanted || String(provider.providerId) === wanted
  })
}
