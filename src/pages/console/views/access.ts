// The view of the page My access: passkeys, recovery codes and tokens, and the pages that show a new secret once.

import type { NewOperatorToken } from '../../../domain/operators/create-operator-token.ts'
import type { OperatorToken } from '../../../domain/operators/operator-token.ts'
import { hasRole, roles } from '../../../domain/operators/operator.ts'
import type { SignInMethods } from '../../../domain/operators/sign-in-methods.ts'
import { html, type Html } from '../../../platform/http/html.ts'
import { consoleForm, consoleFrame, frameTexts, type Viewing } from '../frame.ts'
import { accessTexts, type AccessTexts } from './access-texts.ts'
import { confirmForm } from './confirm-form.ts'
import { fieldView, selectView } from './field.ts'
import { listing } from './listing.ts'
import { momentView } from './moment.ts'
import { passkeyPart, type PasskeyPart } from './passkey-part.ts'
import { shownOnceView } from './shown-once.ts'
import {
  resetSignIn,
  createToken,
  endToken,
  removePasskey,
  renewRecoveryCodes,
} from '../../../operations/own-access.ts'
import { paths } from '../paths.ts'

/** The choices for the lifetime of a token. The API accepts other values. */
const TOKEN_DAYS = [7, 30, 90, 365]

export type AccessModel = {
  readonly viewing: Viewing
  readonly methods: SignInMethods
  readonly tokens: readonly OperatorToken[]
  /** `undefined` if the server's address allows no passkeys. Its options are `undefined` until a fresh proof is given. */
  readonly passkey: { readonly options: PasskeyPart['options'] | undefined } | undefined
  readonly scriptPath: string
}

export function accessView(model: AccessModel): Html {
  const { viewing, passkey, scriptPath } = model
  const say = accessTexts[viewing.page.language]
  const body = html`<h1>${say.title}</h1>
    <p class="lead">${say.lead}</p>
    ${passkeySection(model, say)} ${codesSection(model, say)} ${renewalSection(model, say)} ${tokenSection(model, say)}`
  return consoleFrame({ viewing, here: 'access', title: say.title, body, scriptPath: passkey && scriptPath })
}

function passkeySection({ viewing, methods, passkey }: AccessModel, say: AccessTexts): Html {
  const remove = removePasskey.texts[viewing.page.language]
  return html`<section aria-labelledby="passkeys">
    <h2 id="passkeys">${say.passkeys}</h2>
    ${listing({
      label: say.passkeys,
      columns: [say.created, say.lastUsed, say.action],
      rows: methods.passkeys.map(({ credentialId, createdAt, lastUsedAt }) => [
        momentView(createdAt),
        momentView(lastUsedAt),
        confirmForm(viewing, {
          action: paths.removePasskey,
          about: say.passkeyOf(momentView(createdAt)),
          ...remove,
          fields: { credential_id: credentialId },
        }),
      ]),
      empty: say.noPasskeys,
    })}
    ${passkey ? newPasskey(viewing, passkey.options, say) : html`<p class="hint">${say.passkeysNeed}</p>`}
  </section>`
}

function newPasskey(viewing: Viewing, options: PasskeyPart['options'] | undefined, say: AccessTexts): Html {
  if (options) {
    const part = { kind: 'new', options, action: paths.addPasskey, csrfToken: viewing.csrfToken } as const
    return passkeyPart(part, say.passkey)
  }
  return html`<div data-passkey hidden>
    ${consoleForm(viewing, paths.proof, html`<button class="second">${say.passkey.button}…</button>`)}
    <p class="hint">${say.passkey.hint}</p>
  </div>`
}

function renewalSection({ viewing }: AccessModel, say: AccessTexts): Html {
  return html`<section aria-labelledby="renewal" class="narrow">
    <h2 id="renewal">${say.renewal}</h2>
    <p class="hint">${say.renewalLead}</p>
    ${confirmForm(viewing, { action: paths.resetSignIn, ...resetSignIn.texts[viewing.page.language] })}
  </section>`
}

function codesSection({ viewing, methods }: AccessModel, say: AccessTexts): Html | undefined {
  if (!methods.hasPassword) return undefined
  return html`<section aria-labelledby="codes" class="narrow">
    <h2 id="codes">${say.codes}</h2>
    <p>${say.codesLeft(methods.recoveryCodes)}</p>
    ${confirmForm(viewing, {
      action: paths.renewRecoveryCodes,
      ...renewRecoveryCodes.texts[viewing.page.language],
    })}
  </section>`
}

function tokenSection({ viewing, tokens }: AccessModel, say: AccessTexts): Html {
  const { language } = viewing.page
  const roleTexts = frameTexts[language].roles
  const mine = roles.filter((role) => hasRole(viewing.operator, role))
  const content = html`${fieldView({ name: 'name', label: say.tokenName, hint: say.tokenNameHint })}
    ${selectView({
      name: 'role',
      label: say.role,
      choices: mine.map((role) => ({ value: role, text: roleTexts[role] })),
    })}
    ${selectView({
      name: 'days',
      label: say.lives,
      choices: TOKEN_DAYS.map((days) => ({ value: String(days), text: say.days(days) })),
    })} <button class="first">${createToken.texts[language].verb}</button>`
  return html`<section aria-labelledby="tokens">
    <h2 id="tokens">${say.tokens}</h2>
    <p class="hint">${say.tokensMean}</p>
    ${listing({
      label: say.tokens,
      columns: [say.tokenName, say.role, say.created, say.expires, say.lastUsed, say.action],
      rows: tokens.map(({ tokenId, name, role, createdAt, expiresAt, lastUsedAt }) => [
        html`<bdi>${name}</bdi>`,
        roleTexts[role],
        momentView(createdAt),
        momentView(expiresAt),
        lastUsedAt ? momentView(lastUsedAt) : say.never,
        confirmForm(viewing, {
          action: paths.endToken,
          about: name,
          ...endToken.texts[language],
          fields: { token_id: tokenId },
        }),
      ]),
      empty: say.noTokens,
    })}
    <h3>${say.newToken}</h3>
    <div class="narrow">${consoleForm(viewing, paths.createToken, content)}</div>
  </section>`
}

export function newTokenView(viewing: Viewing, { token, expiresAt }: NewOperatorToken): Html {
  const say = accessTexts[viewing.page.language]
  const values = [
    [say.token, html`<code class="secret">${token}</code>`],
    [say.expires, momentView(expiresAt)],
    [say.sendItAs, html`<code>Authorization: Bearer …</code>`],
  ] as const
  return shownOnceView(viewing, { here: 'access', title: say.newToken, values, next: paths.access })
}

export function renewedCodesView(viewing: Viewing, codes: readonly string[]): Html {
  const say = accessTexts[viewing.page.language]
  const list = html`<ul class="codes" role="list">
    ${codes.map((code) => html`<li><code>${code}</code></li>`)}
  </ul>`
  return shownOnceView(viewing, {
    here: 'access',
    title: say.codes,
    lead: say.codesLead,
    body: list,
    next: paths.access,
  })
}
