// How the holders of one account are reached. Those who share it with the customer have not consented: they are named, no more.

import type { AccountContact } from '../../fdx/account-contact.ts'
import type { LivingConsent } from '../consents/living-consent.ts'
import { lacking } from './lacking.ts'
import { retrieveOfAccount, type Reader, type Retrieval } from './retrieve.ts'
import { withHandles } from './customer.ts'

/** @param subject the recipient's own id of the customer. */
export async function retrieveContact(
  retrieval: Retrieval,
  reader: Reader,
  accountHandle: string,
  subject: string,
): Promise<AccountContact> {
  const contact = await retrieveOfAccount(
    retrieval,
    reader,
    'read-contact',
    ['CUSTOMER_CONTACT', 'CUSTOMER_PERSONAL'],
    accountHandle,
    (connector, permit) => connector.contact?.(permit) ?? lacking('how the holders of an account are reached'),
    () => ({}),
  )
  return { ...contact, holders: contact.holders?.map((holder) => seenBy(reader.consent, holder, subject)) }
}

type Holder = NonNullable<AccountContact['holders']>[number]

function seenBy(consent: LivingConsent, holder: Holder, subject: string): Holder {
  if (holder.customerId !== consent.bankCustomerId) {
    const { name, type, relationship } = holder
    return { name, type, relationship }
  }
  return { ...holder, customerId: subject, accounts: withHandles(consent, holder.accounts) }
}
