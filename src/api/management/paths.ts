// The addresses at which partners administer recipients and registrations, and at which apps register.

const RECIPIENTS = '/api/v1/recipients'
const REQUESTS = `${RECIPIENTS}/providers/requests`

export const managementPaths = {
  recipients: RECIPIENTS,
  recipient: `${RECIPIENTS}/:client_id`,
  secret: `${RECIPIENTS}/:client_id/secret`,
  secrets: `${RECIPIENTS}/:client_id/secrets`,
  oldSecret: `${RECIPIENTS}/:client_id/secrets/old`,
  requests: REQUESTS,
  requestsByPath: `${REQUESTS}/:recipient_ids/:provider_ids`,
  requestsOfRecipient: `${RECIPIENTS}/:client_id/providers/requests`,
  providers: '/api/v1/providers',
  provider: '/api/v1/providers/:provider_id',
  providersWithStatus: '/api/v2/providers',
  register: '/api/fdx/6/register',
  registered: '/api/fdx/6/register/:clientId',
} as const
