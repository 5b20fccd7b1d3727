// OpenID settings: how customers of one bank sign in, as settings and secrets of every connector that sends them there.

import { z } from 'zod'
import type { SecretSetting } from '../../domain/retrieval/connector.ts'
import { setting, settingTexts } from '../../domain/retrieval/setting.ts'

const clientAuthMethods = [
  'client_secret_basic',
  'client_secret_post',
  'private_key_jwt',
  'tls_client_auth',
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
      ['Claim of the customer', 'The claim of the ID token that is the bank’s own id of the customer.'],
      ['Revendication du client', 'La revendication du jeton d’identité qui est l’identifiant du client à la banque.'],
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
      ['Private key', 'For private_key_jwt: PKCS #8 in PEM, EC P-256 or RSA.'],
      ['Clé privée', 'Pour private_key_jwt : PKCS #8 en PEM, EC P-256 ou RSA.'],
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
