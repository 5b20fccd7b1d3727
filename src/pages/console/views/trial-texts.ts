// The texts of the pages of trials, in English and French.

import type { Language } from '../../../domain/retrieval/connector.ts'
import type { TrialState, TrialStep } from '../../../domain/trials/trial.ts'

const en = {
  title: 'Try this bank',
  lead: 'A trial checks the bank, lets you sign in there as a test customer, and reads what an app would. What it finds says nothing of the customer, so that you can mail it to the bank. It is kept for 30 days.',
  earlier: 'Earlier trials',
  none: 'Nobody has tried this bank yet.',
  begun: 'Begun',
  result: 'Result',
  trial: 'Trial',
  of: 'Trial of',
  again: 'All trials of this bank',
  states: {
    checking: 'Checks the bank',
    waiting: 'Waits for your sign-in',
    reading: 'Reads what an app would',
    done: 'Done',
    over: 'Out of time',
  } satisfies Record<TrialState, string>,
  good: 'All green',
  bad: (count: number) => (count === 1 ? '1 step is red' : `${count} steps are red`),
  signIn: 'Sign in at the bank',
  signInMeans: 'Use a test customer. You come back here by yourself.',
  reload: 'Reload this page to see what came since.',
  steps: 'Steps',
  noSteps: 'The first check is under way.',
  step: 'Step',
  outcome: 'Outcome',
  expected: 'Expected',
  came: 'Came',
  advice: 'To do',
  outcomes: { passed: 'Green', failed: 'Red', skipped: 'Skipped' } satisfies Record<TrialStep['outcome'], string>,
  asText: 'As text, to mail it',
  back: 'Back from the bank',
  backMeans: 'The trial goes on.',
  toTrial: 'Back to the trial',
}

type TrialTexts = typeof en

const fr: TrialTexts = {
  title: 'Essayer cette institution',
  lead: 'Un essai vérifie l’institution, vous laisse vous y connecter avec un compte d’essai, puis lit ce que lirait une application. Ce qu’il trouve ne dit rien de la personne\u00A0: vous pouvez l’envoyer à l’institution. Il est conservé 30 jours.',
  earlier: 'Essais précédents',
  none: 'Personne n’a encore essayé cette institution.',
  begun: 'Début',
  result: 'Résultat',
  trial: 'Essai',
  of: 'Essai de',
  again: 'Tous les essais de cette institution',
  states: {
    checking: 'Vérification de l’institution',
    waiting: 'En attente de votre connexion',
    reading: 'Lecture de ce que lirait une application',
    done: 'Terminé',
    over: 'Délai écoulé',
  },
  good: 'Tout est vert',
  bad: (count) => (count === 1 ? '1 étape est rouge' : `${count} étapes sont rouges`),
  signIn: 'Se connecter à l’institution',
  signInMeans: 'Prenez un compte d’essai. Vous reviendrez ici sans rien faire.',
  reload: 'Rechargez cette page pour voir la suite.',
  steps: 'Étapes',
  noSteps: 'La première vérification est en cours.',
  step: 'Étape',
  outcome: 'Résultat',
  expected: 'Attendu',
  came: 'Reçu',
  advice: 'À faire',
  outcomes: { passed: 'Vert', failed: 'Rouge', skipped: 'Omis' },
  asText: 'En texte, pour l’envoyer',
  back: 'De retour de l’institution',
  backMeans: 'L’essai continue.',
  toTrial: 'Revenir à l’essai',
}

export const trialTexts: Readonly<Record<Language, TrialTexts>> = { en, fr }
