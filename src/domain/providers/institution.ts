// Institutions: providers under the names and ids that they have in the Banking API and Connect.

import type { Provider } from './provider.ts'

type Documented = { readonly id: number; readonly institution: string }

/** What the contract's documentation fixes: the id and the name of its test institution. */
const DOCUMENTED: ReadonlyMap<number, Documented> = new Map([[1000, { id: 14, institution: 'FlinksCapital' }]])

/** The connector of test institutions. The first bank that an operator adds has the number 1000 too, and keeps its own name. */
const TEST_CONNECTOR = 'sandbox'

function documented({ providerId, connector }: Provider): Documented | undefined {
  return connector === TEST_CONNECTOR ? DOCUMENTED.get(providerId) : undefined
}

/** Returns the letters and digits of the provider's English name: `CaisseTestBoreale`. */
export function institutionOf(provider: Provider): string {
  const plain = provider.name.en.normalize('NFD').replaceAll(/[^A-Za-z0-9]/g, '')
  return documented(provider)?.institution ?? plain
}

/** Returns the InstitutionId: the provider's id, where the documentation has no other. */
export function institutionIdOf(provider: Provider): number {
  return documented(provider)?.id ?? provider.providerId
}

/** Returns the InstitutionName: the provider's name, where the documentation has no other. */
export function institutionNameOf(provider: Provider, language: 'en' | 'fr'): string {
  return documented(provider)?.institution ?? provider.name[language]
}

/** Finds a provider by its institution name, in any case, by its InstitutionId, or by its id in the other APIs. */
export function findInstitution(providers: readonly Provider[], nameOrId: string): Provider | undefined {
  const wanted = nameOrId.trim().toLowerCase()
  return (
    providers.find((one) => institutionOf(one).toLowerCase() === wanted || String(institutionIdOf(one)) === wanted) ??
    providers.find(({ providerId }) => String(providerId) === wanted)
  )
}
