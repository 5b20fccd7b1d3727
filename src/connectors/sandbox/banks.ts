// The two test banks: their names, numbers and first languages.

import type { Language } from '../../domain/retrieval/connector.ts'

export type SandboxBank = {
  readonly providerId: number
  readonly name: Readonly<Record<Language, string>>
  readonly firstLanguage: Language
  /** A domain that is kept for examples: nobody's. */
  readonly url: string
  /** Numbers of the Canadian clearing system; 9xx is given to no institution. */
  readonly institutionNumber: string
  readonly transitNumber: string
  readonly paymentNetworks: boolean
  readonly taxSlips: boolean
}

/** Both keep their books in this zone: a day, a month and a statement begin at its midnight. */
export const BANK_ZONE = 'America/Toronto'

export const sandboxBanks: readonly SandboxBank[] = [
  {
    providerId: 1000,
    name: { en: 'Maple Test Bank', fr: "Banque d'essai Érable" },
    firstLanguage: 'en',
    url: 'https://maple.example/',
    institutionNumber: '990',
    transitNumber: '00142',
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

/** Nine digits, as in an electronic transfer: 0, institution and transit. Each bank has one branch. */
export function routingNumberOf({ institutionNumber, transitNumber }: SandboxBank): string {
  return `0${institutionNumber}${transitNumber}`
}

export function bankOf(providerId: number): SandboxBank {
  const bank = sandboxBanks.find((bank) => bank.providerId === providerId)
  if (!bank) throw new RangeError(`no sandbox bank has the provider id ${providerId}`)
  return bank
}
