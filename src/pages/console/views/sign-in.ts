// The console's sign-in page.

import type { Language } from '../../../domain/retrieval/connector.ts'
import { html, type Html } from '../../../platform/http/html.ts'
import type { PageSurroundings } from '../../page.ts'
import { signedOutFrame } from '../frame.ts'
import type { SignInTrouble } from '../sign-in-trouble.ts'
import { fieldView, formTrouble } from './field.ts'
import { passkeyPart, type PasskeyPart } from './passkey-part.ts'
import { paths } from '../paths.ts'

export type SignInModel = {
  readonly page: PageSurroundings
  readonly csrfToken: string
  /** Where the operator was going. */
  readonly to: string
  readonly userName?: string
  readonly trouble?: SignInTrouble
  /** Absent where the server's address allows no passkeys. */
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
  refused: 'The user name, the password or the code is wrong. A code works once; the next one comes within 30 seconds.',
  passkeyRefused: 'This passkey was not accepted. Try it again, or sign in with your password.',
  slowedDown: (seconds: number) =>
    seconds === 1
      ? 'Too many attempts. Wait a second, then try again.'
      : `Too many attempts. Wait ${seconds} seconds, then try again.`,
  locked: (minutes: number) =>
    `Too many attempts: this user name is locked for ${minutes === 1 ? 'a minute' : `${minutes} minutes`}. ` +
    'A recovery code lets you in now, and another operator can unlock it.',
  lost: 'Lost your way in? Whoever runs this server can give you a new link.',
  or: 'or',
  passkey: {
    button: 'Sign in with a passkey',
    hint: 'With your fingerprint, your face, your screen lock or a security key.',
    trouble: 'Your browser gave no passkey. Try again, or sign in with your password.',
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
    trouble: 'Votre navigateur n’a donné aucune clé d’accès. Réessayez ou connectez-vous avec votre mot de passe.',
  },
}

export const signInTexts: Readonly<Record<Language, SignInTexts>> = { en, fr }

/** Posts `user_name`, `password`, `code` and `to`; or `passkey` and `to`, to its own address. */
export function signInView(model: SignInModel): Html {
  const { page, csrfToken, to, trouble, passkey, scriptPath } = model
  const say = signInTexts[page.language]
  const body = html`<h1>${say.title}</h1>
    ${formTrouble(trouble && troubleText(trouble, page.language))}
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

export function troubleText(trouble: SignInTrouble, language: Language): string {
  const say = signInTexts[language]
  if ('seconds' in trouble) {
    const { because, seconds } = trouble
    return because === 'locked' ? say.locked(Math.ceil(seconds / 60)) : say.slowedDown(seconds)
  }
  return trouble.because === 'refused' ? say.refused : say.passkeyRefused
}
