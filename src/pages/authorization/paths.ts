// The addresses of an authorization's pages, as their endpoints declare them and every link uses them.

export const authorizationPaths = {
  /** Sends the customer on to the step that the authorization has reached. */
  next: '/authorizations/:id',
  signIn: '/authorizations/:id/sign-in',
  bankReturn: '/authorizations/:id/bank-return',
  accounts: '/authorizations/:id/accounts',
  review: '/authorizations/:id/review',
  /** Sends the customer to the app with an answer that exists already. */
  answer: '/authorizations/:id/answer',
  logo: '/recipients/:clientId/logo',
} as const
