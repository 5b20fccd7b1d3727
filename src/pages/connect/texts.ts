// The texts of Connect's own pages, in English and French.

import { html, type Html, type Printable } from '../../platform/http/html.ts'
import type { Language } from '../../domain/retrieval/connector.ts'

const en = {
  picker: {
    title: 'Choose your bank',
    lead: (app: Printable): Html =>
      html`${app} asks you to connect an account. You decide at your bank what it may see.`,
    search: 'Name of your bank or credit union',
    find: 'Search',
    none: 'No bank can be connected at the moment. Try again later.',
    nothingFound: (search: Printable): Html => html`No bank here is called “${search}”.`,
    all: 'Show all',
    password: (app: Printable): Html => html`You sign in at your bank. ${app} never sees your password.`,
  },
  waiting: {
    title: (bank: Printable): Html => html`Continue at ${bank}`,
    plainTitle: 'Continue at your bank',
    lead: 'For your safety your bank opens in a window of its own. Keep this page open and come back to it when you are done.',
    open: (bank: Printable): Html => html`Open ${bank}`,
    waits: 'Waiting for you to finish in the other window…',
    notYet: 'You are not done yet in the other window.',
    finished: 'I have finished',
    close: 'Close',
  },
  answer: {
    shared: 'Your bank is connected',
    refused: 'Nothing was shared',
    goOn: 'You can go on in the page around this one.',
    onward: 'Continue',
  },
  done: {
    shared: 'Your bank is connected',
    refused: 'Nothing was shared',
    close: 'Close this window and go back to where you began.',
  },
}

export type ConnectTexts = typeof en

const fr: ConnectTexts = {
  picker: {
    title: 'Choisissez votre institution',
    lead: (app) =>
      html`L’application ${app} vous demande de connecter un compte. Vous décidez chez votre institution de ce qu’elle
      pourra voir.`,
    search: 'Nom de votre banque ou caisse',
    find: 'Chercher',
    none: 'Aucune institution ne peut être connectée en ce moment. Réessayez plus tard.',
    nothingFound: (search) => html`Aucune institution ne s’appelle ici « ${search} ».`,
    all: 'Tout afficher',
    password: (app) =>
      html`Vous vous connectez à votre institution. L’application ${app} ne voit jamais votre mot de passe.`,
  },
  waiting: {
    title: (bank) => html`Continuez chez ${bank}`,
    plainTitle: 'Continuez chez votre institution',
    lead: 'Pour votre sécurité, votre institution s’ouvre dans sa propre fenêtre. Gardez cette page ouverte et revenez-y quand vous aurez terminé.',
    open: (bank) => html`Ouvrir ${bank}`,
    waits: 'En attente de la fin dans l’autre fenêtre…',
    notYet: 'Vous n’avez pas encore terminé dans l’autre fenêtre.',
    finished: 'J’ai terminé',
    close: 'Fermer',
  },
  answer: {
    shared: 'Votre institution est connectée',
    refused: 'Rien n’a été partagé',
    goOn: 'Vous pouvez continuer dans la page qui entoure celle-ci.',
    onward: 'Continuer',
  },
  done: {
    shared: 'Votre institution est connectée',
    refused: 'Rien n’a été partagé',
    close: 'Fermez cette fenêtre et retournez là où vous avez commencé.',
  },
}

export const texts: Readonly<Record<Language, ConnectTexts>> = { en, fr }
