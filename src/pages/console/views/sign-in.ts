// The view of the console's sign-in page.

import type { Language } from '../../../domain/retrieval/connector.ts'
import { html, type Html } from '../../../platform/http/html.ts'
import type { PageSurroundings } from '../../page.ts'
import { signedOutFrame } from '../frame.ts'
import type { SignInFailure } from '../sign-in-failure.ts'
import { fieldView, formError } from './field.ts'
import { passkeyPart, type PasskeyPart } from './passkey-part.ts'
import { paths } from '../paths.ts'

export type SignInModel = {
  readonly page: PageSurroundings
  readonly csrfToken: string
  /** The address that follows the sign-in. */
  readonly to: string
  readonly userName?: string
  readonly failure?: SignInFailure
  /** `undefined` if the server's address allows no passkeys. */
  readonly passkey?: Pick<PasskeyPart, 'options'> | undefined
  readonly scriptPath: string
}

const en = {
  title: 'Sign in',
  userName: 'User name',
  password: 'Password',
  code: 'Code',
  codeHint: 'Six digits from your authenticator app, or one of your recovery codes.',
  button: 'Sign in',
  refused: 'The user name, the password or the code is wrong. A code works once; a new one appears every 30 seconds.',
  passkeyRefused: 'This passkey was not accepted. Try again, or sign in with your password.',
  slowedDown: (seconds: number) =>
    seconds === 1
      ? 'Too many attempts. Wait a second, then try again.'
      : `Too many attempts. Wait ${seconds} seconds, then try again.`,
  locked: (minutes: number) =>
    `Too many attempts: this user name is locked for ${minutes === 1 ? 'a minute' : `${minutes} minutes`}. ` +
    'You can sign in with a recovery code, or ask another operator to unlock it.',
  lost: 'Lost access? Ask the person who runs this server for a new link.',
  or: 'or',
  passkey: {
    button: 'Sign in with a passkey',
    hint: 'With your fingerprint, your face, your screen lock or a security key.',
    failed: 'Your browser did not return a passkey. Try again, or sign in with your password.',
  },
}

type SignInTexts = typeof en

const fr: SignInTexts = {
  title: 'Connexion',
  userName: 'Nom d’utilisateur',
  password: 'Mot de passe',
  code: 'Code',
  codeHint: 'Six chiffres de votre application d’authentification, ou l’un de vos codes de secours.',
  button: 'Se connecter',
  refused:
    'Le nom d’utilisateur, le mot de passe ou le code est erroné. Un code ne sert qu’une fois; le suivant arrive dans les 30 secondes.',
  passkeyRefused: 'Cette clé d’accès n’a pas été acceptée. Réessayez ou connectez-vous avec votre mot de passe.',
  slowedDown: (seconds) =>
    seconds === 1
      ? 'Trop de tentatives. Attendez une seconde, puis réessayez.'
      : `Trop de tentatives. Attendez ${seconds} secondes, puis réessayez.`,
  locked: (minutes) =>
    `Trop de tentatives\u00A0: ce nom d’utilisateur est bloqué pendant ${minutes === 1 ? 'une minute' : `${minutes} minutes`}. ` +
    'Un code de secours vous ouvre dès maintenant, et une autre personne du rôle Exploitation peut débloquer ce nom.',
  lost: 'Vous ne pouvez plus vous connecter? Les responsables de ce serveur peuvent vous donner un nouveau lien.',
  or: 'ou',
  passkey: {
    button: 'Se connecter avec une clé d’accès',
    hint: 'Avec votre empreinte, votre visage, le verrou de votre écran ou une clé de sécurité.',
    failed: 'Votre navigateur n’a donné aucune clé d’accès. Réessayez ou connectez-vous avec votre mot de passe.',
  },
}

export const signInTexts: Readonly<Record<Language, SignInTexts>> = { en, fr }

/** Posts `user_name`, `password`, `code` and `to`, or `passkey` and `to` to a separate address. */
export function signInView(model: SignInModel): Html {
  const { page, csrfToken, to, failure, passkey, scriptPath } = model
  const say = signInTexts[page.language]
  const body = html`<h1>${say.title}</h1>
    ${formError(failure && failureText(failure, page.language))}
    <form method="post" action="${paths.signIn}">
      <input type="hidden" name="csrf_token" value="${csrfToken}" />
      <input type="hidden" name="to" value="${to}" />
      ${fieldView({ name: 'user_name', label: say.userName, autocomplete: 'username', value: model.userName ?? '' })}
      ${fieldView({ name: 'password', label: say.password, type: 'password', autocomplete: 'current-password' })}
      ${fieldView({ name: 'code', label: say.code, hint: say.codeHint, autocomplete: 'one-time-code', isShort: true })}
      <div class="buttons"><button class="first">${say.button}</button></div>
    </form>
    ${
      passkey &&
      passkeyPart(
        {
          kind: 'sign-in',
          options: passkey.options,
          action: paths.signInWithPasskey,
          csrfToken,
          fields: [['to', to]],
        },
        { ...say.passkey, or: say.or },
      )
    }
    <p class="aside">${say.lost}</p>`
  return signedOutFrame({ page, title: say.title, body, scriptPath: passkey && scriptPath })
}

export function failureText(failure: SignInFailure, language: Language): string {
  const say = signInTexts[language]
  if ('seconds' in failure) {
    const { because, seconds } = failure
    return because === 'locked' ? say.locked(Math.ceil(seconds / 60)) : say.slowedDown(seconds)
  }
  return failure.because === 'refused' ? say.refused : say.passkeyRefused
}
