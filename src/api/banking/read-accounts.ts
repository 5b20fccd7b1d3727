// Reads the accounts of a login, live: what is asked for and consented to, each part through a permit of its own.

import { z } from 'zod'
import { demandLogin } from '../../domain/logins/login.ts'
import { findProvider } from '../../domain/providers/provider.ts'
import { retrieveAccounts } from '../../domain/retrieval/accounts.ts'
import { retrieveCustomer } from '../../domain/retrieval/customer.ts'
import type { Openers, Reader } from '../../domain/retrieval/retrieve.ts'
import { retrieveStatementFile, retrieveStatements } from '../../domain/retrieval/statements.ts'
import { retrieveTransactions } from '../../domain/retrieval/transactions.ts'
import type { DataCluster } from '../../fdx/cluster.ts'
import type { Transaction } from '../../fdx/transaction.ts'
import { Problem } from '../../platform/problem.ts'
import type { Vault } from '../../platform/secret.ts'
import { countOf, windowOf, type AskedDays, type AskedDetail } from './asked-accounts.ts'
import type { BankingParts } from './parts.ts'
import { institutionShape, loginSchema, writeInstitution, writeLogin } from './session-members.ts'
import { detailAccount, writeDetail, writeHolder, writeSummary } from './write-account.ts'

export type AskedSummary = { readonly WithBalance: boolean; readonly WithAccountIdentity: boolean }

/** Who reads, and how the answer is to be told. */
export type AccountsReader = Reader & {
  readonly organizationId: string
  readonly language: 'en' | 'fr'
  /** Opens the user name, where the answer is for the organization itself. */
  readonly vault?: Vault
}

const PAGE = 500

/** Members that answers with accounts have in common. */
export const detailShape = {
  ...institutionShape,
  Login: loginSchema,
  Accounts: z.array(detailAccount),
}

export async function readDetail(parts: BankingParts, reader: AccountsReader, asked: AskedDetail) {
  const handles = chooseHandles(reader, asked.AccountsFilter)
  const clusters = without(reader, asked.WithAccountIdentity ? [] : ['ACCOUNT_PAYMENTS'])
  const [members, accounts, holder] = await Promise.all([
    readMembers(parts, reader),
    retrieveAccounts(parts.retrieval, reader, openersOf(clusters), handles),
    asked.WithKYC ? readHolder(parts, reader) : null,
  ])
  const withTransactions = asked.WithTransactions && clusters.has('TRANSACTIONS')
  const written = accounts.map(async (account) =>
    writeDetail(account, clusters, {
      withBalance: asked.WithBalance,
      holder,
      transactions: withTransactions ? await readTransactions(parts, reader, account.accountId, asked) : null,
      statements: asked.WithDetailsAndBankingStatements
        ? clusters.has('STATEMENTS')
          ? await readStatements(parts, reader, account.accountId, countOf(asked.NumberOfBankingStatements))
          : null
        : undefined,
    }),
  )
  return { ...members, Accounts: await Promise.all(written) }
}

export async function readSummary(parts: BankingParts, reader: AccountsReader, asked: AskedSummary) {
  const { clusters } = reader.consent
  const [members, accounts, holder] = await Promise.all([
    readMembers(parts, reader),
    retrieveAccounts(parts.retrieval, reader, openersOf(clusters), chooseHandles(reader, undefined)),
    readHolder(parts, reader),
  ])
  const what = { withBalance: asked.WithBalance, withIdentity: asked.WithAccountIdentity, holder }
  return { ...members, Accounts: accounts.map((account) => writeSummary(account, clusters, what)) }
}

/** Institution and login. */
export async function readMembers(
  { database, clock }: BankingParts,
  { consent, organizationId, language, vault }: AccountsReader,
) {
  const now = clock.now()
  const [login, provider] = await Promise.all([
    demandLogin(database, now, organizationId, consent.loginId),
    findProvider(database, consent.providerId),
  ])
  if (!provider) throw new Error('a living consent of no provider')
  return { ...writeInstitution(provider, language), Login: writeLogin(login, consent.clusters, now, vault) }
}

/** In one order for everybody. Throws `invalid_request` for one that is not of the login. */
export function chooseHandles({ consent }: Reader, filter: readonly string[] | undefined): readonly string[] {
  const handles = [...consent.accounts.keys()].toSorted()
  if (filter === undefined) return handles
  const wanted = new Set(filter.map((id) => id.toLowerCase()))
  if (![...wanted].every((id) => consent.accounts.has(id))) {
    throw new Problem('invalid_request', 'AccountsFilter names an account that is not of this LoginId.')
  }
  return handles.filter((handle) => wanted.has(handle))
}

function without({ consent }: Reader, left: readonly DataCluster[]): ReadonlySet<DataCluster> {
  return consent.clusters.difference(new Set(left))
}

function openersOf(clusters: ReadonlySet<DataCluster>): Openers {
  const more = (['ACCOUNT_DETAILED', 'BALANCES', 'ACCOUNT_PAYMENTS'] as const).filter((cluster) =>
    clusters.has(cluster),
  )
  return ['ACCOUNT_BASIC', ...more]
}

async function readHolder({ retrieval }: BankingParts, reader: Reader) {
  const { clusters, loginId } = reader.consent
  if (!clusters.has('CUSTOMER_CONTACT')) return null
  return writeHolder(await retrieveCustomer(retrieval, reader, loginId), clusters)
}

/** Page by page. Nothing is cut in silence: throws `invalid_request` when there are more than one answer holds. */
async function readTransactions(
  { retrieval, clock, rules }: BankingParts,
  reader: Reader,
  accountHandle: string,
  asked: AskedDays,
): Promise<readonly Transaction[]> {
  const window = windowOf(asked, clock.now())
  const rows: Transaction[] = []
  let from: string | undefined
  do {
    const request = { limit: PAGE, ...(from !== undefined && { from }) }
    const page = await retrieveTransactions(retrieval, reader, accountHandle, window, request).catch(noTransactions)
    rows.push(...page.rows)
    if (rows.length > rules.mostTransactions) {
      const detail = `An account has more than ${rules.mostTransactions} transactions in this time. Ask for fewer days.`
      throw new Problem('invalid_request', detail)
    }
    from = page.next
  } while (from !== undefined)
  return rows
}

/** There are kinds of account on which nothing happens. */
function noTransactions(problem: unknown): { readonly rows: readonly Transaction[]; readonly next?: string } {
  if (problem instanceof Problem && problem.code === 'account_type_not_supported') return { rows: [] }
  throw problem
}

/** The newest that are ready, as files. */
export async function readStatements(
  { retrieval, clock }: BankingParts,
  reader: Reader,
  accountHandle: string,
  count: number,
) {
  const end = clock.now()
  const window = { start: end.subtract({ hours: 24 * 31 * (count + 1) }), end }
  const { rows } = await retrieveStatements(retrieval, reader, accountHandle, window, { limit: count + 1 })
  const files = []
  for (const { statementId } of rows.filter(({ status }) => status === 'AVAILABLE').slice(0, count)) {
    const { bytes } = await retrieveStatementFile(retrieval, reader, accountHandle, statementId)
    files.push({ UniqueId: statementId, FileType: 'PDF', Base64Bytes: Buffer.from(bytes).toString('base64') } as const)
  }
  return files
}
