// The texts of the customer's authorization, in English and French. A text that one language lacks is a type error.

import { html, type Html, type Printable } from '../../platform/http/html.ts'
import type { Language } from '../../domain/retrieval/connector.ts'

/** Kinds of account as a customer thinks of them, in the order they are shown. */
export const accountKinds = ['everyday', 'credit', 'loan', 'investment'] as const

export type AccountKind = (typeof accountKinds)[number]

/** Stands before a colon in French. By name, since nobody sees it in a template. */
const NBSP = '\u00A0'

const en = {
  locale: 'en-CA',
  asks: (app: Printable, bank: Printable): Html => html`${app} asks to see data you have at ${bank}`,
  backToApp: (app: Printable): Html => html`Back to ${app}`,
  joint: 'Joint account',
  closed: 'Closed',
  endingIn: (digits: string) => `ending in ${digits}`,
  kinds: {
    everyday: 'Chequing and savings',
    credit: 'Credit cards and lines of credit',
    loan: 'Mortgages and loans',
    investment: 'Investments and long-term savings',
  },
  choose: {
    title: 'Choose the accounts to share',
    lead: (customer: Printable, app: Printable): Html =>
      html`${customer}, tick the accounts that ${app} may see. It sees nothing of the others.`,
    errorPrefix: 'Error:',
    errorTitle: 'There is a problem',
    nothingChosen: 'Choose at least one account',
    cannotShare: 'cannot be shared',
    next: 'Next, you review what will be shared. Nothing is shared before you agree.',
    continue: 'Continue',
    continueWithAll: (count: number) =>
      count === 2 ? 'Continue with both accounts' : `Continue with all ${count} accounts`,
    cancel: 'Cancel',
  },
  noAccounts: {
    title: 'There is no account to share',
    whatHappened: (bank: Printable): Html =>
      html`You signed in, but ${bank} has no open account of yours that can be shared.`,
    whatToDo: (bank: Printable, app: Printable): Html =>
      html`Nothing was shared. If this surprises you, ask ${bank}, then start again in ${app}.`,
  },
  review: {
    title: 'Review what you share',
    heading: (app: Printable): Html => html`Share your data with ${app}?`,
    lead: (app: Printable, bank: Printable, lastDay: Printable): Html =>
      html`If you agree, ${app} can see what is listed here, and nothing else, from
      ${bank}${lastDay ? html` until ${lastDay}` : ', this one time'}.`,
    replacesFormer: (app: Printable): Html =>
      html`You already share data with ${app}. If you agree, this consent takes the place of the earlier one, which
      ends.`,
    dataHeading: (app: Printable): Html => html`What ${app} will see`,
    recognizes: (app: Printable): Html =>
      html`${app} also receives an identifier, made for it alone, by which it recognizes you when you connect again. The
      identifier does not say who you are.`,
    accountsHeading: (count: number) => (count === 1 ? 'From this account' : `From these ${count} accounts`),
    jointNote: 'A joint account is shared as a whole, including what concerns the other holders.',
    changeAccounts: 'Back: change accounts',
    untilHeading: (lastDay: Printable): Html => (lastDay ? html`Until ${lastDay}` : html`This one time`),
    again: (app: Printable): Html =>
      html`Until then ${app} can look again at any time, also when you are not using it. After that it must ask you
      again.`,
    notAgain: (app: Printable): Html =>
      html`${app} has a few minutes to get the data. After that it sees nothing more unless you agree again.`,
    lookback: (days: number) =>
      `It goes back ${days === 1 ? 'one day' : `${days} days`} from the day it looks, and no further.`,
    onward: {
      heading: (app: Printable): Html => html`${app} may pass it on`,
      means: (app: Printable): Html =>
        html`If you agree, ${app} may also let companies it works with (its partners) read an account you chose, for 30
        days at a time. They get the same data of that account, and nothing of the others.`,
      partners: (names: Printable): Html => html`Its partners today: ${names}. They may change.`,
      nobody: 'It has no partners today. That may change.',
      control: (link: Printable): Html =>
        html`At ${link} you see each account that is passed on and who read it, and end it at any time.`,
    },
    stopHeading: 'You can stop sharing at any time',
    stopAtApp: (app: Printable, site: Printable): Html => html`in ${app}${site && html` (${site})`};`,
    stopHere: (link: Printable): Html => html`here, at ${link};`,
    stopAtBank: (bank: Printable): Html => html`by asking ${bank}.`,
    neverHeading: (app: Printable): Html => html`What ${app} does not get`,
    never: (bank: Printable) => [
      html`Your password, or anything else you use to sign in to ${bank}`,
      'Any way to move money, make a payment or change anything: this connection can only look',
      'Anything about accounts you did not choose',
    ],
    question: 'Do you agree?',
    consequence: (app: Printable): Html =>
      html`If you agree, ${app} handles the data it receives under its own privacy policy. If you don’t, nothing is
      shared and you go back to ${app}.`,
    allow: 'Agree and share',
    deny: 'Don’t share',
  },
  onward: { title: 'Back to the app', nothingShared: 'Nothing was shared.' },
  error: {
    nextHeading: 'What you can do',
    developer: 'For the developer of the app',
    reference: (reference: Printable): Html => html`If you ask for help, quote this reference: ${reference}`,
  },
}

export type Texts = typeof en

