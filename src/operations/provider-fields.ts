// The fields that describe a provider, the same in JSON, in the console's form and in a file of providers.

import { z } from 'zod'
import { whyNotDisplayName } from '../domain/names/display-name.ts'
import type { ProviderDescription } from '../domain/providers/provider.ts'
import { whyNotPage } from '../domain/recipients/web-address.ts'
import { list, refined, text, words } from '../platform/http/request-fields.ts'

const MOST_NUMBERS = 2000
const LONGEST_ADDRESS = 500

const name = (what: string) =>
  refined(text().normalize('NFC').max(256, 'must have at most 256 characters'), whyNotDisplayName).describe(what)

const numbers = (digits: number, what: string) =>
  list(text().regex(new RegExp(`^\\d{${digits}}$`), `must be ${digits} digits`))
    .max(MOST_NUMBERS, `must hold at most ${MOST_NUMBERS}`)
    .default([])
    .describe(what)

export function providerFields() {
  return {
    name_en: name('The name in English.'),
    name_fr: name('The name in French.'),
    country: words(['CA', 'US']),
    language: words(['en', 'fr']).describe('The first language of its customers.'),
    url: refined(text(), whyNotPage).optional().describe('The address of its site.'),
    address: text()
      .normalize('NFC')
      .max(LONGEST_ADDRESS, `must have at most ${LONGEST_ADDRESS} characters`)
      .optional()
      .describe('The postal address, on several lines.'),
    institution_number: text()
      .regex(/^\d{3}$/, 'must be 3 digits')
      .optional()
      .describe('Of the Canadian clearing system.'),
    transit_numbers: numbers(5, 'Of its branches in Canada.'),
    routing_numbers: numbers(
      9,
      'Of a Canadian bank 0, institution number and transit number; of another its ABA numbers.',
    ),
    time_zone: refined(text(), whyNotZone)
      .default('America/Toronto')
      .describe('The IANA name of the zone in which its days begin.'),
    calls_at_once: z
      .int('must be a whole number from 1 to 1000')
      .min(1, 'must be a whole number from 1 to 1000')
      .max(1000, 'must be a whole number from 1 to 1000')
      .optional()
      .describe('The most calls that one process makes to it at once: the option PROVIDER_CALLS unless said.'),
    settings: z.record(z.string(), z.unknown()).default({}).describe('Those of its connector.'),
  }
}

export type ProviderFields = z.output<z.ZodObject<ReturnType<typeof providerFields>>>

export function descriptionOf(fields: ProviderFields): ProviderDescription {
  return {
    name: { en: fields.name_en, fr: fields.name_fr },
    country: fields.country,
    language: fields.language,
    url: fields.url,
    address: fields.address,
    institutionNumber: fields.institution_number,
    transitNumbers: fields.transit_numbers,
    routingNumbers: fields.routing_numbers,
    timeZone: fields.time_zone,
    callsAtOnce: fields.calls_at_once,
    settings: fields.settings,
  }
}

/** Returns a description in these fields, as the API and a file write it. */
export function writeDescription(provider: ProviderDescription) {
  return {
    name_en: provider.name.en,
    name_fr: provider.name.fr,
    country: provider.country,
    language: provider.language,
    url: provider.url,
    address: provider.address,
    institution_number: provider.institutionNumber,
    transit_numbers: provider.transitNumbers,
    routing_numbers: provider.routingNumbers,
    time_zone: provider.timeZone,
    calls_at_once: provider.callsAtOnce,
    settings: provider.settings,
  }
}

function whyNotZone(zone: string): string | undefined {
  const isKnown = zone === 'UTC' || Intl.supportedValuesOf('timeZone').includes(zone)
  return isKnown ? undefined : 'must be the name of a time zone, such as America/Toronto'
}
