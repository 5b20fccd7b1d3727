// Operations on the operator's own access: sessions, passkeys, recovery codes and tokens.

import { strict as assert } from 'node:assert'
import { z } from 'zod'
import { createOperatorToken } from '../domain/operators/create-operator-token.ts'
import { endOperatorToken } from '../domain/operators/end-operator-token.ts'
import { endSessions } from '../domain/operators/end-sessions.ts'
import { findOperator } from '../domain/operators/find-operator.ts'
import { MAX_TOKEN_DAYS } from '../domain/operators/operator-token.ts'
import { roles, type Operator } from '../domain/operators/operator.ts'
import { removePasskey as remove } from '../domain/operators/remove-passkey.ts'
import { renewRecoveryCodes as renewCodes } from '../domain/operators/renew-recovery-codes.ts'
import { resetSignIn as reset } from '../domain/operators/reset-sign-in.ts'
import type { Act } from '../domain/journal/act.ts'
import { text, words } from '../platform/http/request-fields.ts'
import { Problem } from '../platform/problem.ts'
import { demandOperator, operation, type Performer } from './operation.ts'
import type { Place } from './place.ts'

const access = (): Place => ({ page: 'access' })
const sessions = (): Place => ({ page: 'sessions' })

export const createToken = operation({
  name: 'create-token',
  summary: 'Creates a token for the same operator: with the same role at most, and ending with the one that makes it.',
  role: 'viewer',
  needsProof: true,
  texts: { en: { verb: 'Create the token' }, fr: { verb: 'Créer le jeton' } },
  problems: { 404: 'There is no such operator.', 409: 'Too many tokens are alive.' },
  fields: () => ({
    name: text().describe('What will use it.'),
    role: words(roles),
    days: z.int('must be a whole number').describe(`1 to ${MAX_TOKEN_DAYS}.`),
    user_name: text().optional().describe("Whose. Only commands on the server's own machine name somebody."),
  }),
  async perform(act, { user_name, ...wanted }, { performer }) {
    return createOperatorToken(act, await ownerOf(act, performer, user_name), wanted, performer.token)
  },
  next: access,
})

async function ownerOf(act: Act, performer: Performer, userName: string | undefined): Promise<Operator> {
  if (userName === undefined) return demandOperator(performer)
  if (performer.operator === undefined) return findOperator({ read: act.tx }, { userName })
  throw new Problem('not_authorized', 'A token is created for its own operator only. Omit user_name.')
}

export const endToken = operation({
  name: 'end-token',
  summary: "Ends a token of the token's operator, and those that it made.",
  role: 'viewer',
  texts: {
    en: { verb: 'End', means: 'It stops working immediately, and so do the tokens that it created.' },
    fr: { verb: 'Mettre fin', means: 'Dès maintenant, il n’ouvre plus rien.' },
  },
  problems: { 404: 'There is no such token.' },
  fields: () => ({ token_id: text() }),
  perform: (act, { token_id }, { performer }) => endOperatorToken(act, demandOperator(performer).operatorId, token_id),
  next: access,
})

export const removePasskey = operation({
  name: 'remove-passkey',
  summary: "Removes one of the operator's passkeys, unless it is the only way in.",
  role: 'viewer',
  needsProof: true,
  texts: {
    en: { verb: 'Remove', means: 'You can no longer sign in with it. Remove it from your device as well.' },
    fr: { verb: 'Retirer', means: 'Elle n’ouvre plus la console. Retirez-la aussi de votre appareil.' },
  },
  fields: () => ({ credential_id: text() }),
  perform: (act, { credential_id }, { performer }) => remove(act, demandOperator(performer).operatorId, credential_id),
  next: access,
})

export const renewRecoveryCodes = operation({
  name: 'renew-recovery-codes',
  summary: 'Replaces the recovery codes, and shows the new ones this once.',
  role: 'viewer',
  needsProof: true,
  texts: {
    en: {
      verb: 'Create new codes',
      means: 'You get ten new codes. The earlier ones stop working.',
    },
    fr: {
      verb: 'Créer de nouveaux codes',
      means: 'Vous en obtenez dix nouveaux. Ceux que vous aviez sur papier ne valent plus rien.',
    },
  },
  fields: () => ({}),
  perform: (act, _input, { vault, performer }) => renewCodes(act, vault, demandOperator(performer)),
  next: access,
})

export const resetSignIn = operation({
  name: 'renew-way-in',
  summary: 'Lets the operator choose a new password and app, or a passkey, in place of every way in until now.',
  role: 'viewer',
  needsProof: true,
  texts: {
    en: {
      verb: 'Reset sign-in',
      means:
        'On the next page you choose a sign-in method, once, within an hour. Your current password, codes and passkeys then stop working, and you are signed out everywhere else.',
    },
    fr: {
      verb: 'Choisir de nouveau',
      means:
        'La page suivante vous laisse choisir, une fois et en moins d’une heure. Dès que c’est fait, le mot de passe, les codes et les clés d’accès que vous aviez ne valent plus rien, et vous êtes déconnecté partout ailleurs.',
    },
  },
  fields: () => ({}),
  perform: (act, _input, { vault, performer }) => reset(act, vault, demandOperator(performer).operatorId),
  next: (_input, { token }) => ({ page: 'invitation', token }),
})

export const endSession = operation({
  name: 'end-session',
  summary: "Ends a session of the token's operator.",
  role: 'viewer',
  texts: { en: { verb: 'End' }, fr: { verb: 'Mettre fin' } },
  problems: { 404: 'There is no such session.' },
  fields: () => ({ session_id: text() }),
  async perform(act, { session_id }, { performer }) {
    const which = { operatorId: demandOperator(performer).operatorId, only: session_id }
    if ((await endSessions(act, which, 'ended')) > 0) return
    throw new Problem('not_found', 'This session has ended already.')
  },
  next: sessions,
})

export const endOtherSessions = operation({
  name: 'end-other-sessions',
  summary: "Ends all of the operator's sessions but this one.",
  role: 'viewer',
  texts: { en: { verb: 'End all others' }, fr: { verb: 'Mettre fin à toutes les autres' } },
  fields: () => ({}),
  perform(act, _input, { performer }) {
    assert.ok(performer.session, 'only a browser has a session')
    const { operatorId } = demandOperator(performer)
    return endSessions(act, { operatorId, except: performer.session.sessionId }, 'ended')
  },
  next: sessions,
})
