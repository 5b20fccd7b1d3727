// OpenID settings: how customers of one bank sign in, as settings and secrets of every connector that sends them there.

import { z } from 'zod'
import type { SecretSetting } from '../../domain/retrieval/connector.ts'
import { setting, settingTexts } from '../../domain/retrieval/setting.ts'

const clientAuthMethods = [
  'client_secret_basic',
  'client_secret_post',
  'private_key_jwt',
  'tls_client_auth',
  'self_signed_tls_client_auth',
  'none',
] as const

export const openIdSettings = {
  issuer: setting(
    z.url(),
    settingTexts(
      ['Issuer', 'The address of the OpenID provider, to the letter as its discovery document writes it.'],
      ['Émetteur', 'L’adresse du fournisseur OpenID, exactement comme son document de découverte l’écrit.'],
    ),
  ),
  clientId: setting(
    z.string().min(1).max(500),
    settingTexts(
      ['Client id', 'The id under which the bank has registered Portage.'],
      ['Identifiant client', 'L’identifiant sous lequel la banque a inscrit Portage.'],
    ),
  ),
  clientAuth: setting(
    z.enum(clientAuthMethods).default('client_secret_basic'),
    settingTexts(
      ['Client authentication', 'How Portage proves at the token endpoint that it is the client.'],
      ['Authentification du client', 'Comment Portage prouve au point de jetons qu’il est le client.'],
    ),
  ),
  keyId: setting(
    z.string().max(200).optional(),
    settingTexts(
      ['Key id', 'The kid under which the bank knows the private key of private_key_jwt, if it wants one.'],
      [
        'Identifiant de clé',
        'Le kid sous lequel la banque connaît la clé privée de private_key_jwt, si elle en veut un.',
      ],
    ),
  ),
  authorizeParameters: setting(
    z.record(z.string(), z.string()).default({}),
    settingTexts(
      ['Authorize parameters', 'Further parameters of the authorize request: resource, audience, prompt.'],
      ['Paramètres d’autorisation', 'D’autres paramètres de la requête d’autorisation : resource, audience, prompt.'],
    ),
  ),
  assertionAlgorithm: setting(
    z.enum(['ES256', 'PS256', 'RS256', 'EdDSA']).optional(),
    settingTexts(
      ['Algorithm of the assertion', 'How private_key_jwt is signed. Absent: ES256, PS256 or EdDSA, as the key is.'],
      ['Algorithme de l’assertion', 'Comment private_key_jwt est signé. Absent : ES256, PS256 ou EdDSA, selon la clé.'],
    ),
  ),
  idTokenAlgorithm: setting(
    z.enum(['ES256', 'PS256', 'RS256', 'EdDSA', 'ES384', 'PS384']).optional(),
    settingTexts(
      [
        'Algorithm of ID tokens',
        'The only one that is accepted. Absent: those that the bank announces, never none and never HMAC.',
      ],
      [
        'Algorithme des jetons d’identité',
        'Le seul qui soit accepté. Absent : ceux qu’annonce la banque, jamais none ni HMAC.',
      ],
    ),
  ),
  par: setting(
    z.enum(['auto', 'always', 'never']).default('auto'),
    settingTexts(
      [
        'Pushed requests',
        'Whether the authorization request is pushed to the bank (PAR): auto follows what the bank announces.',
      ],
      [
        'Requêtes déposées',
        'Si la requête d’autorisation est déposée à la banque (PAR) : auto suit ce que la banque annonce.',
      ],
    ),
  ),
  resources: setting(
    z.array(z.url()).default([]),
    settingTexts(
      ['Resources', 'The resource indicators for which tokens are asked (RFC 8707).'],
      ['Ressources', 'Les indicateurs de ressource pour lesquels des jetons sont demandés (RFC 8707).'],
    ),
  ),
  authorizationEndpoint: setting(
    z.url().optional(),
    settingTexts(
      [
        'Authorization endpoint',
        'For a bank without discovery, together with the token endpoint and the keys; otherwise it replaces what discovery says.',
      ],
      [
        'Point d’autorisation',
        'Pour une banque sans découverte, avec le point de jetons et les clés ; sinon elle remplace ce que dit la découverte.',
      ],
    ),
  ),
  tokenEndpoint: setting(
    z.url().optional(),
    settingTexts(
      ['Token endpoint', 'Its address, where discovery does not say it or is wrong.'],
      ['Point de jetons', 'Son adresse, si la découverte ne la dit pas ou se trompe.'],
    ),
  ),
  jwksAddress: setting(
    z.url().optional(),
    settingTexts(
      ['Address of the keys', 'The jwks_uri, where discovery does not say it or is wrong.'],
      ['Adresse des clés', 'Le jwks_uri, si la découverte ne le dit pas ou se trompe.'],
    ),
  ),
  userinfoEndpoint: setting(
    z.url().optional(),
    settingTexts(
      ['Userinfo endpoint', 'Its address, where discovery does not say it or is wrong.'],
      ['Point userinfo', 'Son adresse, si la découverte ne la dit pas ou se trompe.'],
    ),
  ),
  parEndpoint: setting(
    z.url().optional(),
    settingTexts(
      ['Endpoint of pushed requests', 'Its address, where discovery does not say it or is wrong.'],
      ['Point des requêtes déposées', 'Son adresse, si la découverte ne la dit pas ou se trompe.'],
    ),
  ),
  revocationEndpoint: setting(
    z.url().optional(),
    settingTexts(
      ['Revocation endpoint', 'Where tokens are revoked, where discovery does not say it or is wrong.'],
      ['Point de révocation', 'Où les jetons sont révoqués, si la découverte ne le dit pas ou se trompe.'],
    ),
  ),
  endSessionEndpoint: setting(
    z.url().optional(),
    settingTexts(
      ['End of the session', 'Where a session at the bank is ended, where discovery does not say it or is wrong.'],
      ['Fin de session', 'Où une session à la banque prend fin, si la découverte ne le dit pas ou se trompe.'],
    ),
  ),
  acrValues: setting(
    z.string().max(200).optional(),
    settingTexts(
      ['Asked acr', 'The acr_values of the request, best first.'],
      ['Acr demandé', 'Les acr_values de la requête, le meilleur d’abord.'],
    ),
  ),
  demandedAcr: setting(
    z.array(z.string()).default([]),
    settingTexts(
      ['Demanded acr', 'A sign-in whose acr is none of these is refused. Empty: any is good enough.'],
      ['Acr exigé', 'Une connexion dont l’acr n’est aucun de ceux-ci est refusée. Vide : tout convient.'],
    ),
  ),
  demandedAmr: setting(
    z.array(z.string()).default([]),
    settingTexts(
      ['Demanded amr', 'A sign-in whose amr lacks one of these, such as mfa, is refused.'],
      ['Amr exigé', 'Une connexion dont l’amr n’a pas l’un de ceux-ci, comme mfa, est refusée.'],
    ),
  ),
  maxAge: setting(
    z.int().min(0).optional(),
    settingTexts(
      ['Oldest sign-in', 'In seconds: an older session at the bank signs in anew (max_age).'],
      ['Connexion la plus ancienne', 'En secondes : une session plus ancienne à la banque se reconnecte (max_age).'],
    ),
  ),
  customerIdClaim: setting(
    z.string().min(1).default('sub'),
    settingTexts(
      [
        'Claim of the customer',
        'The claim of the ID token, or of userinfo, that is the bank’s own id of the customer. Dots lead into objects.',
      ],
      [
        'Revendication du client',
        'La revendication du jeton d’identité, ou de userinfo, qui est l’identifiant du client à la banque. Des points mènent dans les objets.',
      ],
    ),
  ),
} as const

