// The claims of userinfo (OpenID Connect Core 5.1), written from what the consent opens of the customer and from nothing else.

import { z } from 'zod'
import { customer as customerEntity, type Customer } from '../../fdx/customer.ts'
import { writerOf, type Clusters } from '../../fdx/write-entity.ts'

const addressClaim = z.object({
  formatted: z.string().optional(),
  street_address: z.string().optional(),
  locality: z.string().optional(),
  region: z.string().optional(),
  postal_code: z.string().optional(),
  country: z.string().optional().describe('ISO 3166, two letters.'),
})

export const userClaims = z
  .object({
    sub: z.string().describe('The same as in the id_token and in access tokens; of this app alone.'),
    name: z.string().optional().describe('CUSTOMER_CONTACT. Of a business its own.'),
    given_name: z.string().optional().describe('CUSTOMER_CONTACT.'),
    middle_name: z.string().optional().describe('CUSTOMER_CONTACT.'),
    family_name: z.string().optional().describe('CUSTOMER_CONTACT.'),
    email: z.string().optional().describe('CUSTOMER_CONTACT. Whether it was verified no bank says.'),
    phone_number: z.string().optional().describe('CUSTOMER_CONTACT. As E.164 where the country is known.'),
    address: addressClaim.optional().describe('CUSTOMER_CONTACT.'),
    birthdate: z.string().optional().describe('CUSTOMER_PERSONAL. YYYY-MM-DD.'),
  })
  .meta({ id: 'UserClaims' })

export const claimNames = Object.keys(userClaims.shape)

export function readsClaims(clusters: Clusters): boolean {
  return clusters.has('CUSTOMER_CONTACT') || clusters.has('CUSTOMER_PERSONAL')
}

/** Fields of the standard as they are written, each of them absent where no cluster opens it. */
type Open = Partial<Pick<Customer, 'name' | 'emails' | 'telephones' | 'addresses'>> & { readonly dateOfBirth?: string }

type Claims = Omit<z.infer<typeof userClaims>, 'sub'>

export function writeClaims(customer: Customer, clusters: Clusters): Claims {
  const open = writerOf(customerEntity, '6.4.1', clusters)(customer) as Open
  const { name, emails, telephones, addresses, dateOfBirth } = open
  return {
    ...(name && nameClaims(name)),
    email: emails?.[0],
    phone_number: phoneNumber(telephones),
    address: addressOf(addresses),
    birthdate: dateOfBirth,
  }
}

function nameClaims({ first, middle, last, prefix, suffix, company }: NonNullable<Customer['name']>): Claims {
  return {
    name: company ?? joined([prefix, first, middle, last, suffix], ' '),
    given_name: first,
    middle_name: middle,
    family_name: last,
  }
}

function phoneNumber(telephones: Customer['telephones']): string | undefined {
  const telephone = telephones?.find(({ primary }) => primary) ?? telephones?.[0]
  if (telephone?.number === undefined) return undefined
  const { country, number } = telephone
  return country === undefined ? number : `+${country}${number}`.replaceAll(/[^+\d]/g, '')
}

function addressOf(addresses: Customer['addresses']): Claims['address'] {
  const address = addresses?.find(({ primary }) => primary) ?? addresses?.[0]
  if (!address) return undefined
  const { line1, line2, line3, city, region, postalCode, country } = address
  const street = joined([line1, line2, line3], '\n')
  const place = joined([city, region, postalCode], ' ')
  return {
    formatted: joined([street, place, country], '\n'),
    street_address: street,
    locality: city,
    region,
    postal_code: postalCode,
    country,
  }
}

/** Returns `undefined` if there is nothing to join. */
function joined(parts: readonly (string | undefined)[], by: string): string | undefined {
  return parts.filter((part) => part !== undefined && part !== '').join(by) || undefined
}
