// The contact data of one account's holders. Those who share it with the customer have not consented: they are named, no more.

import type { AccountContact } from '../../fdx/account-contact.ts'
import type { LivingConsent } from '../consents/living-consent.ts'
import { withHandles } from './customer.ts'
import type { AccountRead } from './read.ts'

/** @param subject the recipient's own id of the customer. */
export function contactRead(subject: string): AccountRead<AccountContact> {
  return {
    action: 'read-contact',
    openers: ['CUSTOMER_CONTACT', 'CUSTOMER_PERSONAL'],
    async ask({ bank, call, permit, consent }) {
      const contact = await bank.contact(permit, call)
      return { ...contact, holders: contact.holders?.map((holder) => seenBy(consent, holder, subject)) }
    },
  }
}

type Holder = NonNullable<AccountContact['holders']>[number]

function seenBy(consent: LivingConsent, holder: Holder, subject: string): Holder {
  if (holder.customerId !== consent.bankCustomerId) {
    const { name, type, relationship } = holder
    return { name, type, relationship }
  }
  return { ...holder, customerId: subject, accounts: withHandles(consent, holder.accounts) }
}
