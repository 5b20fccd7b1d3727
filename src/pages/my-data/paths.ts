// The addresses of what a customer shares, as their endpoints declare them and every link uses them.

export const myDataPaths = {
  /** The landing page: the banks at which customers can sign in. */
  landing: '/my-data',
  bank: '/my-data/banks/:providerId',
  signIn: '/my-data/banks/:providerId/sign-in',
  bankReturn: '/my-data/banks/:providerId/bank-return',
  signOut: '/my-data/banks/:providerId/sign-out',
  stopConsent: '/my-data/banks/:providerId/consents/:consentId/stop',
  stopShare: '/my-data/banks/:providerId/shares/:shareId/stop',
} as const
