// The paths of the console's pages and forms, from which its endpoints are declared and its links are built.

import { INVITATION_PATH } from '../../domain/operators/invitation.ts'
import { TRIAL_SIGN_IN_PATH } from '../../domain/trials/sign-in-address.ts'
import type { Place } from '../../operations/place.ts'
import { path } from '../../platform/http/path.ts'

const CONSOLE = '/console'
const ORGANIZATION = `${CONSOLE}/organizations/:organizationId`
const RECIPIENT = `${CONSOLE}/recipients/:clientId`
const TRIAL = `${CONSOLE}/providers/:providerId/trials/:trialId`
const PARTNER = `${CONSOLE}/partners/:clientId`

export const paths = {
  overview: CONSOLE,
  signIn: `${CONSOLE}/sign-in`,
  signInWithPasskey: `${CONSOLE}/sign-in/passkey`,
  signOut: `${CONSOLE}/sign-out`,
  invitation: INVITATION_PATH,
  assets: `${CONSOLE}/assets/:file`,

  registrations: `${CONSOLE}/registrations`,
  registration: `${CONSOLE}/registrations/:clientId/:providerId`,
  changeRegistration: `${CONSOLE}/registrations/:clientId/:providerId/:verb`,

  recipients: `${CONSOLE}/recipients`,
  recipient: RECIPIENT,
  changeRedirectUris: `${RECIPIENT}/redirect-uris`,
  replaceRecipientSecret: `${RECIPIENT}/secret`,
  endOldRecipientSecret: `${RECIPIENT}/old-secret/end`,
  setRefreshAnswer: `${RECIPIENT}/refresh-answer`,
  requestRegistrations: `${RECIPIENT}/registrations`,
  suspendRecipient: `${RECIPIENT}/suspend`,
  resumeRecipient: `${RECIPIENT}/resume`,

  replacePartnerSecret: `${PARTNER}/secret`,
  endOldPartnerSecret: `${PARTNER}/old-secret/end`,
  suspendPartner: `${PARTNER}/suspend`,
  resumePartner: `${PARTNER}/resume`,

  organizations: `${CONSOLE}/organizations`,
  organization: ORGANIZATION,
  newRecipient: `${ORGANIZATION}/new-recipient`,
  createRecipient: `${ORGANIZATION}/recipients`,
  createPartner: `${ORGANIZATION}/partners`,
  createCredential: `${ORGANIZATION}/credentials`,
  endCredential: `${CONSOLE}/credentials/:credentialId/end`,

  setIntegration: `${ORGANIZATION}/integration`,

  webhook: `${ORGANIZATION}/webhook`,
  setWebhook: `${ORGANIZATION}/webhook/settings`,
  endWebhook: `${ORGANIZATION}/webhook/end`,
  testWebhook: `${ORGANIZATION}/webhook/test`,
  sendWebhookAgain: `${ORGANIZATION}/webhook/deliveries/:deliveryId/send-again`,

  sharing: `${ORGANIZATION}/sharing`,
  connect: `${ORGANIZATION}/connect`,
  enableSharingPartner: `${ORGANIZATION}/sharing-partners/:permissionId/enable`,
  disableSharingPartner: `${ORGANIZATION}/sharing-partners/:permissionId/disable`,
  endShare: `${ORGANIZATION}/shares/:shareId/end`,
  deleteLogin: `${ORGANIZATION}/logins/:loginId/delete`,

  providers: `${CONSOLE}/providers`,
  addProvider: `${CONSOLE}/providers`,
  newProvider: `${CONSOLE}/providers/new`,
  provider: `${CONSOLE}/providers/:providerId`,
  changeProvider: `${CONSOLE}/providers/:providerId/change`,
  setProviderSecret: `${CONSOLE}/providers/:providerId/secrets/:name`,
  activateProvider: `${CONSOLE}/providers/:providerId/activate`,
  retireProvider: `${CONSOLE}/providers/:providerId/retire`,
  enableProvider: `${CONSOLE}/providers/:providerId/enable`,
  disableProvider: `${CONSOLE}/providers/:providerId/disable`,
  trials: `${CONSOLE}/providers/:providerId/trials`,
  tryBank: `${CONSOLE}/providers/:providerId/try`,
  trial: TRIAL,
  leaveForTrial: TRIAL_SIGN_IN_PATH,
  returnToTrial: `${TRIAL}/bank-return`,

  consents: `${CONSOLE}/consents`,
  consent: `${CONSOLE}/consents/:consentId`,
  revokeConsent: `${CONSOLE}/consents/:consentId/revoke`,

  notifications: `${CONSOLE}/notifications`,
  sendNotificationsAgain: `${CONSOLE}/notifications/:subscriptionId/send-again`,

  journal: `${CONSOLE}/journal`,
  settings: `${CONSOLE}/settings`,
  keys: `${CONSOLE}/keys`,
  endKey: `${CONSOLE}/keys/:kid/end`,

  operators: `${CONSOLE}/operators`,
  disableOperator: `${CONSOLE}/operators/:operatorId/disable`,
  unlockOperator: `${CONSOLE}/operators/:operatorId/unlock`,

  access: `${CONSOLE}/access`,
  proof: `${CONSOLE}/access/proof`,
  addPasskey: `${CONSOLE}/access/passkeys`,
  removePasskey: `${CONSOLE}/access/passkeys/remove`,
  renewRecoveryCodes: `${CONSOLE}/access/recovery-codes`,
  resetSignIn: `${CONSOLE}/access/renewal`,
  createToken: `${CONSOLE}/access/tokens`,
  endToken: `${CONSOLE}/access/tokens/end`,

  sessions: `${CONSOLE}/sessions`,
  endSession: `${CONSOLE}/sessions/end`,
  endOtherSessions: `${CONSOLE}/sessions/end-others`,
} as const

export function placePath({ page, ...params }: Place): string {
  return path<string>(paths[page], params)
}
