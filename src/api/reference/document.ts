// The API reference: its chapters, the endpoints in each of them, and the introduction.

import type { Endpoint } from '../../platform/http/endpoint.ts'
import { writeOpenApi, type Chapter, type OpenApi } from '../../platform/http/openapi.ts'
import { entries, securitySchemes } from './security.ts'

const chapters: readonly Chapter[] = [
  {
    name: 'Connect',
    description: 'OAuth 2.0 and OpenID Connect: how an app gets a customer’s consent, its tokens, and how both end.',
    holds: (path) => /^\/(api\/v1\/(authorize|token|revoke|introspect|userinfo|par)|jwks|\.well-known\/.*)$/.test(path),
  },
  {
    name: 'Data, FDX 5',
    description: 'What the customer consented to, in the names of FDX 5.2. Amounts are numbers with exact digits.',
    holds: (path) => path.startsWith('/api/fdx/5/'),
  },
  {
    name: 'Data, FDX 6',
    description: 'What the customer consented to, in the names of FDX 6.4. Amounts are numbers with exact digits.',
    holds: (path) => /^\/api\/fdx\/6\/(?!register\b)/.test(path),
  },
  {
    name: 'Management',
    description: 'Recipients, their registrations at providers, and the providers themselves.',
    holds: (path) => /^\/api\/(v[12]\/(recipients|providers|registrations)|fdx\/6\/register)/.test(path),
  },
  {
    name: 'Operator',
    description: 'What the console does, for an operator’s programs. Each call says in the journal who made it.',
    holds: (path) => path.startsWith('/api/v1/operator/'),
  },
  {
    name: 'Data Sharing',
    description: 'One account at a time, shared by an organization with its partners.',
    holds: (path) => /^\/(v3\/:customerId\/partnerdata|partneraccess)\//.test(path),
  },
  {
    name: 'Banking',
    description: 'The accounts of one customer, read in a session of their organization.',
    holds: (path) => path.startsWith('/v3/'),
  },
  {
    name: 'Health',
    description: 'For load balancers and for whoever watches.',
    holds: (path) => path.startsWith('/health/'),
  },
]

/** The path to which the sign-in of the viewer returns. */
export const TRY_RETURN = '/docs/return'

const description = `Portage carries a customer's financial data from the bank to the app the customer chose, with consent.

To try the calls here, authorize with the client_id and client_secret of an app; its redirect URIs must contain the address
of this page's return, \`${TRY_RETURN}\`. The demo's own app does.`

export function writeReference(endpoints: readonly Endpoint[], issuer: string): OpenApi {
  const held = chapters.filter(({ holds }) => endpoints.some(({ path }) => holds(path)))
  return writeOpenApi(endpoints, {
    info: { title: 'Portage', version: '1', description, license: { name: 'Apache-2.0', identifier: 'Apache-2.0' } },
    server: issuer,
    chapters: held,
    securitySchemes: securitySchemes(issuer),
    entries,
  })
}
