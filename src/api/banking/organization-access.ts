// The access rule of an organization: the caller sends one of its secrets, in the header that this kind of secret travels in.

import type { Database } from '../../database/open.ts'
import type { By } from '../../domain/journal/act.ts'
import type { PresentedKind } from '../../domain/organizations/credential.ts'
import { recognizeCredential } from '../../domain/organizations/recognize-credential.ts'
import type { Clock } from '../../platform/clock.ts'
import type { Call, Head, HeadAccess } from '../../platform/http/endpoint.ts'
import type { FailureLimit } from '../../platform/http/failure-limit.ts'
import { Problem } from '../../platform/problem.ts'

export type OrganizationAccessParts = {
  readonly database: Database
  readonly clock: Clock
  readonly failures: FailureLimit
}

type SentCredential = {
  readonly name: string
  /** The name of the secret in the documentation. */
  readonly secret: string
  readonly sent: string
  read(head: Head): string | undefined
}

const sentCredentials: Readonly<Record<PresentedKind, SentCredential>> = {
  api_secret: {
    name: 'api secret',
    secret: 'API secret',
    sent: 'the API secret in the header Authorization: Bearer {API secret}',
    read: (call) => /^bearer (\S+)$/i.exec(call.header('authorization') ?? '')?.[1],
  },
  secret_key: {
    name: 'secret key',
    secret: 'auth key',
    sent: 'the secret key in the header flinks-auth-key',
    read: authKey,
  },
  x_api_key: {
    name: 'x-api-key',
    secret: 'x-api-key',
    sent: 'the x-api-key in the header of this name',
    read: (call) => call.header('x-api-key'),
  },
}

/** Returns the organization's id. A secret opens for the customerId of its own organization alone. */
export function organizationAccess(parts: OrganizationAccessParts, kind: PresentedKind): HeadAccess<string> {
  const { name, secret: wanted, sent, read } = sentCredentials[kind]
  return {
    name,
    authenticate(call) {
      const secret = read(call)
      if (secret === undefined || secret === '') throw new Problem('access_denied', `Send ${sent}.`)
      return limited(parts, call, wanted, (customerId) =>
        recognizeCredential(parts.database, parts.clock.now(), { customerId, kind, secret }),
      )
    },
  }
}

/**
 * Throws `invalid_client` if nobody is recognised, and `too_many_requests` if that was so too often.
 * @param wanted names the secret that must be sent.
 */
export async function limited(
  { failures }: OrganizationAccessParts,
  call: Head,
  wanted: string,
  recognize: (customerId: string) => Promise<string | undefined>,
): Promise<string> {
  const customerId = call.params['customerId'] ?? ''
  const organizationId = await recognize(customerId)
  if (organizationId === undefined) {
    failures.failed(call, customerId, wanted)
    throw new Problem('invalid_client', `You must provide a valid ${wanted} for this customerId.`)
  }
  call.log.caller = organizationId
  return organizationId
}

export function authKey(call: Head): string | undefined {
  return call.header('flinks-auth-key')
}

export function byOrganization(organizationId: string, { requestId }: Call): By {
  return { actor: { kind: 'organization', id: organizationId }, requestId }
}
