// The customer as FDX describes them: name, contact details, and the accounts they hold.

import type { CustomerPermit } from '../../../domain/consents/permit.ts'
import type { Customer } from '../../../fdx/customer.ts'
import { Problem } from '../../../platform/problem.ts'
import type { Relationship } from '../bank/account-plans.ts'
import { findPerson, type SandboxPerson } from '../bank/people.ts'
import { heldAt, type Books } from '../bank/stored-account.ts'
import { taxIdOf } from '../bank/tax-id.ts'

type Row = { account_id: string; relationship: Relationship; opened_on: Temporal.PlainDate }

export async function readCustomer({ database, clock }: Books, permit: CustomerPermit): Promise<Customer> {
  const person = findPerson(permit.bankCustomerId)
  if (!person) throw new Problem('customer_not_found', 'The bank no longer knows this customer.')
  const rows = await database.run<Row>(
    `select account_id, relationship, opened_on from sandbox_holder h join sandbox_account using (account_id)
     where bank_customer_id = $1 and ${heldAt('$2')} order by place`,
    [permit.bankCustomerId, clock.now()],
  )
  const [since] = rows.map(({ opened_on }) => opened_on).toSorted((a, b) => Temporal.PlainDate.compare(a, b))
  return {
    customerId: person.bankCustomerId,
    ...describePerson(person),
    customerStartDate: since,
    accounts: rows.map(({ account_id, relationship }) => ({ accountId: account_id, relationship })),
  }
}

/** The customer without their accounts. */
export function describePerson(person: SandboxPerson): Omit<Customer, 'customerId'> {
  const { type, name, address, email, telephone, dateOfBirth, industry } = person
  const business = type === 'BUSINESS'
  const line = business
    ? ({ type: 'BUSINESS', network: 'LANDLINE' } as const)
    : ({ type: 'CELL', network: 'CELLULAR' } as const)
  const taxId = taxIdOf(person)
  return {
    type,
    name,
    dateOfBirth: Temporal.PlainDate.from(dateOfBirth),
    taxId,
    taxIdCountry: 'CA',
    emails: [email],
    telephones: [{ ...line, country: '1', number: telephone, primary: true }],
    addresses: [{ ...address, country: 'CA', type: business ? 'BUSINESS' : 'HOME', primary: true }],
    ...(business && {
      businessCustomer: {
        name: name.company,
        registeredId: taxId,
        industryCode: industry === undefined ? undefined : { type: 'NAICS', code: industry },
        domicile: { region: address.region, country: 'CA' },
      },
    }),
  }
}
