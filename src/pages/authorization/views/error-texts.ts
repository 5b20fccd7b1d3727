// What went wrong, in plain words: one page's text for each problem that a customer can act on.

import type { Language } from '../../../domain/retrieval/connector.ts'

/** Here the app is what must be mended, so its developer is told the detail. */
export function concernsDeveloper(problem: ExplainedProblem): boolean {
  return problem === 'unknown_client' || problem === 'unknown_redirect_uri' || problem === 'invalid_request'
}

const en = {
  unknown_client: {
    title: 'We do not know this app',
    whatHappened: 'You were sent here by an app that is not registered with us. Nothing was shared.',
    whatToDo:
      'Close this page and tell the people who make the app. Do not enter a password on the page that sent you here.',
  },
  unknown_redirect_uri: {
    title: 'This app cannot be connected',
    whatHappened:
      'The app asked us to send you back to an address that is not registered for it. To protect you, we stopped. Nothing was shared.',
    whatToDo: 'Close this page and tell the people who make the app.',
  },
  authorization_expired: {
    title: 'You ran out of time',
    whatHappened: 'To protect you, a request to share data stays open for only a few minutes. Nothing was shared.',
    whatToDo: 'Go back to the app and connect your bank again.',
  },
  authorization_decided: {
    title: 'You have already answered',
    whatHappened: 'You have already agreed or refused here, and your answer counts. It was not sent twice.',
    whatToDo: 'Go back to the app. To change your answer, connect your bank there again.',
  },
  wrong_browser: {
    title: 'Please continue where you began',
    whatHappened:
      'This request was begun in another browser or on another device, or your browser does not keep cookies. To protect you, we stopped. Nothing was shared from here.',
    whatToDo:
      'Return to the browser where you began. If you began in this one, allow cookies for this site and start again in the app.',
  },
  form_expired: {
    title: 'This page is out of date',
    whatHappened: 'The page you sent was too old or was opened twice, so we did not use it.',
    whatToDo: 'Go back to the app and connect your bank again.',
  },
  sign_in_failed: {
    title: 'The sign-in did not work',
    whatHappened: 'Your bank did not confirm your sign-in. Nothing was shared.',
    whatToDo: 'Go back to the app and try again. If it fails again, check that you can sign in to your bank directly.',
  },
  provider_disabled: {
    title: 'Your bank does not share data at the moment',
    whatHappened: 'Sharing from your bank has been switched off here for now. Nothing was shared.',
    whatToDo: 'Go back to the app and connect your bank another day.',
  },
  provider_unavailable: {
    title: 'Your bank cannot be reached',
    whatHappened: 'Your bank does not answer at the moment. Nothing was shared.',
    whatToDo: 'Wait a few minutes, then connect your bank again in the app.',
  },
  temporarily_unavailable: {
    title: 'We cannot do this right now',
    whatHappened: 'This service is too busy or is being maintained.',
    whatToDo: 'Wait a few minutes, then try again in the app.',
  },
  too_many_requests: {
    title: 'Too many attempts',
    whatHappened: 'There were more attempts in a short time than we allow.',
    whatToDo: 'Wait a few minutes, then try again in the app.',
  },
  not_found: {
    title: 'There is no such page',
    whatHappened: 'The address is wrong, or what was here is gone.',
    whatToDo: 'Check the address. If you came from an app, go back there and start again.',
  },
  invalid_request: {
    title: 'We cannot read this request',
    whatHappened: 'What arrived here is incomplete or is not in the form we expect.',
    whatToDo: 'Go back to the app and start again. If it happens again, tell the people who make the app.',
  },
  bug: {
    title: 'Something went wrong on our side',
    whatHappened: 'We made a mistake, and it has been recorded. You did nothing wrong.',
    whatToDo: 'Go back to the app and see whether your bank is connected. If it is not, start again in a few minutes.',
  },
}

type ErrorTexts = typeof en

/** `bug`: what nobody foresaw. */
export type ExplainedProblem = keyof ErrorTexts

