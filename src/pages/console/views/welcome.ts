// The views of an invitation: the form for the sign-in method, and the page that shows the recovery codes once.

import { encode } from 'uqr'
import { MIN_CHARACTERS } from '../../../domain/operators/password.ts'
import type { Operator } from '../../../domain/operators/operator.ts'
import type { Language } from '../../../domain/retrieval/connector.ts'
import { html, type Html, type Printable } from '../../../platform/http/html.ts'
import type { PageSurroundings } from '../../page.ts'
import { signedOutFrame, frameTexts } from '../frame.ts'
import { fieldView, formError } from './field.ts'
import { passkeyPart, type PasskeyPart } from './passkey-part.ts'
import { paths } from '../paths.ts'

export type WelcomeError = 'too_short' | 'too_long' | 'too_easy' | 'not_repeated' | 'wrong_code' | 'wrong_passkey'

export type WelcomeModel = {
  readonly page: PageSurroundings
  readonly operator: Operator
  readonly csrfToken: string
  /** The address to which the forms post: that of the page. */
  readonly action: string
  /** The secret in base 32. */
  readonly totpSecret: string
  readonly otpauthUri: string
  readonly error?: WelcomeError | undefined
  /** `undefined` if the server's address allows no passkeys. */
  readonly passkey?: Pick<PasskeyPart, 'options'> | undefined
  readonly scriptPath: string
}

const en = {
  title: 'Choose how you sign in',
  lead: (userName: Printable, role: Printable): Html =>
    html`Welcome to the console. You sign in as ${userName}, with the role ${role}.`,
  userName: 'User name',
  passwordHeading: 'A password',
  password: 'New password',
  passwordHint: `At least ${MIN_CHARACTERS} characters. A phrase of several unrelated words is easy to remember.`,
  repeated: 'The same password again',
  appHeading: 'And an authenticator app',
  app: 'Scan this with the authenticator app of your phone, then enter the code that it shows.',
  qr: 'QR code for the authenticator app',
  secret: 'Or type this key into the app:',
  code: 'Code',
  codeHint: 'The six digits that the app shows now.',
  button: 'Set up and sign in',
  errors: {
    too_short: `Use at least ${MIN_CHARACTERS} characters.`,
    too_long: 'Use 256 characters at most.',
    too_easy: 'This is too easy to guess. Do not use your user name or a few repeated letters.',
    not_repeated: 'The two passwords are not the same.',
    wrong_code: 'This code is wrong. Check that the clock of your phone is correct.',
    wrong_passkey: 'This passkey was not created for this page, or the page was open for too long. Try again.',
  },
  failed: 'Correct the marked field.',
  passkey: {
    or: 'or',
    button: 'Use a passkey instead',
    hint: 'With your fingerprint, your face, your screen lock or a security key: no password and no code.',
    failed: 'Your browser did not create a passkey. Try again, or choose a password.',
  },
  codesTitle: 'Keep your recovery codes',
  codesLead:
    'Print them or write them down, and keep them away from your phone. Each replaces a code of the app once, even while your user name is locked. They are not shown again.',
  ready: 'You are signed in.',
  enter: 'I have kept them: go to the console',
  passkeyTitle: 'Your passkey is ready',
  passkeyLead: 'You are signed in. If you lose the passkey, ask the person who runs this server for a new link.',
}

type WelcomeTexts = typeof en

const fr: WelcomeTexts = {
  title: 'Choisissez votre mode de connexion',
  lead: (userName, role) =>
    html`Bienvenue dans la console. Vous vous connectez sous le nom ${userName}, avec le rôle ${role}.`,
  userName: 'Nom d’utilisateur',
  passwordHeading: 'Un mot de passe',
  password: 'Nouveau mot de passe',
  passwordHint: `Au moins ${MIN_CHARACTERS} caractères. Plusieurs mots que vous seul ou seule réuniriez se retiennent facilement.`,
  repeated: 'Le même mot de passe, une seconde fois',
  appHeading: 'Et une application d’authentification',
  app: 'Balayez ce code avec l’application d’authentification de votre téléphone, puis saisissez le code qu’elle affiche.',
  qr: 'Code QR pour l’application d’authentification',
  secret: 'Ou tapez cette clé dans l’application\u00A0:',
  code: 'Code',
  codeHint: 'Les six chiffres que l’application affiche maintenant.',
  button: 'Enregistrer et se connecter',
  errors: {
    too_short: `Utilisez au moins ${MIN_CHARACTERS} caractères.`,
    too_long: 'Utilisez au plus 256 caractères.',
    too_easy:
      'Ce mot de passe est trop facile à deviner\u00A0: n’utilisez ni votre nom d’utilisateur ni les mêmes lettres répétées.',
    not_repeated: 'Les deux mots de passe ne sont pas identiques.',
    wrong_code:
      'Ce code n’est pas celui que l’application devrait afficher. Vérifiez que l’horloge de votre téléphone est à l’heure.',
    wrong_passkey:
      'Cette clé d’accès n’a pas été créée pour cette page, ou la page est restée ouverte trop longtemps. Réessayez.',
  },
  failed: 'Il reste quelque chose à corriger.',
  passkey: {
    or: 'ou',
    button: 'Utiliser plutôt une clé d’accès',
    hint: 'Avec votre empreinte, votre visage, le verrou de votre écran ou une clé de sécurité\u00A0: ni mot de passe ni code.',
    failed: 'Votre navigateur n’a créé aucune clé d’accès. Réessayez ou choisissez un mot de passe.',
  },
  codesTitle: 'Conservez vos codes de secours',
  codesLead:
    'Imprimez-les ou notez-les, et gardez-les loin de votre téléphone. Chacun remplace une fois un code de l’application, même quand votre nom d’utilisateur est bloqué. Ils ne seront plus affichés.',
  ready: 'Vous êtes connecté ou connectée.',
  enter: 'C’est fait\u00A0: ouvrir la console',
  passkeyTitle: 'Votre clé d’accès est prête',
  passkeyLead:
    'La connexion est établie. Si vous perdez la clé d’accès, les responsables de ce serveur peuvent vous donner un nouveau lien.',
}

