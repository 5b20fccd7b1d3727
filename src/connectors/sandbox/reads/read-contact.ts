// The contact details of the holders of one account, as FDX describes them.

import type { AccountPermit } from '../../../domain/consents/permit.ts'
import type { AccountContact } from '../../../fdx/account-contact.ts'
import type { Relationship } from '../bank/account-plans.ts'
import { sandboxPeople } from '../bank/people.ts'
import { describePerson } from './read-customer.ts'
import { heldAt, readStoredAccount, type Books } from '../bank/stored-account.ts'

type Row = { bank_customer_id: string; relationship: Relationship }

/** The contact details of the account are those of the customer who is reading; each holder has their own. */
export async function readContact(books: Books, permit: AccountPermit): Promise<AccountContact> {
  const { account_id } = await readStoredAccount(books, permit)
  const rows = await books.database.run<Row>(
    `select bank_customer_id, relationship from sandbox_holder h
     where account_id = $1 and ${heldAt('$2')} order by relationship`,
    [account_id, books.clock.now()],
  )
  const holders = rows.flatMap(({ bank_customer_id, relationship }) =>
    sandboxPeople
      .filter(({ bankCustomerId }) => bankCustomerId === bank_customer_id)
      .map((person) => ({ customerId: bank_customer_id, ...describePerson(person), relationship })),
  )
  const { emails, addresses, telephones } = holders.find(({ customerId }) => customerId === permit.bankCustomerId) ?? {}
  return { emails, addresses, telephones, holders }
}