const fr: Texts = {
  locale: 'fr-CA',
  asks: (app, bank) => html`${app} demande à voir des données que vous avez chez ${bank}`,
  backToApp: (app) => html`Retourner à l’application ${app}`,
  joint: 'Compte conjoint',
  closed: 'Fermé',
  endingIn: (digits) => `se terminant par ${digits}`,
  kinds: {
    everyday: 'Comptes chèques et d’épargne',
    credit: 'Cartes et marges de crédit',
    loan: 'Prêts hypothécaires et autres prêts',
    investment: 'Placements et épargne à long terme',
  },
  choose: {
    title: 'Choisissez les comptes à partager',
    lead: (customer, app) =>
      html`${customer}, cochez les comptes que l’application ${app} pourra voir. Elle ne verra rien des autres.`,
    errorPrefix: 'Erreur\u00A0:',
    errorTitle: 'Il y a un problème',
    nothingChosen: 'Choisissez au moins un compte',
    cannotShare: 'ne peut pas être partagé',
    next: 'À l’étape suivante, vous vérifierez ce qui sera partagé. Rien n’est partagé avant votre accord.',
    continue: 'Continuer',
    continueWithAll: (count) => `Continuer avec les ${count} comptes`,
    cancel: 'Annuler',
  },
  noAccounts: {
    title: 'Il n’y a aucun compte à partager',
    whatHappened: (bank) =>
      html`La connexion a réussi, mais vous n’avez chez ${bank} aucun compte ouvert qui puisse être partagé.`,
    whatToDo: (bank, app) =>
      html`Rien n’a été partagé. Si cela vous surprend, informez-vous chez ${bank}, puis recommencez dans l’application
      ${app}.`,
  },
  review: {
    title: 'Vérifiez ce que vous partagez',
    heading: (app) => html`Partager vos données avec ${app}?`,
    lead: (app, bank, lastDay) =>
      html`Si vous acceptez, l’application ${app} pourra voir ce qui est énuméré ici, et rien d’autre, chez ${bank},
      ${lastDay ? html`jusqu’au ${lastDay}` : 'une seule fois'}.`,
    replacesFormer: (app) =>
      html`Vous partagez déjà des données avec l’application ${app}. Si vous acceptez, ce consentement remplace le
      précédent, qui prend fin.`,
    dataHeading: (app) => html`Ce que ${app} pourra voir`,
    recognizes: (app) =>
      html`L’application ${app} reçoit aussi un identifiant, créé pour elle seule, qui lui permet de vous reconnaître à
      votre prochaine connexion. Cet identifiant ne dit pas qui vous êtes.`,
    accountsHeading: (count) => (count === 1 ? 'Dans ce compte' : `Dans ces ${count} comptes`),
    jointNote: 'Un compte conjoint est partagé en entier, y compris ce qui concerne les autres titulaires.',
    changeAccounts: 'Retour\u00A0: changer les comptes',
    untilHeading: (lastDay) => (lastDay ? html`Jusqu’au ${lastDay}` : html`Une seule fois`),
    again: (app) =>
      html`D’ici là, l’application ${app} peut consulter de nouveau ces données en tout temps, même quand vous ne
      l’utilisez pas. Ensuite, elle devra vous redemander votre accord.`,
    notAgain: (app) =>
      html`L’application ${app} a quelques minutes pour obtenir les données. Ensuite, elle ne verra plus rien, à moins
      que vous acceptiez de nouveau.`,
    lookback: (days) =>
      `Elle remonte à ${days === 1 ? 'un jour' : `${days} jours`} avant le jour de la consultation, pas plus loin.`,
    onward: {
      heading: (app) => html`L’application ${app} peut transmettre ces données`,
      means: (app) =>
        html`Si vous acceptez, l’application ${app} peut aussi laisser des entreprises avec lesquelles elle travaille
        (ses partenaires) consulter un compte que vous avez choisi, pour 30 jours à la fois. Elles obtiennent les mêmes
        données de ce compte, et rien des autres.`,
      partners: (names) => html`Ses partenaires aujourd’hui : ${names}. Ils peuvent changer.`,
      nobody: 'Elle n’a aucun partenaire aujourd’hui. Cela peut changer.',
      control: (link) =>
        html`À l’adresse ${link}, vous voyez chaque compte transmis et qui l’a consulté, et vous pouvez y mettre fin en
        tout temps.`,
    },
    stopHeading: 'Vous pouvez cesser de partager en tout temps',
    stopAtApp: (app, site) => html`dans l’application ${app}${site && html` (${site})`};`,
    stopHere: (link) => html`ici, à l’adresse ${link};`,
    stopAtBank: (bank) => html`en le demandant à votre institution, ${bank}.`,
    neverHeading: (app) => html`Ce que ${app} n’obtient pas`,
    never: (bank) => [
      html`Votre mot de passe, ni rien de ce qui vous sert à vous connecter chez ${bank}`,
      'Le moyen de déplacer de l’argent, de payer ou de changer quoi que ce soit\u00A0: cette connexion ne permet que de consulter',
      'Quoi que ce soit sur les comptes que vous n’avez pas choisis',
    ],
    question: 'Acceptez-vous?',
    consequence: (app) =>
      html`Si vous acceptez, l’application ${app} traitera les données reçues selon sa propre politique de
      confidentialité. Si vous refusez, rien n’est partagé et vous retournez à l’application.`,
    allow: 'Accepter et partager',
    deny: 'Ne pas partager',
  },
  onward: { title: 'Retour à l’application', nothingShared: 'Rien n’a été partagé.' },
  error: {
    nextHeading: 'Ce que vous pouvez faire',
    developer: 'Pour la personne qui développe l’application',
    reference: (reference) => html`Si vous demandez de l’aide, donnez cette référence${NBSP}: ${reference}`,
  },
}

export const texts: Readonly<Record<Language, Texts>> = { en, fr }
