// The access rule of an organization: the caller sends one of its secrets, in the header that this kind of secret travels in,
// or whatever the integration level of the organization allows instead.

import type { Database } from '../../database/open.ts'
import type { By } from '../../domain/journal/act.ts'
import { presentedKinds, type PresentedKind } from '../../domain/organizations/credential.ts'
import { findAtLevel, type OpenLevel } from '../../domain/organizations/integration.ts'
import { recognizeCredential } from '../../domain/organizations/recognize-credential.ts'
import type { Clock } from '../../platform/clock.ts'
import type { Call, Head, HeadAccess } from '../../platform/http/endpoint.ts'
import type { FailureLimit } from '../../platform/http/failure-limit.ts'
import type { StrangerLimit } from '../../platform/http/stranger-limit.ts'
import { Problem } from '../../platform/problem.ts'

export type OrganizationAccessParts = {
  readonly database: Database
  readonly clock: Clock
  readonly failures: FailureLimit
  /** Counts the calls without a credential, where an organization allows these. */
  readonly strangers: StrangerLimit
}

/** How a call is documented to be opened. */
export type Documented = {
  /** The kind of credential in whose header the secret is sent. */
  readonly header: PresentedKind
  /** The name of the secret in the documentation. */
  readonly secret: string
  /** What to send, for a call that sends nothing. */
  readonly refusal: string
  /** The integration level from which the call is open without a credential; never if absent. */
  readonly openFrom?: OpenLevel
}

const documented: Readonly<Record<PresentedKind, Documented & { readonly name: string }>> = {
  api_secret: {
    name: 'api secret',
    header: 'api_secret',
    secret: 'API secret',
    refusal: 'Send the API secret in the header Authorization: Bearer {API secret}.',
  },
  secret_key: {
    name: 'secret key',
    header: 'secret_key',
    secret: 'auth key',
    refusal: 'Send the secret key in the header flinks-auth-key.',
  },
  x_api_key: {
    name: 'x-api-key',
    header: 'x_api_key',
    secret: 'x-api-key',
    refusal: 'Send the x-api-key in the header of this name.',
  },
}

const headers: Readonly<Record<PresentedKind, (head: Head) => string | undefined>> = {
  api_secret: (head) => /^bearer (\S+)$/i.exec(head.header('authorization') ?? '')?.[1],
  secret_key: (head) => head.header('flinks-auth-key'),
  x_api_key: (head) => head.header('x-api-key'),
}

/** Returns the organization's id. A secret opens for the customerId of its own organization alone. */
export function organizationAccess(
  parts: OrganizationAccessParts,
  kind: PresentedKind,
  openFrom?: OpenLevel,
): HeadAccess<string> {
  const { name, ...usual } = documented[kind]
  const rule = { ...usual, ...(openFrom && { openFrom }) }
  return {
    name,
    async authenticate(head) {
      const caller = await authenticateOrganization(parts, head, rule, async (customerId, { header, secret }) =>
        recognizeCredential(parts.database, parts.clock.now(), {
          customerId,
          kind: header === kind ? kind : undefined,
          secret,
        }),
      )
      return caller.organizationId
    },
  }
}

/** A secret, with the kind of credential that its header is for. */
export type Sent = { readonly header: PresentedKind; readonly secret: string }

type Recognized = { readonly organizationId: string }

/**
 * Judges the call by the secret in the documented header, or else by the first in any other header of credentials. Throws
 * `access_denied` if none is sent that opens the call, `invalid_client` if the documented header holds a wrong secret, and
 * `too_many_requests` if wrong ones came, or calls without any, too often.
 */
export async function authenticateOrganization<Caller extends Recognized>(
  parts: OrganizationAccessParts,
  head: Head,
  rule: Documented,
  recognize: (customerId: string, sent: Sent) => Promise<Caller | undefined>,
): Promise<Caller | Recognized> {
  const customerId = head.params['customerId'] ?? ''
  const sent = findSent(head, rule.header)
  const caller = sent ? await recognize(customerId, sent) : await openWithout(parts, head, rule, customerId)
  if (caller) {
    head.log.caller = caller.organizationId
    return caller
  }
  if (sent) parts.failures.failed(head, customerId, rule.secret)
  if (sent?.header !== rule.header) throw new Problem('access_denied', rule.refusal)
  throw new Problem('invalid_client', `You must provide a valid ${rule.secret} for this customerId.`)
}

function findSent(head: Head, first: PresentedKind): Sent | undefined {
  return [first, ...presentedKinds]
    .map((header) => ({ header, secret: headers[header](head) ?? '' }))
    .find(({ secret }) => secret !== '')
}

/** Each such call is counted for its address, so that nobody can try LoginIds or RequestIds at speed. */
async function openWithout(
  { database, strangers }: OrganizationAccessParts,
  head: Head,
  { openFrom }: Documented,
  customerId: string,
): Promise<Recognized | undefined> {
  // One that is not understood is a wrong credential, and not none.
  if (openFrom === undefined || head.header('authorization') !== undefined) return undefined
  const organizationId = await findAtLevel(database, customerId, openFrom)
  if (organizationId === undefined) return undefined
  strangers.demandFew(head, `${openFrom} without credential`)
  head.log.withoutCredential = true
  return { organizationId }
}

export function byOrganization(organizationId: string, { requestId }: Call): By {
  return { actor: { kind: 'organization', id: organizationId }, requestId }
}
