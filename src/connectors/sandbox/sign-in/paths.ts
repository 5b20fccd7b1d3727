// The addresses of the sandbox banks' pages, as their endpoints declare them and every link uses them.

export const signInPaths = {
  signIn: '/sandbox-bank/:provider_id/sign-in/:sign_in_id',
  asset: '/sandbox-bank/assets/:file',
} as const
