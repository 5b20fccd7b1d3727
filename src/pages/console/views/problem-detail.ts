// The detail of a problem in the reader's language. Details are English sentences, which are translated here.

import type { Language } from '../../../domain/retrieval/connector.ts'
import { html, type Html } from '../../../platform/http/html.ts'
import { fieldErrorInFrench } from './field-errors.ts'

/**
 * Patterns and their translations. `$1` and `$2` are the groups of the pattern. In a pattern marked `rule`, the last group
 * is the sentence of a field's rule, which is translated as well.
 */
const inFrench: readonly (readonly [RegExp, string, 'rule'?])[] = [
  [/^This requires the role (\w+); yours is (\w+)\.$/, 'Il faut le rôle $1; le vôtre est $2.'],
  [/^A token may have the role (.+) at most\.$/, 'Un jeton peut avoir au plus le rôle $1.'],
  [
    /^There is no parameter (.+)\. Did you mean (.+)\? It takes (.+)\.$/,
    'Il n’y a pas de paramètre $1. Vouliez-vous dire $2\u00A0? Il y a\u00A0: $3.',
  ],
  [/^There is no parameter (.+)\. It takes (.+)\.$/, 'Il n’y a pas de paramètre $1. Il y a\u00A0: $2.'],
  [/^A user name looks like .*$/, 'Un nom d’utilisateur a la forme d’une adresse de courriel\u00A0: ada@example.com.'],
  [/^A name has 1 to 100 visible characters\.$/, 'Un nom compte de 1 à 100 caractères, et aucun qui soit invisible.'],
  [/^The site of the organization (.+)\.$/, 'Le site de l’organisation ne convient pas\u00A0: il $1.', 'rule'],
  [/^The (?:redirect URL|origin) (\S*) ((?:must|is) .+)\.$/, 'L’adresse $1 ne convient pas\u00A0: elle $2.', 'rule'],
  [/^There are more than (\S+) addresses of the kind .*$/, 'Il y a plus de $1 adresses.'],
  [/^This session has ended already\.$/, 'Cette session a déjà pris fin.'],
  [
    /^Nobody else with the role operator .*$/,
    'Personne d’autre du rôle Exploitation ne peut entrer. Invitez d’abord quelqu’un.',
  ],
  [/^There is nothing at this address\.$/, 'Il n’y a rien à cette adresse.'],
  [/^There is no such operator\.$/, 'Cette personne n’existe pas.'],
  [/^There is no operator with this user name\.$/, 'Personne ne porte ce nom d’utilisateur.'],
  [/^This operator is disabled already\.$/, 'Cette personne est déjà désactivée.'],
  [
    /^This operator is disabled\. Invite .*$/,
    'Cette personne est désactivée. Invitez-la de nouveau, puis créez le jeton.',
  ],
  [/^This link has been used .*$/, 'Ce lien a servi, ou date de plus d’une heure. Demandez-en un nouveau.'],
  [
    /^Recovery codes are used together with a password.*$/,
    'Les codes de secours vont avec un mot de passe; vous vous connectez avec une clé d’accès.',
  ],
  [/^You have no such passkey\. .*$/, 'Vous n’avez pas cette clé d’accès. Revoyez celles que vous avez.'],
  [
    /^This passkey is your only sign-in method\. .*$/,
    'Cette clé d’accès est votre seul accès. Ajoutez-en d’abord une autre.',
  ],
  [/^You have (\S+) passkeys already\. .*$/, 'Il y a déjà $1 clés d’accès. Retirez-en d’abord une.'],
  [/^This passkey is registered already\.$/, 'Cette clé d’accès est déjà connue.'],
  [
    /^This passkey was not created for this page.*$/,
    'Cette clé d’accès n’a pas été créée pour cette page, ou la page est restée ouverte trop longtemps. Ouvrez-la de nouveau.',
  ],
  [/^Too many people are signing in .*$/, 'Trop de personnes se connectent en ce moment. Réessayez dans une minute.'],
  [
    /^This request concerns an operator's own access.*$/,
    'Ceci concerne ce qui est propre à une personne\u00A0: employez son jeton.',
  ],
  [/^A token is created for its own operator only.*$/, 'Un jeton n’est créé que pour soi-même. Omettez user_name.'],
  [/^You have no such token\. .*$/, 'Vous n’avez pas ce jeton. Revoyez ceux que vous avez.'],
  [/^Name the token .*$/, 'Nommez le jeton d’après ce qui l’utilisera, en 1 à 100 caractères.'],
  [/^A token is valid for 1 to (\S+) days\.$/, 'Un jeton dure de 1 à $1 jours.'],
  [/^There are (\S+) valid tokens already\. .*$/, 'Il y a déjà $1 jetons en vigueur. Mettez d’abord fin à l’un d’eux.'],
  [/^There is no old secret that still works\. .*$/, 'Aucun ancien secret ne sert encore. Revoyez ceux qu’il y a.'],
  [/^There is no such key\.$/, 'Cette clé n’existe pas.'],
  [/^This key has signed and verified nothing since (.+)\.$/, 'Cette clé ne signe et ne vérifie plus rien depuis $1.'],
  [/^There is no such organization\.$/, 'Cette organisation n’existe pas.'],
  [
    /^There are two credentials of the kind (\S+) already\. .*$/,
    'Il y a déjà deux identifiants $1 en vigueur. Mettez d’abord fin à l’un d’eux.',
  ],
  [/^There is no such active credential\. .*$/, 'Cet identifiant n’est pas en vigueur. Revoyez ceux qu’il y a.'],
  [
    /^The provider is (\S+)\. Enable it to try its bank\.$/,
    'Le fournisseur est à l’état $1. Remettez-le en service pour essayer son institution.',
  ],
  [
    /^The provider is RETIRED: its bank is not called any more\.$/,
    'Le fournisseur est retiré : son institution n’est plus appelée.',
  ],
  [/^There is no such trial\b.*$/, 'Cet essai n’existe pas, ou ce qu’il a trouvé n’est plus conservé.'],
  [/^This trial does not wait for a sign-in\. .*$/, 'Cet essai n’attend pas de connexion. Commencez-en un autre.'],
  [/^There is no such provider\b.*$/, 'Ce fournisseur n’existe pas.'],
  [/^There is no provider (\S+) that is (.+)\. .*$/, 'L’état du fournisseur $1 ne le permet pas. Revoyez la liste.'],
  [/^Say why.*$/, 'Dites pourquoi. Le motif est conservé au journal.'],
  [/^The reason is longer than (\S+) characters\.$/, 'Le motif compte plus de $1 caractères.'],
  [/^There is no such registration\.$/, 'Cette inscription n’existe pas.'],
  [
    /^This registration has been (\S+) since (\S+), by (.+)\. To .*$/,
    'Cette inscription est à l’état $1 depuis $2, par $3. Revoyez-la.',
  ],
  [/^(.+) Nothing was requested\.$/, 'Rien n’a été demandé\u00A0: $1'],
  [/^There is no active client .*$/, 'Ce client n’est pas en service. Revoyez la liste.'],
  [/^There is no suspended client .*$/, 'Ce client n’est pas en suspens. Revoyez la liste.'],
  [/^There is no such recipient\.$/, 'Ce destinataire n’existe pas.'],
  [/^There is no such partner\.$/, 'Ce partenaire n’existe pas.'],
  [
    /^This is an organization's Connect\. .*$/,
    'C’est le Connect d’une organisation. Ses adresses se règlent avec son partage de données.',
  ],
  [/^This organization has a Connect client already\.$/, 'Cette organisation a déjà un client Connect.'],
  [/^This organization has no Connect\. .*$/, 'Cette organisation n’a pas de Connect. Ouvrez-le d’abord.'],
  [/^The accent (\S*) ((?:must|has) .+)\.$/, 'La couleur $1 ne convient pas\u00A0: elle $2.', 'rule'],
  [
    /^Links without a customerId open the Connect of (.+)\. End that there first\.$/,
    'Les liens sans customerId ouvrent le Connect de $1. Mettez-y d’abord fin à ce réglage.',
  ],
  [/^There is nothing to send again .*$/, 'Il n’y a rien à renvoyer pour cet abonnement. Revoyez la liste.'],
  [/^Webhooks are signed\. .*$/, 'Les webhooks sont signés. Créez d’abord un secret HMAC pour cette organisation.'],
  [
    /^Webhooks are signed with this HMAC secret\. .*$/,
    'Ce secret HMAC signe les webhooks. Créez-en d’abord un autre, ou mettez fin au webhook.',
  ],
  [/^This organization has no webhook\. .*$/, 'Cette organisation n’a pas de webhook. Réglez-en d’abord l’adresse.'],
  [/^There is no such delivery of this webhook .*$/, 'Cet envoi n’est pas à renvoyer. Revoyez la liste.'],
  [
    /^There is a provider (\S+) already\. .*$/,
    'Le fournisseur $1 existe déjà. Choisissez un autre identifiant, ou n’en donnez pas.',
  ],
  [
    /^Somebody else has changed this provider meanwhile\. .*$/,
    'Ce fournisseur vient d’être modifié par une autre personne. Rouvrez-le et recommencez.',
  ],
  [/^This provider is retired, .*$/, 'Ce fournisseur est retiré et reste tel quel.'],
  [/^There is no such consent\.$/, 'Ce consentement n’existe pas.'],
  [/^There is no such consent that has not ended\. .*$/, 'Ce consentement a déjà pris fin. Revoyez-le.'],
  [/^There is no such share that has not ended\. .*$/, 'Ce partage a déjà pris fin. Revoyez-le.'],
  [/^There is no such PermissionId\.$/, 'Ce partenaire de partage n’existe pas.'],
  [/^There is no such LoginId.*$/, 'Ce LoginId n’existe pas.'],
  [
    /^A read of this LoginId is still under way\. .*$/,
    'Une lecture de ce LoginId est en cours. Réessayez quand elle sera finie.',
  ],
  [/^([\w.]+): (.+)$/, 'Le champ $1 ne convient pas\u00A0: il $2.', 'rule'],
  [
    /^This form is no longer valid\. .*$/,
    'Ce formulaire n’est plus valable. Ouvrez la page de nouveau et recommencez.',
  ],
]

