// The addresses of an authorization's pages, as their endpoints declare them and every link uses them.

import type { AuthorizationStep } from '../../domain/authorizations/authorization-flow.ts'

export const authorizationPaths = {
  'continue-authorization': '/authorizations/:id',
  'leave-for-bank': '/authorizations/:id/sign-in',
  'return-from-bank': '/authorizations/:id/bank-return',
  'show-accounts': '/authorizations/:id/accounts',
  'choose-accounts': '/authorizations/:id/accounts',
  'show-review': '/authorizations/:id/review',
  decide: '/authorizations/:id/review',
  'go-to-app': '/authorizations/:id/answer',
} as const satisfies Readonly<Record<AuthorizationStep, string>>

export const LOGO_PATH = '/recipients/:clientId/logo'
