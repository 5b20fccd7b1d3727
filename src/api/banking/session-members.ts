// The members of Banking API answers that name the institution and the login.

import { strict as assert } from 'node:assert'
import { z } from 'zod'
import type { LivingConsent } from '../../domain/consents/living-consent.ts'
import { demandLogin, type Login } from '../../domain/logins/login.ts'
import { openUserName } from '../../domain/logins/user-name.ts'
import { institutionIdOf, institutionNameOf, institutionOf } from '../../domain/providers/institution.ts'
import { findProvider } from '../../domain/providers/provider.ts'
import type { BankingParts } from './parts.ts'

export const institutionShape = {
  InstitutionName: z.string(),
  InstitutionId: z.int(),
  Institution: z.string(),
}

export const loginSchema = z
  .object({
    Username: z.string().nullable().describe('Where the organization signed the customer in itself.'),
    IsScheduledRefresh: z.boolean(),
    LastRefresh: z.string().describe('UTC. Every read is live, so it is the moment of the answer.'),
    Type: z.enum(['Personal', 'Business']).nullable(),
    Id: z.string().describe('The LoginId.'),
  })
  .meta({ id: 'BankingLogin' })

const link = z.object({ rel: z.string(), href: z.string(), example: z.null() })

export const linksShape = { Links: z.array(link).describe('What may be called next.') }

export const READ_LINKS = linksTo({
  AccountsDetail: '/GetAccountsDetail',
  AccountsSummary: '/GetAccountsSummary',
  Statements: '/GetStatements',
})

export const AUTHORIZE_LINKS = linksTo({ Authorization: '/Authorize' })

function linksTo(addresses: Readonly<Record<string, string>>) {
  return Object.entries(addresses).map(([rel, href]) => ({ rel, href, example: null }))
}

export type Members = {
  readonly InstitutionName: string
  readonly InstitutionId: number
  readonly Institution: string
  readonly Login: z.infer<typeof loginSchema>
}

export type MembersRequest = {
  readonly consent: LivingConsent
  readonly organizationId: string
  readonly language: 'en' | 'fr'
  /** True if the answer is for the organization that typed the user name: it is shown to nobody else. */
  readonly withUsername: boolean
}

/** Reads the login and the institution behind a consent, and writes them. */
export async function readMembers(
  { database, clock, vault }: BankingParts,
  { consent, organizationId, language, withUsername }: MembersRequest,
): Promise<Members> {
  const now = clock.now()
  const [login, provider] = await Promise.all([
    demandLogin(database, now, organizationId, consent.loginId),
    findProvider(database, consent.providerId),
  ])
  assert.ok(provider, 'a living consent of no provider')
  const username = withUsername ? openUserName(vault, login) : undefined
  return {
    InstitutionName: institutionNameOf(provider, language),
    InstitutionId: institutionIdOf(provider),
    Institution: institutionOf(provider),
    Login: {
      Username: username ?? null,
      IsScheduledRefresh: login.isScheduledRefresh,
      LastRefresh: now.toString({ fractionalSecondDigits: 6 }).slice(0, -1),
      Type: typeOf(login, consent),
      Id: login.loginId,
    },
  }
}

/** Null if the consent opens nothing of the customer. */
function typeOf({ customerType }: Login, { clusters }: LivingConsent): 'Personal' | 'Business' | null {
  const isOpen = clusters.has('CUSTOMER_CONTACT') || clusters.has('CUSTOMER_PERSONAL')
  if (!isOpen || customerType === undefined) return null
  return customerType === 'BUSINESS' ? 'Business' : 'Personal'
}