/** Returns the French sentences, one for each field that is not valid; `undefined` if one has no translation. */
export function detailInFrench(detail: string): string | undefined {
  const sentences = partsOf(detail).map(sentenceInFrench)
  return sentences.every((sentence) => sentence !== undefined) ? sentences.join(' ') : undefined
}

function sentenceInFrench(detail: string): string | undefined {
  for (const [pattern, french, kind] of inFrench) {
    const said = pattern.exec(detail)
    if (!said) continue
    const parts = said.slice(1)
    const last = parts.at(-1) ?? ''
    if (kind === 'rule') parts.splice(-1, 1, fieldErrorInFrench(last) ?? last)
    return parts.reduce((text, part, index) => text.replace(`$${index + 1}`, () => part), french)
  }
  return undefined
}

/** A detail that names several fields is one part for each. */
function partsOf(detail: string): readonly string[] {
  return detail.split(/; (?=[\w.]+: )/)
}

/** Returns sentences for a person: programs are told `reason: is missing`. */
function detailInEnglish(detail: string): string {
  const sentences = partsOf(detail).map((part) => {
    const [, field, rule] = /^([\w.]+): ((?:is|must) .+)$/.exec(part) ?? []
    return rule === undefined ? part : `The field ${field} ${rule}${/[.?]$/.test(rule) ? '' : '.'}`
  })
  return sentences.join(' ')
}

export function detailView(detail: string, language: Language): Html {
  const french = language === 'fr' ? detailInFrench(detail) : undefined
  return french === undefined ? html`<p lang="en">${detailInEnglish(detail)}</p>` : html`<p>${french}</p>`
}
