// Reward programs: those in which an account of the consent earns, their categories, and what one account earned.

import type { RewardCategory, RewardProgram, RewardTransaction } from '../../fdx/reward.ts'
import { Problem } from '../../platform/problem.ts'
import type { LivingConsent } from '../consents/living-consent.ts'
import type { CustomerPermit } from '../consents/permit.ts'
import { handlesByBankId } from './customer.ts'
import type { Asking, CustomerRead, HistoryRead, Openers } from './read.ts'
import { withinReach } from './window.ts'

const REWARDS: Openers = ['REWARDS']

/** @param subject the recipient's own id of the customer. */
export function rewardProgramsRead(subject: string): CustomerRead<readonly RewardProgram[]> {
  return {
    action: 'read-reward-programs',
    openers: REWARDS,
    ask: async (asking) => (await askPrograms(asking)).map((program) => seenBy(asking.consent, program, subject)),
  }
}

/** Throws `reward_program_not_found` for a program in which no account of the consent earns. */
export function rewardProgramRead(rewardProgramId: string, subject: string): CustomerRead<RewardProgram> {
  return {
    action: 'read-reward-program',
    openers: REWARDS,
    ask: async (asking) => seenBy(asking.consent, await askProgram(asking, rewardProgramId), subject),
  }
}

/** Throws `reward_program_not_found`. */
export function rewardCategoriesRead(rewardProgramId: string): CustomerRead<readonly RewardCategory[]> {
  return {
    action: 'read-reward-categories',
    openers: REWARDS,
    async ask(asking) {
      await askProgram(asking, rewardProgramId)
      const { bank, call, permit } = asking
      return bank.rewardCategories(permit, rewardProgramId, call)
    },
  }
}

export const rewardTransactionsRead: HistoryRead<RewardTransaction> = {
  action: 'read-reward-transactions',
  openers: REWARDS,
  ask: async ({ bank, call, permit, window, page }) =>
    withinReach(window, await bank.rewardTransactions(permit, { window, page }, call)),
}

/** Asks for the programs in which an account of the consent is a member, and leaves out other memberships. */
async function askPrograms({
  bank,
  call,
  permit,
  consent: { accounts },
}: Asking<CustomerPermit>): Promise<readonly RewardProgram[]> {
  const programs = await bank.rewardPrograms(permit, call)
  const shared = new Set(accounts.values().map(({ bankAccountId }) => bankAccountId))
  const isShared = ({ accountIds = [] }: Membership): boolean => accountIds.some((id) => shared.has(id))
  return programs
    .map((program) => ({ ...program, memberships: program.memberships?.filter(isShared) }))
    .filter(({ memberships = [] }) => memberships.length > 0)
}

async function askProgram(asking: Asking<CustomerPermit>, rewardProgramId: string): Promise<RewardProgram> {
  const programs = await askPrograms(asking)
  const program = programs.find((program) => program.rewardProgramId === rewardProgramId)
  if (program) return program
  throw new Problem('reward_program_not_found', 'There is no such reward program. Ask for the list of reward programs.')
}

type Membership = NonNullable<RewardProgram['memberships']>[number]

/** Replaces the bank's ids of the customer and of the accounts: none of them leaves. */
function seenBy(consent: LivingConsent, program: RewardProgram, subject: string): RewardProgram {
  const handleOf = handlesByBankId(consent)
  const memberships = program.memberships?.map(({ customerId, accountIds = [], ...membership }) => ({
    ...membership,
    ...(customerId === consent.bankCustomerId && { customerId: subject }),
    accountIds: accountIds.flatMap((id) => handleOf.get(id) ?? []),
  }))
  return { ...program, memberships }
}
