// What answers of the Banking API say of the institution and of the login, whatever else they carry.

import { z } from 'zod'
import { openUserName } from '../../domain/logins/user-name.ts'
import type { Login } from '../../domain/logins/login.ts'
import type { Provider } from '../../domain/providers/provider.ts'
import type { DataCluster } from '../../fdx/cluster.ts'
import type { Vault } from '../../platform/secret.ts'
import { institutionOf } from '../../domain/providers/institution.ts'

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

export function writeInstitution(provider: Provider, language: 'en' | 'fr') {
  return {
    InstitutionName: provider.name[language],
    InstitutionId: provider.providerId,
    Institution: institutionOf(provider),
  }
}

/** @param vault opens the user name; absent where the answer is not for the organization itself. */
export function writeLogin(
  login: Login,
  clusters: ReadonlySet<DataCluster>,
  at: Temporal.Instant,
  vault?: Vault,
): z.infer<typeof loginSchema> {
  const isKnown = clusters.has('CUSTOMER_CONTACT') || clusters.has('CUSTOMER_PERSONAL')
  const type = login.customerType === 'BUSINESS' ? 'Business' : 'Personal'
  return {
    Username: (vault && openUserName(vault, login)) ?? null,
    IsScheduledRefresh: login.isScheduledRefresh,
    LastRefresh: at.toString({ fractionalSecondDigits: 6 }).slice(0, -1),
    Type: isKnown && login.customerType !== undefined ? type : null,
    Id: login.loginId,
  }
}
