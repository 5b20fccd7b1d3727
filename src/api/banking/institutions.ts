// GET Institutions: the banks that there are, by the names that Authorize takes; and the one that has a routing number.

import { z } from 'zod'
import { listServedProviders, type Provider } from '../../domain/providers/provider.ts'
import { json } from '../../platform/http/answer.ts'
import { endpoint, type Endpoint } from '../../platform/http/endpoint.ts'
import { Problem } from '../../platform/problem.ts'
import { answersWith, BASE, ofCustomer } from './answers.ts'
import { bankingConventions } from './banking-conventions.ts'
import { institutionIdOf, institutionNameOf, institutionOf } from '../../domain/providers/institution.ts'
import { organizationAccess } from './organization-access.ts'
import type { BankingParts } from './parts.ts'

const MOST = 1000

const wholeNumber = (most: number) =>
  z
    .string()
    .regex(/^\d{1,6}$/, 'must be a whole number')
    .transform(Number)
    .refine((value) => value <= most, `must be at most ${most}`)
    .optional()
    .meta({ type: 'integer' })

const query = z.object({
  skip: wholeNumber(999_999).describe('How many to leave out at the beginning.'),
  take: wholeNumber(MOST).describe('How many to give at most.'),
})

const institution = z
  .object({
    Id: z.int(),
    Institution: z.string().describe('The name that Authorize takes.'),
    Localizations: z.array(
      z.object({
        Language: z.enum(['en', 'fr']),
        Name: z.string(),
        Urls: z.array(z.object({ Type: z.literal('Main'), Url: z.string() })),
      }),
    ),
    Status: z.enum(['Enabled', 'Disabled']),
    Country: z.enum(['CA', 'US']),
  })
  .meta({ id: 'Institution' })

const answer = z
  .object({ Data: z.array(institution), Count: z.int().describe('Of all there are.') })
  .meta({ id: 'Institutions' })

export function institutionsEndpoint(parts: BankingParts): Endpoint {
  return endpoint({
    name: 'get-institutions',
    summary: 'The institutions, by id.',
    method: 'GET',
    path: `${BASE}/Institutions`,
    access: organizationAccess(parts, 'x_api_key'),
    conventions: bankingConventions,
    compresses: true,
    hasTag: true,
    params: ofCustomer,
    query,
    answers: answersWith(answer, 'The institutions.'),
    async handle({ query: { skip = 0, take = MOST } }) {
      const all = await listServedProviders(parts.database)
      return json(200, { Data: all.slice(skip, skip + take).map(write), Count: all.length })
    },
  })
}

const withNumbers = institution
  .extend({ RoutingNumbers: z.array(z.string()).describe('All that it has.') })
  .meta({ id: 'InstitutionWithNumbers' })

export function institutionByRoutingNumberEndpoint(parts: BankingParts): Endpoint {
  return endpoint({
    name: 'get-institution-by-routing-number',
    summary: 'The institution that has a routing number: of a Canadian one 0, institution number and transit number.',
    method: 'GET',
    path: `${BASE}/Institutions/RoutingNumber/:routingNumber`,
    access: organizationAccess(parts, 'x_api_key'),
    conventions: bankingConventions,
    compresses: true,
    hasTag: true,
    params: ofCustomer.extend({ routingNumber: z.string().regex(/^\d{9}$/, 'must be nine digits') }),
    answers: answersWith(withNumbers, 'The institution.'),
    async handle({ params: { routingNumber } }) {
      for (const provider of await listServedProviders(parts.database)) {
        const numbers = provider.routingNumbers
        if (numbers.includes(routingNumber)) return json(200, { ...write(provider), RoutingNumbers: numbers })
      }
      throw new Problem('invalid_request', 'No institution has this routing number.')
    },
  })
}

function write(provider: Provider): z.infer<typeof institution> {
  const { country, status, url } = provider
  const urls = url === undefined ? [] : [{ Type: 'Main' as const, Url: url }]
  return {
    Id: institutionIdOf(provider),
    Institution: institutionOf(provider),
    Localizations: (['en', 'fr'] as const).map((language) => ({
      Language: language,
      Name: institutionNameOf(provider, language),
      Urls: urls,
    })),
    Status: status === 'ACTIVE' ? 'Enabled' : 'Disabled',
    Country: country,
  }
}
