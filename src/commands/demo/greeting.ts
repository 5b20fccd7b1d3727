// What the demo prints when it is ready: addresses, users, and commands for a terminal.

import type { DemoFile } from './demo-file.ts'

export function greeting(
  { issuer, demoApp, operator, recipient, partner, organization, users }: DemoFile,
  file: string,
): string {
  const authorize = new URL('/api/v1/authorize', issuer)
  authorize.search = new URLSearchParams({
    response_type: 'code',
    client_id: recipient.client_id,
    redirect_uri: recipient.redirect_uri,
    scope: recipient.scope,
    state: 'from-the-terminal',
    provider_id: '1000',
  }).toString()
  const banking = `${issuer}/v3/${organization.customerId}`
  return `
Portage is ready.

  Demo app     ${demoApp}     open this and press "Connect my bank"
  Server       ${issuer}
  Reference    ${issuer}/docs
  My data      ${issuer}/my-data     what a customer shares, who looked, and how to stop it
  Console      ${issuer}/console
    operator   ${operator.username}
    password   ${operator.password}
    code       from an authenticator app with the key ${operator.totp_secret}, or: npx node src/portage.js demo-code

  Test users (password ${users[0]?.password ?? ''})
${users.map(({ provider_id, username, says }) => `    ${provider_id}  ${username.padEnd(26)}${says}`).join('\n')}

  Recipient    ${recipient.client_id}
    secret     ${recipient.client_secret}
    redirect   ${recipient.redirect_uri}
  Partner      ${partner.client_id}
    secret     ${partner.client_secret}
  Organization ${organization.customerId}
    API secret ${organization.apiSecret}
    secret key ${organization.secretKey}
    x-api-key  ${organization.xApiKey}

  Try it from a terminal:
    curl ${issuer}/.well-known/oauth-authorization-server
    curl -u ${partner.client_id}:${partner.client_secret} -d grant_type=client_credentials -d scope=client:admin ${issuer}/api/v1/token
    curl -s -o /dev/null -w '%{redirect_url}\\n' '${authorize.href}'
    curl -H 'x-api-key: ${organization.xApiKey}' ${banking}/BankingServices/Institutions
    curl -H 'Authorization: Bearer ${organization.apiSecret}' ${banking}/partnerdata/authsecret/PaymentHouse

  The same for scripts: ${file}

Begin at ${demoApp}     Stop with Ctrl-C; the data stays.
`
}
