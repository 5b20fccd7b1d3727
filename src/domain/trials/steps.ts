// The steps of a trial that are ours: their titles, and what holds if they pass.

import type { Capability } from '../retrieval/connector.ts'
import { say } from './sentence.ts'
import type { Tried } from './try-step.ts'

export const signInStep: Tried = {
  name: 'sign-in',
  title: say('Sign-in at the bank', 'Connexion à l’institution'),
  expected: say(
    'The bank sends the browser back, says who signed in, and which accounts may be shared.',
    'L’institution renvoie le navigateur, dit qui s’est connecté et quels comptes peuvent être partagés.',
  ),
}

export const interruptedStep: Tried = {
  name: 'interrupted',
  title: say('The trial came to its end', 'L’essai est allé à son terme'),
  expected: say('One server does all of it.', 'Un seul serveur fait le tout.'),
}

export const releaseStep: Tried = {
  name: 'release',
  title: say('End of the grant', 'Fin de l’autorisation'),
  expected: say(
    'The bank confirms that nothing more is read with this sign-in.',
    'L’institution confirme que plus rien n’est lu avec cette connexion.',
  ),
}

export const reads = {
  customer: {
    name: 'customer',
    title: say('Customer', 'Personne'),
    expected: say('The customer who signed in.', 'La personne qui s’est connectée.'),
  },
  heldAccounts: {
    name: 'held-accounts',
    title: say('Accounts held', 'Comptes détenus'),
    expected: say('Every account of the customer, each once.', 'Chaque compte de la personne, une seule fois.'),
  },
  account: {
    name: 'accounts',
    title: say('Each account', 'Chaque compte'),
    expected: say(
      'Each account that was offered, of a category of FDX, with a balance.',
      'Chaque compte offert, d’une catégorie de FDX, avec un solde.',
    ),
  },
  transactions: {
    name: 'transactions',
    title: say('One page of transactions', 'Une page d’opérations'),
    expected: say(
      'Newest first, inside the window, each id once, none dated in the future.',
      'Les plus récentes d’abord, dans la période, chaque identifiant une fois, aucune datée de l’avenir.',
    ),
  },
  statements: {
    name: 'statements',
    title: say('Statements', 'Relevés'),
    expected: say('The list of each account, each id once.', 'La liste de chaque compte, chaque identifiant une fois.'),
  },
  statementFile: {
    name: 'statement-file',
    title: say('One statement as a file', 'Un relevé en fichier'),
    expected: say('A PDF file.', 'Un fichier PDF.'),
  },
} as const satisfies Partial<Record<Capability, Tried>>

export type ReadName = keyof typeof reads