const texts: Readonly<Record<Language, WelcomeTexts>> = { en, fr }

/** Posts `password`, `repeated` and `code`, or `passkey`. */
export function welcomeView(model: WelcomeModel): Html {
  const { page, operator, csrfToken, action, error, passkey, scriptPath } = model
  const say = texts[page.language]
  const role = frameTexts[page.language].roles[operator.role]
  const body = html`<h1>${say.title}</h1>
    <p class="lead">${say.lead(html`<strong>${operator.userName}</strong>`, html`<strong>${role}</strong>`)}</p>
    ${formError(error && (error === 'wrong_passkey' ? say.errors.wrong_passkey : say.failed))}
    <form method="post" action="${action}">
      <input type="hidden" name="csrf_token" value="${csrfToken}" />
      ${fieldView({
        name: 'user_name',
        label: say.userName,
        autocomplete: 'username',
        value: operator.userName,
        isFixed: true,
      })}
      <h2>${say.passwordHeading}</h2>
      ${passwordFields(say, error)}
      <h2>${say.appHeading}</h2>
      <p>${say.app}</p>
      ${qrCode(model.otpauthUri, say.qr)}
      <p>${say.secret} <code class="secret">${model.totpSecret.match(/.{4}/g)?.join(' ')}</code></p>
      ${fieldView({
        name: 'code',
        label: say.code,
        hint: say.codeHint,
        autocomplete: 'one-time-code',
        isShort: true,
        ...(error === 'wrong_code' && { error: say.errors.wrong_code }),
      })}
      <div class="buttons"><button class="first">${say.button}</button></div>
    </form>
    ${passkey && passkeyPart({ kind: 'new', options: passkey.options, action, csrfToken }, say.passkey)}`
  return signedOutFrame({ page, title: say.title, body, scriptPath: passkey && scriptPath })
}

function passwordFields(say: WelcomeTexts, error: WelcomeError | undefined): Html {
  const isOfPassword = error === 'too_short' || error === 'too_long' || error === 'too_easy'
  return html`${fieldView({
    name: 'password',
    label: say.password,
    type: 'password',
    autocomplete: 'new-password',
    hint: say.passwordHint,
    ...(isOfPassword && { error: say.errors[error] }),
  })}
  ${fieldView({
    name: 'repeated',
    label: say.repeated,
    type: 'password',
    autocomplete: 'new-password',
    ...(error === 'not_repeated' && { error: say.errors.not_repeated }),
  })}`
}

/** Draws the code as one path, with the quiet zone of four modules that readers require (ISO/IEC 18004). */
function qrCode(text: string, label: string): Html {
  const { data, size } = encode(text, { border: 4 })
  const path = data.flatMap((row, y) => row.map((isDark, x) => (isDark ? `M${x} ${y}h1v1h-1z` : ''))).join('')
  return html`<svg
    class="qr"
    viewBox="0 0 ${size} ${size}"
    role="img"
    aria-label="${label}"
    shape-rendering="crispEdges"
  >
    <path d="${path}" />
  </svg>`
}

/** Shows the recovery codes; there are none if the operator chose a passkey. */
export function acceptedView(page: PageSurroundings, recoveryCodes: readonly string[]): Html {
  const say = texts[page.language]
  if (recoveryCodes.length === 0) {
    const open = html`<h1>${say.passkeyTitle}</h1>
      <p class="lead">${say.passkeyLead}</p>
      ${enterLink(frameTexts[page.language].console)}`
    return signedOutFrame({ page, title: say.passkeyTitle, body: open })
  }
  const body = html`<h1>${say.codesTitle}</h1>
    <p class="lead">${say.codesLead}</p>
    <ul class="codes" role="list">
      ${recoveryCodes.map((code) => html`<li><code>${code}</code></li>`)}
    </ul>
    <p>${say.ready}</p>
    ${enterLink(say.enter)}`
  return signedOutFrame({ page, title: say.codesTitle, body })
}

function enterLink(text: string): Html {
  return html`<p class="buttons"><a class="button first" href="${paths.overview}">${text}</a></p>`
}
