// The standard's consent request, as it travels in authorization_details (RFC 9396): read strictly, and written as granted.

import { z } from 'zod'
import { dataClusters, type DataCluster } from '../../fdx/cluster.ts'
import { consentDurationTypes, consentResourceTypes, resourceTypeOf } from '../../fdx/consent.ts'
import { parseJson } from '../../platform/json-text.ts'
import { list, members, words } from '../../platform/http/request-fields.ts'
import { Problem } from '../../platform/problem.ts'
import type { ConsentTerms } from './consent-terms.ts'

export const CONSENT_REQUEST_TYPE = 'fdx_v1.0'

/** Ten years: more than any bank keeps. */
const LONGEST_PERIOD = 3650

/** Characters. */
const LONGEST_DETAILS = 4096

const period = z
  .int({ error: 'must be a whole number of days' })
  .min(1, 'must be at least 1')
  .max(LONGEST_PERIOD, `must be at most ${LONGEST_PERIOD}`)

const resource = members({
  resourceType: words(consentResourceTypes.values),
  dataClusters: list(z.enum(dataClusters, { error: 'is no data cluster' })).min(1, 'must name at least one'),
})

const consentRequest = members({
  durationType: words(consentDurationTypes.values).describe(
    'ONE_TIME: one access token and no refresh token. TIME_BOUND: durationPeriod days. PERSISTENT: as long as the server lets a consent last.',
  ),
  durationPeriod: period.optional().describe('Days from the grant. Of TIME_BOUND, and of nothing else.'),
  lookbackPeriod: period.optional().describe('Days, counted back from each request for data.'),
  resources: list(resource).min(1, 'must name at least one'),
})

const details = list(members({ type: words([CONSENT_REQUEST_TYPE]), consentRequest })).length(1, 'must be one alone')

/** The consent request as it is answered (RFC 9396 7): what was asked for, as it was granted. */
export const authorizationDetails = details.meta({ id: 'AuthorizationDetails' })

export type ConsentRequest = { readonly clusters: readonly DataCluster[]; readonly terms: ConsentTerms }

/** Throws `invalid_authorization_details` that names what is wrong (RFC 9396 5). */
export function readAuthorizationDetails(text: string): ConsentRequest {
  if (text.length > LONGEST_DETAILS) throw wrong(`is longer than ${LONGEST_DETAILS} characters`)
  const parsed = details.safeParse(parse(text))
  if (!parsed.success) {
    const issues = parsed.error.issues.slice(0, 5)
    throw wrong(issues.map(({ path, message }) => [...path.map(String), message].join(' ')).join('; '))
  }
  const [detail] = parsed.data
  if (!detail) throw wrong('must be one alone')
  const { durationType, durationPeriod, lookbackPeriod, resources } = detail.consentRequest
  if ((durationType === 'TIME_BOUND') !== (durationPeriod !== undefined)) {
    throw wrong('durationPeriod goes with durationType TIME_BOUND, and with no other')
  }
  return {
    clusters: clustersOf(resources),
    terms: {
      durationType,
      ...(durationPeriod !== undefined && { durationDays: durationPeriod }),
      ...(lookbackPeriod !== undefined && { lookbackDays: lookbackPeriod }),
    },
  }
}

function parse(text: string): unknown {
  try {
    return parseJson(text)
  } catch (error) {
    if (error instanceof SyntaxError) throw wrong(error.message)
    throw error
  }
}

/** Returns the clusters in our own order. */
function clustersOf(resources: readonly z.infer<typeof resource>[]): readonly DataCluster[] {
  for (const { resourceType, dataClusters: asked } of resources) {
    const astray = asked.find((cluster) => resourceTypeOf(cluster) !== resourceType)
    if (astray) throw wrong(`${astray} goes with resourceType ${resourceTypeOf(astray)}`)
  }
  return dataClusters.filter((cluster) => resources.some((one) => one.dataClusters.includes(cluster)))
}

function wrong(why: string): Problem {
  return new Problem('invalid_authorization_details', `authorization_details: ${why}.`)
}

/**
 * Returns `undefined` if the app asked by a scope alone.
 * @param clusters what a token opens, which may be less than the consent.
 */
export function writeAuthorizationDetails(
  { durationType, durationDays, lookbackDays }: ConsentTerms,
  clusters: readonly string[],
): z.infer<typeof details> | undefined {
  if (durationType === undefined) return undefined
  const resources = consentResourceTypes.values.map((resourceType) => ({
    resourceType,
    dataClusters: dataClusters.filter(
      (cluster) => clusters.includes(cluster) && resourceTypeOf(cluster) === resourceType,
    ),
  }))
  return [
    {
      type: CONSENT_REQUEST_TYPE,
      consentRequest: {
        durationType,
        ...(durationDays !== undefined && { durationPeriod: durationDays }),
        ...(lookbackDays !== undefined && { lookbackPeriod: lookbackDays }),
        resources: resources.filter((one) => one.dataClusters.length > 0),
      },
    },
  ]
}
