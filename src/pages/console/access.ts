// The page My access and its operations: passkeys, recovery codes, and tokens for programs.

import { act } from '../../domain/journal/act.ts'
import { addPasskey } from '../../domain/operators/add-passkey.ts'
import { listOperatorTokens } from '../../domain/operators/operator-token.ts'
import {
  allowsPasskeys,
  newPasskeyOptions,
  readNewPasskey,
  type PasskeyCeremony,
} from '../../domain/operators/passkey.ts'
import { isProved } from '../../domain/operators/session.ts'
import { findSignInMethods } from '../../domain/operators/sign-in-methods.ts'
import { resetSignIn, createToken, endToken, removePasskey, renewRecoveryCodes } from '../../operations/own-access.ts'
import { redirect } from '../../platform/http/answer.ts'
import type { Call, Endpoint } from '../../platform/http/endpoint.ts'
import { text } from '../../platform/http/request-fields.ts'
import { Problem } from '../../platform/problem.ts'
import { consoleEndpoint } from './console-endpoint.ts'
import { consoleOperation } from './console-operation.ts'
import type { ConsoleParts } from './console-request.ts'
import { number } from './controls.ts'
import { consolePage } from './conventions.ts'
import { sessionToken } from './cookies.ts'
import { paths } from './paths.ts'
import { accessView, newTokenView, renewedCodesView } from './views/access.ts'

export function accessEndpoints(parts: ConsoleParts): readonly Endpoint[] {
  return [
    showEndpoint(parts),
    proveEndpoint(parts),
    addPasskeyEndpoint(parts),
    consoleOperation(parts, removePasskey, { path: paths.removePasskey }),
    consoleOperation(parts, renewRecoveryCodes, { path: paths.renewRecoveryCodes, once: renewedCodesView }),
    consoleOperation(parts, resetSignIn, { path: paths.resetSignIn }),
    consoleOperation(parts, createToken, { path: paths.createToken, controls: { days: number }, once: newTokenView }),
    consoleOperation(parts, endToken, { path: paths.endToken }),
  ]
}

/** Binds the challenge to the session's token, which only this browser knows. */
function ceremonyOf(parts: ConsoleParts, call: Call): PasskeyCeremony {
  return { ...parts, browserSecret: sessionToken(call) ?? '' }
}

function showEndpoint(parts: ConsoleParts): Endpoint {
  return consoleEndpoint(parts, {
    name: 'show-access',
    summary: "Shows the operator's passkeys, recovery codes left, and tokens.",
    method: 'GET',
    path: paths.access,
    role: 'viewer',
    async handle(request) {
      const { database, clock, issuer } = parts
      const { call, operator, session } = request
      const now = clock.now()
      const methods = await findSignInMethods(database, operator.operatorId)
      const known = methods.passkeys.map(({ credentialId }) => credentialId)
      const view = accessView({
        viewing: request,
        methods,
        tokens: await listOperatorTokens(database, now, operator.operatorId),
        passkey: allowsPasskeys(issuer)
          ? {
              options: isProved(session, now)
                ? await newPasskeyOptions(ceremonyOf(parts, call), operator, now, known)
                : undefined,
            }
          : undefined,
        scriptPath: parts.scripts.passkey.path,
      })
      return consolePage(200, view)
    },
  })
}

/** Requires the proof before the device creates the passkey, which could not be undone if it were refused afterwards. */
function proveEndpoint(parts: ConsoleParts): Endpoint {
  return consoleEndpoint(parts, {
    name: 'prove-again',
    summary: "Asks for a fresh proof, and leads back to the operator's own access.",
    method: 'POST',
    path: paths.proof,
    role: 'viewer',
    needsProof: true,
    handle: () => redirect(`${paths.access}#passkeys`),
  })
}

/** This is no operation of `operations/`, because only a browser can create a passkey. */
function addPasskeyEndpoint(parts: ConsoleParts): Endpoint {
  return consoleEndpoint(parts, {
    name: 'add-passkey',
    summary: 'Adds a passkey beside whatever else the operator signs in with.',
    method: 'POST',
    path: paths.addPasskey,
    role: 'viewer',
    needsProof: true,
    body: { passkey: text() },
    async handle({ call, by, operator, body }) {
      const ceremony = ceremonyOf(parts, call)
      const passkey = allowsPasskeys(parts.issuer)
        ? await readNewPasskey(ceremony, body.passkey, parts.clock.now())
        : undefined
      if (!passkey) {
        const detail = 'This passkey was not created for this page, or the page was open for too long. Open it again.'
        throw new Problem('invalid_request', detail)
      }
      await act(parts, by, (act) => addPasskey(act, operator.operatorId, passkey))
      return redirect(paths.access)
    },
  })
}
