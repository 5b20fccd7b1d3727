// The page that asks an operator to prove once more who they are, and keeps what they were about to do.

import type { Language } from '../../../domain/retrieval/connector.ts'
import { html, type Html } from '../../../platform/http/html.ts'
import { consoleForm, consoleFrame, sectionOf, type Viewing } from '../frame.ts'
import type { SignInTrouble } from '../sign-in-trouble.ts'
import { fieldView, formTrouble, hiddenView } from './field.ts'
import { passkeyPart, type PasskeyPart } from './passkey-part.ts'
import { signInTexts, troubleText } from './sign-in.ts'
import { paths } from '../paths.ts'

/** They stand beside those of the form that wants the proof. */
export const PROOF_FIELDS = {
  userName: 'proof_user_name',
  password: 'proof_password',
  code: 'proof_code',
  passkey: 'proof_passkey',
} as const

export type ProofModel = {
  readonly viewing: Viewing
  /** Of the form that wants the proof. */
  readonly action: string
  readonly typed: readonly (readonly [string, string])[]
  readonly hasPassword: boolean
  /** Absent where the operator has none, or the server's address allows none. */
  readonly passkey: Pick<PasskeyPart, 'options'> | undefined
  readonly trouble: SignInTrouble | undefined
  readonly scriptPath: string
}

const en = {
  title: 'Confirm that it is you',
  lead: 'What you are about to do decides who or what may come in. It is done as soon as you have confirmed, and for ten minutes you are not asked again.',
  button: 'Confirm',
  cancel: 'Cancel',
  passkey: {
    button: 'Confirm with a passkey',
    hint: 'With your fingerprint, your face, your screen lock or a security key.',
    trouble: 'Your browser gave no passkey. Try again.',
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
    trouble: 'Votre navigateur n’a donné aucune clé d’accès. Réessayez.',
  },
}

const texts: Readonly<Record<Language, ProofTexts>> = { en, fr }

export function proofView(model: ProofModel): Html {
  const { viewing, action, typed, hasPassword, passkey, trouble } = model
  const { language } = viewing.page
  const say = texts[language]
  const here = sectionOf(action)
  const body = html`<h1>${say.title}</h1>
    <p class="lead">${say.lead}</p>
    <section class="narrow" aria-label="${say.title}">
      ${formTrouble(trouble && troubleText(trouble, language))} ${hasPassword && passwordForm(model, say)}
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
  const asked = signInTexts[viewing.page.language]
  const content = html`${hiddenView(typed)}
    ${fieldView({
      name: PROOF_FIELDS.userName,
      label: asked.userName,
      autocomplete: 'username',
      value: viewing.operator.userName,
      isFixed: true,
    })}
    ${fieldView({ name: PROOF_FIELDS.password, label: asked.password, type: 'password', autocomplete: 'current-password' })}
    ${fieldView({ name: PROOF_FIELDS.code, label: asked.code, hint: asked.codeHint, autocomplete: 'one-time-code', isShort: true })}
    <div class="buttons"><button class="first">${say.button}</button></div>`
  return consoleForm(viewing, action, content)
}