export const openIdSecrets = {
  clientSecret: {
    texts: settingTexts(
      ['Client secret', 'For client_secret_basic and client_secret_post.'],
      ['Secret du client', 'Pour client_secret_basic et client_secret_post.'],
    ),
    required: false,
  },
  privateKey: {
    texts: settingTexts(
      ['Private key', 'For private_key_jwt: in PEM or as a JWK, of EC P-256, RSA or Ed25519.'],
      ['Clé privée', 'Pour private_key_jwt : en PEM ou comme JWK, EC P-256, RSA ou Ed25519.'],
    ),
    required: false,
    multiline: true,
  },
  tlsCertificate: {
    texts: settingTexts(
      ['Client certificate', 'For mutual TLS: the certificate that Portage shows the bank, in PEM.'],
      ['Certificat client', 'Pour le TLS mutuel : le certificat que Portage présente à la banque, en PEM.'],
    ),
    required: false,
    multiline: true,
  },
  tlsKey: {
    texts: settingTexts(
      ['Key of the client certificate', 'Its private key, in PEM.'],
      ['Clé du certificat client', 'Sa clé privée, en PEM.'],
    ),
    required: false,
    multiline: true,
  },
  tlsAuthority: {
    texts: settingTexts(
      ['Certificate authority', 'The bank’s own authority, trusted beside the public ones, in PEM.'],
      ['Autorité de certification', 'L’autorité propre à la banque, reconnue à côté des publiques, en PEM.'],
    ),
    required: false,
    multiline: true,
  },
} as const satisfies Readonly<Record<string, SecretSetting>>

const openIdShape = z.object(openIdSettings)

export type OpenIdSettings = z.infer<typeof openIdShape>

/** Every address that the settings name: the operator vouches for each. */
export function addressesIn(settings: OpenIdSettings): readonly (string | undefined)[] {
  return [
    settings.issuer,
    settings.tokenEndpoint,
    settings.jwksAddress,
    settings.userinfoEndpoint,
    settings.parEndpoint,
    settings.revocationEndpoint,
  ]
}
