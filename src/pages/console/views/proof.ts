// The view of the page that asks an operator for a fresh proof, and keeps the fields of the form that requires it.

import type { Language } from '../../../domain/retrieval/connector.ts'
import { html, type Html } from '../../../platform/http/html.ts'
import { consoleForm, consoleFrame, sectionOf, type Viewing } from '../frame.ts'
import type { SignInFailure } from '../sign-in-failure.ts'
import { fieldView, formError, hiddenView } from './field.ts'
import { passkeyPart, type PasskeyPart } from './passkey-part.ts'
import { signInTexts, failureText } from './sign-in.ts'
import { paths } from '../paths.ts'

/** The names of the proof's fields, which are sent together with those of the form that requires it. */
export const PROOF_FIELDS = {
  userName: 'proof_user_name',
  password: 'proof_password',
  code: 'proof_code',
  passkey: 'proof_passkey',
} as const

export type ProofModel = {
  readonly viewing: Viewing
  /** The action of the form that requires the proof. */
  readonly action: string
  /** The fields of that form. */
  readonly typed: readonly (readonly [string, string])[]
  readonly hasPassword: boolean
  /** `undefined` if the operator has no passkey, or the server's address allows none. */
  readonly passkey: Pick<PasskeyPart, 'options'> | undefined
  readonly failure: SignInFailure | undefined
  readonly scriptPath: string
}

const en = {
  title: 'Confirm that it is you',
  lead: 'This change affects who can sign in or which programs have access. It is made as soon as you confirm, and you are not asked again for ten minutes.',
  button: 'Confirm',
  cancel: 'Cancel',
  passkey: {
    button: 'Confirm with a passkey',
    hint: 'With your fingerprint, your face, your screen lock or a security key.',
    failed: 'Your browser did not return a passkey. Try again.',
  },
}

type ProofTexts = typeof en

const fr: ProofTexts = {
  title: 'Confirmez que c’est bien vous',
  lead: 'Ce que vous allez faire décide de qui ou de ce qui peut entrer. Ce sera fait dès votre confirmation, et pendant dix minutes elle ne vous sera plus demandée.',
  button: 'Confirmer',
  cancel: 'Annuler',
  passkey: {
    button: 'Confirmer avec une clé d’accès',
    hint: 'Avec votre empreinte, votre visage, le verrou de votre écran ou une clé de sécurité.',
    failed: 'Votre navigateur n’a donné aucune clé d’accès. Réessayez.',
  },
}

const texts: Readonly<Record<Language, ProofTexts>> = { en, fr }

export function proofView(model: ProofModel): Html {
  const { viewing, action, typed, hasPassword, passkey, failure } = model
  const { language } = viewing.page
  const say = texts[language]
  const here = sectionOf(action)
  const body = html`<h1>${say.title}</h1>
    <p class="lead">${say.lead}</p>
    <section class="narrow" aria-label="${say.title}">
      ${formError(failure && failureText(failure, language))} ${hasPassword && passwordForm(model, say)}
      ${
        passkey &&
        passkeyPart(
          {
            kind: 'sign-in',
            options: passkey.options,
            action,
            csrfToken: viewing.csrfToken,
            name: PROOF_FIELDS.passkey,
            fields: typed,
          },
          hasPassword ? { ...say.passkey, or: signInTexts[language].or } : say.passkey,
        )
      }
      <p><a href="${here === undefined ? paths.overview : paths[here]}">${say.cancel}</a></p>
    </section>`
  return consoleFrame({
    viewing,
    title: say.title,
    body,
    ...(here && { here }),
    scriptPath: passkey && model.scriptPath,
  })
}

function passwordForm({ viewing, action, typed }: ProofModel, say: ProofTexts): Html {
  const labels = signInTexts[viewing.page.language]
  const content = html`${hiddenView(typed)}
    ${fieldView({
      name: PROOF_FIELDS.userName,
      label: labels.userName,
      autocomplete: 'username',
      value: viewing.operator.userName,
      isFixed: true,
    })}
    ${fieldView({ name: PROOF_FIELDS.password, label: labels.password, type: 'password', autocomplete: 'current-password' })}
    ${fieldView({ name: PROOF_FIELDS.code, label: labels.code, hint: labels.codeHint, autocomplete: 'one-time-code', isShort: true })}
    <div class="buttons"><button class="first">${say.button}</button></div>`
  return consoleForm(viewing, action, content)
}
