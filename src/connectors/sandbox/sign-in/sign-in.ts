// The sign-in at a sandbox bank, with its pages or without, and the grant that it ends in.

import type { Database } from '../../../database/open.ts'
import type { SignedIn } from '../../../domain/authorizations/signed-in.ts'
import type { Language, SignIn } from '../../../domain/retrieval/connector.ts'
import type { Endpoint } from '../../../platform/http/endpoint.ts'
import { path } from '../../../platform/http/path.ts'
import { newId } from '../../../platform/ids.ts'
import { Problem } from '../../../platform/problem.ts'
import { hashSecret, newSecret } from '../../../platform/secret.ts'
import type { SandboxBank } from '../bank/banks.ts'
import { displayName, type SandboxPerson } from '../bank/people.ts'
import { accountsOnOffer } from './accounts-on-offer.ts'
import { personOf } from './credentials.ts'
import { signInDirectly } from './direct-sign-in.ts'
import { signInEndpoints } from './endpoints.ts'
import { signInPaths } from './paths.ts'
import type { SignInParts } from './step-request.ts'
import { redeem, storeSignIn } from './stored-sign-in.ts'
import { readStylesheet } from './stylesheet.ts'

export function signInPages(parts: SignInParts): readonly Endpoint[] {
  return signInEndpoints(parts, readStylesheet())
}

/** How customers sign in at one of the banks. */
export function sandboxSignIn(parts: SignInParts, { providerId }: SandboxBank): SignIn {
  const { database, clock } = parts
  const signedIn = async (person: SandboxPerson, language: Language): Promise<SignedIn> => {
    const { bankCustomerId } = person
    const now = clock.now()
    return {
      bankCustomerId,
      customerType: person.type,
      displayName: displayName(person),
      bankGrant: await makeGrant(database, providerId, bankCustomerId, now),
      accounts: await accountsOnOffer(database, bankCustomerId, language, now),
    }
  }
  return {
    async begin({ returnUri, state, language }) {
      const now = clock.now()
      const sign_in_id = newId('signin', now)
      await storeSignIn(database, { returnUri, state, language, id: sign_in_id, providerId, now })
      const address = path(signInPaths.signIn, { provider_id: providerId, sign_in_id }, { language })
      return { address, trip: sign_in_id }
    },

    async finish(signInId, { state, answer: { code, error } }) {
      if (error === 'access_denied') throw new Problem('access_denied', 'You left the bank without signing in.')
      const now = clock.now()
      const signIn = code && (await redeem(database, { signInId, providerId, state, codeHash: hashSecret(code), now }))
      if (!signIn)
        throw new Problem('sign_in_failed', 'The bank did not confirm the sign-in. Go back to the app and start again.')
      return signedIn(personOf(signIn.bank_customer_id), signIn.language)
    },

    direct: (language, attempt) =>
      signInDirectly(providerId, language, attempt, (person) => signedIn(person, language)),
  }
}

export async function endSandboxGrant(
  { database, clock }: SignInParts,
  { providerId }: SandboxBank,
  bankGrant: string,
): Promise<void> {
  await database.run(
    `update sandbox_grant set ended_at = $3 where grant_hash = $1 and provider_id = $2 and ended_at is null`,
    [hashSecret(bankGrant), providerId, clock.now()],
  )
}

/** The bank keeps, as real banks do, which customer let Portage read, and hears when that ends. */
async function makeGrant(
  database: Database,
  providerId: number,
  bankCustomerId: string,
  now: Temporal.Instant,
): Promise<string> {
  const grant = newSecret()
  await database.run(
    `insert into sandbox_grant (grant_hash, provider_id, bank_customer_id, granted_at) values ($1, $2, $3, $4)`,
    [hashSecret(grant), providerId, bankCustomerId, now],
  )
  return grant
}
