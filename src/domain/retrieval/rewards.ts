// Reward programs: those in which an account of the consent earns, their categories, and what one account earned.

import type { RewardCategory, RewardProgram, RewardTransaction } from '../../fdx/reward.ts'
import { Problem } from '../../platform/problem.ts'
import type { LivingConsent } from '../consents/living-consent.ts'
import type { CustomerPermit } from '../consents/permit.ts'
import type { Connector, PageRequest, Window } from './connector.ts'
import { handlesByBankId } from './customer.ts'
import { lacking } from './lacking.ts'
import {
  retrieveHistory,
  retrieveOfCustomer,
  type HistoryPage,
  type Openers,
  type Reader,
  type Retrieval,
} from './retrieve.ts'
import { withinReach } from './window.ts'

const REWARDS: Openers = ['REWARDS']
const PROGRAMS = 'reward programs'

/** @param subject the recipient's own id of the customer. */
export async function retrieveRewardPrograms(
  retrieval: Retrieval,
  reader: Reader,
  subject: string,
): Promise<readonly RewardProgram[]> {
  const programs = await retrieveOfCustomer(retrieval, reader, 'read-reward-programs', REWARDS, (connector, permit) =>
    programsOf(connector, permit, reader.consent),
  )
  return programs.map((program) => seenBy(reader.consent, program, subject))
}

/** Throws `reward_program_not_found` for a program in which no account of the consent earns. */
export async function retrieveRewardProgram(
  retrieval: Retrieval,
  reader: Reader,
  subject: string,
  rewardProgramId: string,
): Promise<RewardProgram> {
  const program = await retrieveOfCustomer(
    retrieval,
    reader,
    'read-reward-program',
    REWARDS,
    async (connector, permit) => demandProgram(await programsOf(connector, permit, reader.consent), rewardProgramId),
  )
  return seenBy(reader.consent, program, subject)
}

/** Throws `reward_program_not_found`. */
export function retrieveRewardCategories(
  retrieval: Retrieval,
  reader: Reader,
  rewardProgramId: string,
): Promise<readonly RewardCategory[]> {
  return retrieveOfCustomer(retrieval, reader, 'read-reward-categories', REWARDS, async (connector, permit) => {
    demandProgram(await programsOf(connector, permit, reader.consent), rewardProgramId)
    return connector.rewardCategories?.(permit, rewardProgramId) ?? lacking('the categories of reward programs')
  })
}

export function retrieveRewardTransactions(
  retrieval: Retrieval,
  reader: Reader,
  accountHandle: string,
  window: Window,
  request: PageRequest,
): Promise<HistoryPage<RewardTransaction>> {
  return retrieveHistory(
    retrieval,
    reader,
    'read-reward-transactions',
    'REWARDS',
    accountHandle,
    window,
    async (connector, permit, window) =>
      withinReach(
        window,
        (await connector.rewardTransactions?.(permit, window, request)) ??
          lacking('what was earned in reward programs'),
      ),
  )
}

async function programsOf(
  connector: Connector,
  permit: CustomerPermit,
  { accounts }: LivingConsent,
): Promise<readonly RewardProgram[]> {
  const programs = (await connector.rewardPrograms?.(permit)) ?? lacking(PROGRAMS)
  const shared = new Set(accounts.values().map(({ bankAccountId }) => bankAccountId))
  const isShared = ({ accountIds = [] }: Membership): boolean => accountIds.some((id) => shared.has(id))
  return programs
    .map((program) => ({ ...program, memberships: program.memberships?.filter(isShared) }))
    .filter(({ memberships = [] }) => memberships.length > 0)
}

function demandProgram(programs: readonly RewardProgram[], rewardProgramId: string): RewardProgram {
  const program = programs.find((program) => program.rewardProgramId === rewardProgramId)
  if (program) return program
  throw new Problem('reward_program_not_found', 'There is no such reward program. Ask for the list of reward programs.')
}

type Membership = NonNullable<RewardProgram['memberships']>[number]

/** Neither the bank's id of the customer nor of an account leaves. */
function seenBy(consent: LivingConsent, program: RewardProgram, subject: string): RewardProgram {
  const handleOf = handlesByBankId(consent)
  const memberships = program.memberships?.map(({ customerId, accountIds = [], ...membership }) => ({
    ...membership,
    ...(customerId === consent.bankCustomerId && { customerId: subject }),
    accountIds: accountIds.flatMap((id) => handleOf.get(id) ?? []),
  }))
  return { ...program, memberships }
}
