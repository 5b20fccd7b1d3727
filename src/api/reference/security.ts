// The authentication schemes of each kind of caller, as OpenAPI describes them.

import { z } from 'zod'
import { clusterReasons } from '../../fdx/cluster.ts'
import type { OpenIdScope } from '../../fdx/openid-scope.ts'
import type { Entry } from '../../platform/http/openapi.ts'
import type { JsonSchema } from '../../platform/json-schema.ts'

const openIdReasons: Readonly<Record<OpenIdScope, string>> = {
  openid: 'An id_token beside the tokens, and userinfo (OpenID Connect).',
  offline_access: 'A refresh token. There is one without it too, unless the consent is for one time.',
}

export function securitySchemes(issuer: string): Readonly<Record<string, JsonSchema>> {
  return {
    consent: {
      type: 'oauth2',
      description: "A customer's consent: the way to every token that opens bank data.",
      flows: {
        authorizationCode: {
          authorizationUrl: `${issuer}/api/v1/authorize`,
          tokenUrl: `${issuer}/api/v1/token`,
          refreshUrl: `${issuer}/api/v1/token`,
          scopes: { ...clusterReasons, ...openIdReasons },
        },
      },
    },
    dataToken: {
      type: 'http',
      scheme: 'bearer',
      bearerFormat: 'at+jwt',
      description: 'An access token of a connection, from an authorization code or a refresh token.',
    },
    managementToken: {
      type: 'http',
      scheme: 'bearer',
      bearerFormat: 'at+jwt',
      description: 'An access token from grant_type=client_credentials.',
    },
    operatorToken: {
      type: 'http',
      scheme: 'bearer',
      description: 'A token that an operator made in the console or by create-operator-token.',
    },
    apiSecret: {
      type: 'http',
      scheme: 'bearer',
      description: 'The API secret of an organization, for Data Sharing.',
    },
    authKey: {
      type: 'apiKey',
      in: 'header',
      name: 'flinks-auth-key',
      description: 'The secret key, an authorize token or an AuthSecret: each where the call says so.',
    },
    xApiKey: { type: 'apiKey', in: 'header', name: 'x-api-key', description: 'The x-api-key of an organization.' },
    authSecret: { type: 'http', scheme: 'bearer', description: 'The AuthSecret of a sharing partner.' },
    authSecretAndToken: {
      type: 'http',
      scheme: 'basic',
      description: 'The AuthSecret of a sharing partner as user name, the access token as password.',
    },
    registrationToken: {
      type: 'http',
      scheme: 'bearer',
      description: 'The registration_access_token that an app was given when it registered.',
    },
    clientBasic: {
      type: 'http',
      scheme: 'basic',
      description: 'The client_id and client_secret of a recipient or partner. They may be sent in the body instead.',
    },
  }
}

const credentials = z.object({
  client_id: z.string().optional().describe('With client_secret, instead of HTTP Basic.'),
  client_secret: z.string().optional().describe('With client_id, instead of HTTP Basic.'),
})

/** By the name of the endpoint's access. */
export const entries: Readonly<Record<string, Entry>> = {
  anyone: { requirements: [] },
  client: { requirements: [{ clientBasic: [] }, {}], body: credentials },
  reader: { requirements: [{ consent: [] }, { dataToken: [] }] },
  'api secret': { requirements: [{ apiSecret: [] }] },
  'secret key': { requirements: [{ authKey: [] }] },
  'x-api-key': { requirements: [{ xApiKey: [] }] },
  'authorize token': { requirements: [{ authKey: [] }] },
  'sharing partner': { requirements: [{ authSecret: [] }, { authSecretAndToken: [] }, { authKey: [] }] },
  partner: { requirements: [{ managementToken: [] }] },
  'partner-or-recipient': { requirements: [{ managementToken: [] }] },
  recipient: { requirements: [{ managementToken: [] }] },
  'viewer token': { requirements: [{ operatorToken: [] }] },
  'auditor token': { requirements: [{ operatorToken: [] }] },
  'operator token': { requirements: [{ operatorToken: [] }] },
  registrant: { requirements: [{ registrationToken: [] }] },
  'consent-holder': { requirements: [{ managementToken: [] }, { consent: [] }, { dataToken: [] }] },
  userinfo: { requirements: [{ consent: ['openid'] }, { dataToken: [] }] },
  connection: { requirements: [{ consent: [] }, { dataToken: [] }] },
}
