// Reads the accounts of a login, live: what is asked for and consented to, each part through a permit of its own.

import { z } from 'zod'
import { demandLogin } from '../../domain/logins/login.ts'
import { findProvider } from '../../domain/providers/provider.ts'
import { retrieveCustomer } from '../../domain/retrieval/customer.ts'
import type { Openers, Reader } from '../../domain/retrieval/retrieve.ts'
import { retrieveStatementFile, retrieveStatements } from '../../domain/retrieval/statements.ts'
import type { DataCluster } from '../../fdx/cluster.ts'
import { giveWay } from '../../platform/give-way.ts'
import { Problem } from '../../platform/problem.ts'
import type { Vault } from '../../platform/secret.ts'
import { countOf, type AskedDetail } from './asked-accounts.ts'
import { flinksCodes } from './flinks-codes.ts'
import type { BankingParts } from './parts.ts'
import { readTransactions } from './read-transactions.ts'
import { readEach, unavailableShape } from './readable-accounts.ts'
import { institutionShape, loginSchema, writeInstitution, writeLogin } from './session-members.ts'
import { detailAccount, writeDetail, writeHolder, writeSummary, writeTransactions } from './write-account.ts'

export type AskedSummary = { readonly WithBalance: boolean; readonly WithAccountIdentity: boolean }

/** Who reads, and how the answer is to be told. */
export type AccountsReader = Reader & {
  readonly organizationId: string
  readonly language: 'en' | 'fr'
  /** Opens the user name, where the answer is for the organization itself. */
  readonly vault?: Vault
}

/** Members that answers with accounts have in common. */
export const detailShape = {
  ...institutionShape,
  Login: loginSchema,
  Accounts: z.array(detailAccount),
  ...unavailableShape,
  FlinksCode: z.literal('NO_TRANSACTION').optional().describe('Where fewer than 25 transactions were found in all.'),
  Message: z.string().optional().describe('What the FlinksCode means.'),
}

/** Fewer are too few to judge an income by; the documentation has a code for it. */
const ENOUGH_TRANSACTIONS = 25

export async function readDetail(parts: BankingParts, reader: AccountsReader, asked: AskedDetail) {
  const handles = chooseHandles(reader, asked.AccountsFilter)
  const known = chooseKnown(reader, asked)
  const clusters = without(reader, asked.WithAccountIdentity ? [] : ['ACCOUNT_PAYMENTS'])
  const [members, holder] = await Promise.all([
    readMembers(parts, reader),
    asked.WithKYC ? readHolder(parts, reader) : null,
  ])
  const withTransactions = asked.WithTransactions && clusters.has('TRANSACTIONS')
  const accounts = await readEach(parts, reader, openersOf(clusters), handles, async (account) =>
    writeDetail(account, clusters, {
      withBalance: asked.WithBalance,
      holder,
      transactions: withTransactions
        ? await writeTransactions(await readTransactions(parts, reader, account, asked, known.get(account.accountId)))
        : null,
      statements: asked.WithDetailsAndBankingStatements
        ? clusters.has('STATEMENTS')
          ? await readStatements(parts, reader, account.accountId, countOf(asked.NumberOfBankingStatements))
          : null
        : undefined,
    }),
  )
  const Accounts = accounts.read
  const found = Accounts.reduce((count, { Transactions }) => count + (Transactions?.length ?? 0), 0)
  // What has come since a known transaction says nothing of how many there are, nor does what is left of a broken bank.
  const isWhole = known.size === 0 && accounts.members.UnavailableAccounts === undefined
  const few = withTransactions && isWhole && found < ENOUGH_TRANSACTIONS
  return { ...members, Accounts, ...accounts.members, ...(few && NO_TRANSACTION) }
}

const NO_TRANSACTION = { FlinksCode: 'NO_TRANSACTION', Message: flinksCodes.NO_TRANSACTION.means }

export async function readSummary(parts: BankingParts, reader: AccountsReader, asked: AskedSummary) {
  const { clusters } = reader.consent
  const [members, holder] = await Promise.all([readMembers(parts, reader), readHolder(parts, reader)])
  const what = { withBalance: asked.WithBalance, withIdentity: asked.WithAccountIdentity, holder }
  const handles = chooseHandles(reader, undefined)
  const accounts = await readEach(parts, reader, openersOf(clusters), handles, (account) =>
    writeSummary(account, clusters, what),
  )
  return { Accounts: accounts.read, ...accounts.members, ...members }
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
  demandOwn(consent, wanted, 'AccountsFilter')
  return handles.filter((handle) => wanted.has(handle))
}

/** By account, the transaction that is known already. Throws as `chooseHandles`. */
function chooseKnown({ consent }: Reader, { RefreshDelta = [] }: AskedDetail): ReadonlyMap<string, string> {
  const known = new Map(RefreshDelta.map(({ AccountId, TransactionId }) => [AccountId.toLowerCase(), TransactionId]))
  demandOwn(consent, known.keys(), 'RefreshDelta')
  return known
}

function demandOwn({ accounts }: Reader['consent'], handles: Iterable<string>, member: string): void {
  if ([...handles].every((handle) => accounts.has(handle))) return
  throw new Problem('invalid_request', `${member} names an account that is not of this LoginId.`)
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

/** The newest that are ready, as files. Throws `statement_unreadable` where the bank does not give one that it lists. */
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
    await giveWay()
    const { bytes } = await retrieveStatementFile(retrieval, reader, accountHandle, statementId).catch(notGiven)
    files.push({ UniqueId: statementId, FileType: 'PDF', Base64Bytes: Buffer.from(bytes).toString('base64') } as const)
  }
  return files
}

function notGiven(problem: unknown): never {
  const isMissing = problem instanceof Problem && /^statement_(not_found|processing)$/.test(problem.code)
  if (!isMissing) throw problem
  const detail = 'The bank lists a statement and does not give its file. Try again later.'
  throw new Problem('statement_unreadable', detail, { cause: problem })
}