const fr: ErrorTexts = {
  unknown_client: {
    title: 'Nous ne connaissons pas cette application',
    whatHappened: 'Une application qui n’est pas inscrite chez nous vous a envoyé ici. Rien n’a été partagé.',
    whatToDo:
      'Fermez cette page et avertissez les responsables de l’application. N’entrez aucun mot de passe sur la page qui vous a envoyé ici.',
  },
  unknown_redirect_uri: {
    title: 'Cette application ne peut pas être connectée',
    whatHappened:
      'L’application nous a demandé de vous renvoyer à une adresse qui n’est pas inscrite pour elle. Pour vous protéger, nous avons tout arrêté. Rien n’a été partagé.',
    whatToDo: 'Fermez cette page et avertissez les responsables de l’application.',
  },
  authorization_expired: {
    title: 'Le délai est écoulé',
    whatHappened:
      'Pour vous protéger, une demande de partage ne reste ouverte que quelques minutes. Rien n’a été partagé.',
    whatToDo: 'Retournez à l’application et connectez de nouveau votre institution.',
  },
  authorization_decided: {
    title: 'Vous avez déjà répondu',
    whatHappened: 'Vous avez déjà accepté ou refusé ici, et votre réponse compte. Elle n’a pas été envoyée deux fois.',
    whatToDo: 'Retournez à l’application. Pour changer votre réponse, connectez-y de nouveau votre institution.',
  },
  wrong_browser: {
    title: 'Continuez là où vous avez commencé',
    whatHappened:
      'Cette demande a commencé dans un autre navigateur ou sur un autre appareil, ou votre navigateur ne garde pas les témoins. Pour vous protéger, nous avons tout arrêté. Rien n’a été partagé d’ici.',
    whatToDo:
      'Revenez au navigateur où vous avez commencé. Si c’est celui-ci, acceptez les témoins de ce site et recommencez dans l’application.',
  },
  form_expired: {
    title: 'Cette page n’est plus à jour',
    whatHappened: 'La page envoyée était trop ancienne ou ouverte deux fois; nous ne l’avons pas utilisée.',
    whatToDo: 'Retournez à l’application et connectez de nouveau votre institution.',
  },
  sign_in_failed: {
    title: 'La connexion a échoué',
    whatHappened: 'Votre institution n’a pas confirmé votre identité. Rien n’a été partagé.',
    whatToDo:
      'Retournez à l’application et réessayez. Si l’échec se répète, vérifiez que vous pouvez vous connecter directement à votre institution.',
  },
  provider_disabled: {
    title: 'Votre institution ne partage pas de données en ce moment',
    whatHappened: 'Le partage depuis votre institution est interrompu ici pour l’instant. Rien n’a été partagé.',
    whatToDo: 'Retournez à l’application et connectez votre institution un autre jour.',
  },
  provider_unavailable: {
    title: 'Votre institution est injoignable',
    whatHappened: 'Votre institution ne répond pas en ce moment. Rien n’a été partagé.',
    whatToDo: 'Attendez quelques minutes, puis connectez de nouveau votre institution dans l’application.',
  },
  temporarily_unavailable: {
    title: 'C’est impossible pour l’instant',
    whatHappened: 'Ce service est surchargé ou en entretien.',
    whatToDo: 'Attendez quelques minutes, puis réessayez dans l’application.',
  },
  too_many_requests: {
    title: 'Trop de tentatives',
    whatHappened: 'Il y a eu plus de tentatives en peu de temps que nous n’en permettons.',
    whatToDo: 'Attendez quelques minutes, puis réessayez dans l’application.',
  },
  not_found: {
    title: 'Cette page n’existe pas',
    whatHappened: 'L’adresse est inexacte, ou ce qui se trouvait ici n’y est plus.',
    whatToDo: 'Vérifiez l’adresse. Si vous veniez d’une application, retournez-y et recommencez.',
  },
  invalid_request: {
    title: 'Nous ne comprenons pas cette demande',
    whatHappened: 'Ce qui nous est parvenu est incomplet ou n’a pas la forme attendue.',
    whatToDo:
      'Retournez à l’application et recommencez. Si cela se répète, avertissez les responsables de l’application.',
  },
  bug: {
    title: 'Une erreur s’est produite de notre côté',
    whatHappened: 'Nous avons fait une erreur, et elle a été consignée. Vous n’y êtes pour rien.',
    whatToDo:
      'Retournez à l’application et voyez si votre institution y est connectée. Sinon, recommencez dans quelques minutes.',
  },
}

export const errorTexts: Readonly<Record<Language, ErrorTexts>> = { en, fr }
