// A registration: a recipient's admission at one provider, and the steps by which it can change.

import type { Database } from '../../database/open.ts'

/** The statuses in the order in which operators look after them. */
export const registrationStatuses = [
  'PENDING_APPROVAL',
  'PENDING_ACTIVATION',
  'SUSPENDED',
  'ACTIVE',
  'REJECTED',
] as const

export type RegistrationStatus = (typeof registrationStatuses)[number]

export type Transition = {
  readonly from: readonly RegistrationStatus[]
  readonly to: RegistrationStatus
  /** True for a change that turns an app away: it is told why. */
  readonly needsReason: boolean
}

/** The state machine. A registration begins as PENDING_APPROVAL, when a partner asks for it. */
export const transitions = {
  /** The operator approves, and sends it to the provider. */
  approve: { from: ['PENDING_APPROVAL'], to: 'PENDING_ACTIVATION', needsReason: false },
  /** The provider has let the recipient in. */
  activate: { from: ['PENDING_ACTIVATION'], to: 'ACTIVE', needsReason: false },
  /** The operator or the provider refuses. */
  reject: { from: ['PENDING_APPROVAL', 'PENDING_ACTIVATION'], to: 'REJECTED', needsReason: true },
  /** A refusal is taken back: it waits for approval again. */
  reopen: { from: ['REJECTED'], to: 'PENDING_APPROVAL', needsReason: false },
  /** From this moment no authorization begins and no data is read. */
  suspend: { from: ['ACTIVE'], to: 'SUSPENDED', needsReason: true },
  /** Consents that have not ended meanwhile work again. */
  lift: { from: ['SUSPENDED'], to: 'ACTIVE', needsReason: false },
} as const satisfies Record<string, Transition>

export type RegistrationVerb = keyof typeof transitions

export const registrationVerbs = Object.keys(transitions) as readonly RegistrationVerb[]

export async function findRegistrationStatus(
  database: Database,
  clientId: string,
  providerId: number,
): Promise<RegistrationStatus | undefined> {
  const row = await database.read
    .selectFrom('registration')
    .select('status')
    .where('client_id', '=', clientId)
    .where('provider_id', '=', providerId)
    .executeTakeFirst()
  return row?.status as RegistrationStatus | undefined
}
