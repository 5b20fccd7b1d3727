// The customer behind a consent, as the recipient knows them: under the subject, with the accounts of the consent alone.

import type { Customer } from '../../fdx/customer.ts'
import type { LivingConsent } from '../consents/living-consent.ts'
import type { CustomerRead } from './read.ts'

/** @param subject the recipient's own id of the customer. */
export function customerRead(subject: string): CustomerRead<Customer> {
  return {
    action: 'read-customer',
    openers: ['CUSTOMER_CONTACT', 'CUSTOMER_PERSONAL'],
    async ask({ bank, call, permit, consent }) {
      const customer = await bank.customer(permit, call)
      return { ...customer, customerId: subject, accounts: withHandles(consent, customer.accounts) }
    },
  }
}

/** Keeps the accounts of the consent, under their handles. */
export function withHandles(consent: LivingConsent, accounts: Customer['accounts']) {
  const handleOf = handlesByBankId(consent)
  return accounts?.flatMap((relationship) => {
    const handle = handleOf.get(relationship.accountId ?? '')
    return handle === undefined ? [] : [{ ...relationship, accountId: handle }]
  })
}

export function handlesByBankId({ accounts }: LivingConsent): ReadonlyMap<string, string> {
  return new Map([...accounts].map(([handle, { bankAccountId }]) => [bankAccountId, handle]))
}
