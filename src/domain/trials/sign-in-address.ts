// The address at which an operator signs in at the bank that is tried: a page of the console, which they sign in to first.

import { path } from '../../platform/http/path.ts'

export const TRIAL_SIGN_IN_PATH = '/console/providers/:providerId/trials/:trialId/sign-in'

export function signInAddressOf(
  issuer: string,
  { id, providerId }: { readonly id: string; readonly providerId: number },
): string {
  return `${issuer}${path(TRIAL_SIGN_IN_PATH, { providerId, trialId: id })}`
}
