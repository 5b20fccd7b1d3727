// The error of a field in the reader's language. The rules produce English sentences, which are translated here.

import type { Language } from '../../../domain/retrieval/connector.ts'
import { html, type Html } from '../../../platform/http/html.ts'
import type { FieldError, FieldErrors } from '../field-errors.ts'

const inFrench: readonly (readonly [RegExp, string])[] = [
  [/^is missing$/, 'est à remplir'],
  [/^must not be empty$/, 'est à remplir'],
  [/^must have at most (\d+) characters$/, 'doit compter au plus $1 caractères'],
  [/^must be one line without .*$/, 'doit tenir en une ligne, sans caractère invisible ni de changement de direction'],
  [/^must not begin or end with a space$/, 'ne doit ni commencer ni finir par une espace'],
  [/^must have a letter or a digit$/, 'doit comporter une lettre ou un chiffre'],
  [/^must not pile marks upon a letter$/, 'ne doit pas empiler de signes sur une lettre'],
  [/^must be in plain letters: (.+) stands for (.+)$/, 'doit s’écrire en lettres simples : $1 tient lieu de $2'],
  [/^must be in one script: .*$/, 'doit s’écrire dans un seul alphabet : des lettres de plusieurs se ressemblent'],
  [/^is too much like the name of (.+): .*$/, 'ressemble trop au nom de $1 : les clients ne doivent pas s’y méprendre'],
  [
    /^must begin with https:\/\/: .*$/,
    'doit commencer par https:// : ce serveur n’accepte pas http sur la machine locale',
  ],
  [/^must begin with https:\/\/$/, 'doit commencer par https://'],
  [/^must have no fragment$/, 'ne doit pas comporter de fragment (#)'],
  [/^must be exact, without a wildcard$/, 'ne doit pas comporter de caractère générique (*)'],
  [/^must have no parameter (\S+) of its own: .*$/, 'ne doit pas avoir de paramètre $1 à elle : la réponse l’apporte'],
  [/^must be an address$/, 'doit être une adresse'],
  [/^must be a colour such as (.+)$/, 'doit être une couleur comme $1'],
  [
    /^has a contrast of (\d+)\.(\d+):1 with the pages, .*$/,
    'a un contraste de $1,$2:1 avec les pages, et un texte demande 4,5:1 : choisissez-en une plus foncée',
  ],
  [/^must have no user name$/, 'ne doit pas comporter de nom d’utilisateur'],
  [/^must be written as browsers write it: (.+)$/, 'doit s’écrire comme les navigateurs l’écrivent : $1'],
  [/^must lead to the public internet, and (.+) does not$/, 'doit mener à l’internet public, ce que $1 ne fait pas'],
  [/^must be an e-mail address$/, 'doit être une adresse de courriel'],
  [/^must contain ACCOUNT_BASIC$/, 'doit comprendre ACCOUNT_BASIC'],
  [/^must name at least one( contact)?$/, 'doit en nommer au moins un'],
  [/^must name at most (\d+)( contacts)?$/, 'doit en nommer au plus $1'],
  [/^is named twice$/, 'figure deux fois'],
  [/^must say why$/, 'doit dire pourquoi'],
  [/^must be (\w+) or (\w+) or (\w+)$/, 'doit être $1, $2 ou $3'],
  [/^must be (.+) or (.+)$/, 'doit être $1 ou $2'],
  [/^must be (.+): hours until it signs$/, 'doit être $1 : les heures avant qu’elle signe'],
  [/^must be (\d+) digits$/, 'doit compter $1 chiffres'],
  [/^must hold at most (\d+)$/, 'doit compter au plus $1 valeurs'],
  [/^must be at most (\d+)$/, 'doit être au plus $1'],
  [/^must be at least (\d+)$/, 'doit être au moins $1'],
  [/^must be a number$/, 'doit être un nombre'],
  [/^must be text$/, 'doit être un texte'],
  [/^must be the name of a time zone, such as (.+)$/, 'doit être le nom d’un fuseau horaire, comme $1'],
  [/^must be the version that was read$/, 'doit être la version qui a été lue'],
  [/^must be the name of a header$/, 'doit être le nom d’un en-tête'],
  [/^is a header that Portage sets$/, 'est un en-tête que Portage fixe lui-même'],
  [/^must be printable ASCII$/, 'doit être en ASCII imprimable'],
  [/^must begin with a slash$/, 'doit commencer par une barre oblique'],
  [/^is empty$/, 'est à remplir'],
  [/^must be a whole number$/, 'doit être un nombre entier'],
  [/^must be a whole number from (\d+) to (\d+)$/, 'doit être un nombre entier de $1 à $2'],
  [/^must be a whole number of hours from 1 to (.+)$/, 'doit être un nombre entier d’heures de 1 à $1'],
  [/^is no provider id$/, 'n’est pas un identifiant de fournisseur'],
  [/^is not known\. Did you mean (.+)\?$/, 'n’est pas connu (vouliez-vous dire $1\u00A0?)'],
  [/^is not known: did you mean (.+)\?$/, 'n’est pas connu\u00A0: vouliez-vous dire $1\u00A0?'],
  [/^is not known: the connector (\w+) has (.+)$/, 'n’est pas connu\u00A0: le connecteur $1 a $2'],
  [/^is not known: choose one of the list$/, 'n’est pas connu\u00A0: choisissez-en un de la liste'],
  [/^is not a time such as (.+)$/, 'n’est pas un moment tel que $1'],
  [/^is not a position in the journal$/, 'n’est pas un endroit du journal'],
]

const texts: Readonly<Record<Language, { readonly line: string; readonly field: string }>> = {
  en: { line: 'Line', field: 'This field' },
  fr: { line: 'La ligne', field: 'Ce champ' },
}

/** Returns the errors of a field; `undefined` if it has none. */
export function fieldErrorView(errors: FieldErrors, name: string, language: Language): Html | undefined {
  const found = errors.get(name)
  return found && html`${found.map((one) => html`<span class="line">${sentence(one, language)}</span>`)}`
}

function sentence({ line, message }: FieldError, language: Language): Html {
  const say = texts[language]
  const subject = line === undefined ? say.field : `${say.line} ${line + 1}`
  const french = language === 'fr' ? fieldErrorInFrench(message) : undefined
  return french === undefined ? html`${subject} <span lang="en">${message}</span>.` : html`${subject} ${french}.`
}

/** Returns the French sentence; `undefined` if the rule has no translation. */
export function fieldErrorInFrench(message: string): string | undefined {
  const known = inFrench.find(([pattern]) => pattern.test(message))
  return known && message.replace(known[0], known[1])
}
