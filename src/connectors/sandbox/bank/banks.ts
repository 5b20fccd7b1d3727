// The two test banks: their names, numbers and first languages.

import { strict as assert } from 'node:assert'
import type { Language } from '../../../domain/retrieval/connector.ts'
import type { Currency } from './products.ts'

export type SandboxBank = {
  readonly providerId: number
  readonly name: Readonly<Record<Language, string>>
  readonly firstLanguage: Language
  /** On a domain that is reserved for examples (RFC 2606 2). */
  readonly url: string
  /** Numbers of the Canadian clearing system, in which no institution has 9xx. */
  readonly institutionNumber: string
  readonly transitNumber: string
  /** The routing number of accounts in US dollars; absent if the bank keeps none. */
  readonly usRoutingNumber?: string
  readonly paymentNetworks: boolean
  readonly taxSlips: boolean
}

/** The time zone of the books of both banks: a day, a month and a statement begin at its midnight. */
export const BANK_ZONE = 'America/Toronto'

export const sandboxBanks: readonly SandboxBank[] = [
  {
    providerId: 1000,
    name: { en: 'Maple Test Bank', fr: "Banque d'essai Érable" },
    firstLanguage: 'en',
    url: 'https://maple.example/',
    institutionNumber: '990',
    transitNumber: '00142',
    // The number that payment companies accept in test mode: its check digit is right (weights 3-7-1, as of any ABA number).
    usRoutingNumber: '110000000',
    paymentNetworks: true,
    taxSlips: true,
  },
  {
    providerId: 1001,
    name: { en: 'Caisse Test Boréale', fr: 'Caisse Test Boréale' },
    firstLanguage: 'fr',
    url: 'https://boreale.example/',
    institutionNumber: '991',
    transitNumber: '20718',
    paymentNetworks: false,
    taxSlips: false,
  },
]

/** The numbers by which accounts in a currency are paid. Each bank has one branch, and one more for US dollars. */
export function clearingNumbersOf(
  { institutionNumber, transitNumber, usRoutingNumber }: SandboxBank,
  currency: Currency,
): { readonly routingNumber: string; readonly bankInstitutionId?: string; readonly bankTransitId?: string } {
  if (currency === 'USD') {
    assert.ok(usRoutingNumber, 'an account in US dollars at a bank that keeps none')
    return { routingNumber: usRoutingNumber }
  }
  // Nine digits, as in an electronic transfer: 0, institution and transit.
  const routingNumber = `0${institutionNumber}${transitNumber}`
  return { routingNumber, bankInstitutionId: institutionNumber, bankTransitId: transitNumber }
}

/** Returns the numbers by which the accounts of a bank are paid. */
export function routingNumbersOf(bank: SandboxBank): readonly string[] {
  const { routingNumber } = clearingNumbersOf(bank, 'CAD')
  return bank.usRoutingNumber === undefined ? [routingNumber] : [routingNumber, bank.usRoutingNumber]
}

export function bankOf(providerId: number): SandboxBank {
  const bank = sandboxBanks.find((bank) => bank.providerId === providerId)
  if (!bank) throw new RangeError(`no sandbox bank has the provider id ${providerId}`)
  return bank
}

/** Returns the day that a moment falls on at the bank. */
export function bankDay(moment: Temporal.Instant): Temporal.PlainDate {
  return moment.toZonedDateTimeISO(BANK_ZONE).toPlainDate()
}
