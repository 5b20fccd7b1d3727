// The credit union's OpenID provider: oidc-provider, set up as a bank has it, with one client.

import { Provider, type Configuration, type JWKS, type KoaContextWithOIDC } from 'oidc-provider'
import { Html } from '../../../demo/html.ts'
import type { Members } from './members.ts'
import { messagePage, signOutPage, write, type Page } from './pages.ts'
import { languageOf, texts, type Language } from './texts.ts'

/** The `acr` of a sign-in with a second factor, as REFEDS names it (https://refeds.org/profile/mfa). */
export const MFA = 'https://refeds.org/profile/mfa'

/** The application that is registered here: Portage. */
export type RegisteredClient = {
  readonly clientId: string
  readonly clientSecret: string
  readonly name: string
  readonly redirectUri: string
  /** Where a member goes who has signed out. */
  readonly signedOutUri: string
}

export type ProviderSettings = {
  readonly issuer: string
  readonly client: RegisteredClient
  readonly members: Members
  readonly keys: JWKS
  /** Signs the cookies. */
  readonly cookieKey: string
}

export function openProvider({ issuer, client, members, keys, cookieKey }: ProviderSettings): Provider {
  const configuration: Configuration = {
    clients: [
      {
        client_id: client.clientId,
        client_secret: client.clientSecret,
        client_name: client.name,
        redirect_uris: [client.redirectUri],
        post_logout_redirect_uris: [client.signedOutUri],
      },
    ],
    jwks: keys,
    acrValues: [MFA],
    scopes: ['openid'],
    claims: { openid: ['sub', 'acr', 'amr', 'auth_time'], iss: null, sid: null },
    // How a member signed in is in the ID token, whatever the client asks for.
    conformIdTokenClaims: false,
    responseTypes: ['code'],
    pkce: { required: () => true },
    cookies: { keys: [cookieKey] },
    ttl: { AuthorizationCode: 60, AccessToken: 300, IdToken: 300, Interaction: 600, Session: 900, Grant: 900 },
    interactions: { url: (_context, interaction) => `/interaction/${interaction.uid}` },
    findAccount: (_context, sub) => (members.byId(sub) ? { accountId: sub, claims: () => ({ sub }) } : undefined),
    loadExistingGrant: consentGiven,
    renderError: (context, { error, error_description: said }) => {
      const language = languageOfRequest(context)
      show(context, language, messagePage(texts[language].refused, `${error}: ${said ?? ''}`))
    },
    features: {
      devInteractions: { enabled: false },
      revocation: { enabled: true },
      rpInitiatedLogout: {
        enabled: true,
        logoutSource: (context, form) => {
          const language = languageOfRequest(context)
          show(context, language, signOutPage(language, new Html([form], [])))
        },
        postLogoutSuccessSource: (context) => {
          const language = languageOfRequest(context)
          show(context, language, messagePage(texts[language].signedOut, texts[language].signedOutMeans))
        },
      },
    },
  }
  return new Provider(issuer, configuration)
}

/** The customer consents on Portage's pages, so the credit union asks no second time. */
async function consentGiven({ oidc }: KoaContextWithOIDC) {
  const { client, session, provider } = oidc
  if (!client || !session?.accountId) return undefined
  const grant = new provider.Grant({ clientId: client.clientId, accountId: session.accountId })
  grant.addOIDCScope('openid')
  await grant.save()
  return grant
}

function languageOfRequest({ oidc, headers }: KoaContextWithOIDC): Language {
  const asked = oidc?.params?.['ui_locales']
  return languageOf(typeof asked === 'string' ? asked : undefined, headers['accept-language'])
}

export const pageHeaders = {
  'content-type': 'text/html; charset=utf-8',
  'cache-control': 'no-store',
  'content-security-policy':
    "default-src 'none'; style-src 'self'; img-src data:; base-uri 'none'; frame-ancestors 'none'",
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
}

function show(context: KoaContextWithOIDC, language: Language, page: Page): void {
  context.set(pageHeaders)
  context.body = write(language, page)
}
