// The page of an operator's own access and its buttons: passkeys, recovery codes, and tokens for programs.

import { act } from '../../domain/journal/act.ts'
import { addPasskey } from '../../domain/operators/add-passkey.ts'
import { createOperatorToken } from '../../domain/operators/create-operator-token.ts'
import { endOperatorToken } from '../../domain/operators/end-operator-token.ts'
import { listOperatorTokens } from '../../domain/operators/operator-token.ts'
import { invitationPath } from '../../domain/operators/invitation.ts'
import { allowsPasskeys, newPasskeyOptions, readNewPasskey, type Asking } from '../../domain/operators/passkey.ts'
import { removePasskey } from '../../domain/operators/remove-passkey.ts'
import { renewRecoveryCodes } from '../../domain/operators/renew-recovery-codes.ts'
import { renewWayIn } from '../../domain/operators/renew-way-in.ts'
import { isProved } from '../../domain/operators/session.ts'
import { findWaysIn } from '../../domain/operators/ways-in.ts'
import { redirect } from '../../platform/http/answer.ts'
import type { Call, Endpoint } from '../../platform/http/endpoint.ts'
import { Problem } from '../../platform/problem.ts'
import { askedRole, field } from './asked.ts'
import { consoleAction, consoleEndpoint } from './console-endpoint.ts'
import { sessionToken } from './cookies.ts'
import { consolePage } from './conventions.ts'
import { accessView, newTokenView, renewedCodesView } from './views/access.ts'
import type { ConsoleParts } from './visit.ts'

const PAGE = '/console/access'

export function accessEndpoints(parts: ConsoleParts): readonly Endpoint[] {
  return [
    showEndpoint(parts),
    proveEndpoint(parts),
    addPasskeyEndpoint(parts),
    removePasskeyEndpoint(parts),
    renewCodesEndpoint(parts),
    renewWayInEndpoint(parts),
    createTokenEndpoint(parts),
    endTokenEndpoint(parts),
  ]
}

/** The session's token is what this browser alone knows. */
function askingOf(parts: ConsoleParts, call: Call): Asking {
  return { ...parts, browserSecret: sessionToken(call) ?? '' }
}

function showEndpoint(parts: ConsoleParts): Endpoint {
  return consoleEndpoint(parts, {
    name: 'show-access',
    summary: "Shows the operator's passkeys, recovery codes left, and tokens.",
    method: 'GET',
    path: '/access',
    role: 'viewer',
    async handle(visit) {
      const { database, clock, issuer } = parts
      const { call, operator } = visit
      const now = clock.now()
      const ways = await findWaysIn(database, operator.operatorId)
      const known = ways.passkeys.map(({ credentialId }) => credentialId)
      const view = accessView({
        viewing: visit,
        ways,
        tokens: await listOperatorTokens(database, now, operator.operatorId),
        passkey: allowsPasskeys(issuer)
          ? {
              options: isProved(visit.session, now)
                ? await newPasskeyOptions(askingOf(parts, call), operator, now, known)
                : undefined,
            }
          : undefined,
        scriptPath: parts.scripts.passkey.path,
      })
      return consolePage(200, view)
    },
  })
}

/** A device makes a passkey before it can be refused: so whoever adds one proves first who they are. */
function proveEndpoint(parts: ConsoleParts): Endpoint {
  return consoleEndpoint(parts, {
    name: 'prove-again',
    summary: "Asks for a fresh proof, and leads back to the operator's own access.",
    method: 'POST',
    path: '/access/proof',
    role: 'viewer',
    needsProof: true,
    handle: () => redirect(`${PAGE}#passkeys`),
  })
}

function addPasskeyEndpoint(parts: ConsoleParts): Endpoint {
  return consoleEndpoint(parts, {
    name: 'add-passkey',
    summary: 'Adds a passkey beside whatever else the operator signs in with.',
    method: 'POST',
    path: '/access/passkeys',
    role: 'viewer',
    needsProof: true,
    async handle({ call, by, operator }) {
      const asking = askingOf(parts, call)
      const passkey = allowsPasskeys(parts.issuer)
        ? await readNewPasskey(asking, field(call, 'passkey'), parts.clock.now())
        : undefined
      if (!passkey) {
        const detail = 'This passkey was not made for this page, or the page was open for too long. Open it again.'
        throw new Problem('invalid_request', detail)
      }
      await act(parts, by, (act) => addPasskey(act, operator.operatorId, passkey))
      return redirect(PAGE)
    },
  })
}

function removePasskeyEndpoint(parts: ConsoleParts): Endpoint {
  return consoleAction(parts, {
    name: 'remove-passkey',
    summary: "Removes one of the operator's passkeys, unless it is the only way in.",
    path: '/access/passkeys/remove',
    role: 'viewer',
    needsProof: true,
    does: (act, { call, operator }) => removePasskey(act, operator.operatorId, field(call, 'credential_id')),
    next: () => PAGE,
  })
}

function renewCodesEndpoint(parts: ConsoleParts): Endpoint {
  return consoleAction(parts, {
    name: 'renew-recovery-codes',
    summary: 'Replaces the recovery codes, and shows the new ones this once.',
    path: '/access/recovery-codes',
    role: 'viewer',
    needsProof: true,
    does: (act, { operator }) => renewRecoveryCodes(act, parts.vault, operator),
    next: (visit, codes) => consolePage(200, renewedCodesView(visit, codes)),
  })
}

function renewWayInEndpoint(parts: ConsoleParts): Endpoint {
  return consoleAction(parts, {
    name: 'renew-way-in',
    summary: 'Lets the operator choose a new password and app, or a passkey, in place of every way in until now.',
    path: '/access/renewal',
    role: 'viewer',
    needsProof: true,
    does: (act, { operator }) => renewWayIn(act, parts.vault, operator.operatorId),
    next: (_visit, { token }) => invitationPath(token),
  })
}

function createTokenEndpoint(parts: ConsoleParts): Endpoint {
  return consoleAction(parts, {
    name: 'create-token',
    summary: "Creates a token for the operator's programs, and shows it this once.",
    path: '/access/tokens',
    role: 'viewer',
    needsProof: true,
    does(act, { call, operator }) {
      const asked = { name: field(call, 'name'), role: askedRole(call), days: Number(field(call, 'days')) }
      return createOperatorToken(act, operator, asked)
    },
    next: (visit, made) => consolePage(200, newTokenView(visit, made)),
  })
}

function endTokenEndpoint(parts: ConsoleParts): Endpoint {
  return consoleAction(parts, {
    name: 'end-token',
    summary: "Ends one of the operator's tokens.",
    path: '/access/tokens/end',
    role: 'viewer',
    does: (act, { call, operator }) => endOperatorToken(act, operator.operatorId, field(call, 'token_id')),
    next: () => PAGE,
  })
}
