// Every setting of the server, declared once: name, kind, default, and one sentence in each language.

import { databaseUrl, keys, origin, trustedProxies, wholeNumber, words, yesOrNo } from './platform/option.ts'

export const options = {
  port: wholeNumber(
    {
      name: 'PORT',
      says: { en: 'The port that the server listens on.', fr: 'Le port sur lequel le serveur écoute.' },
      fallback: '8080',
    },
    1,
    65_535,
  ),
  host: words(
    {
      name: 'HOST',
      says: { en: 'The address that the server listens on.', fr: 'L’adresse sur laquelle le serveur écoute.' },
      fallback: '127.0.0.1',
    },
    'an IP address or a host name',
  ),
  issuer: origin({
    name: 'ISSUER',
    says: {
      en: 'The address that browsers and apps reach the server at; also the issuer of its tokens.',
      fr: 'L’adresse à laquelle navigateurs et applis joignent le serveur; aussi l’émetteur de ses jetons.',
    },
  }),
  trustedProxies: trustedProxies({
    name: 'TRUSTED_PROXIES',
    says: {
      en: 'The proxies in front of the server, whose X-Forwarded-For is believed: addresses and ranges, separated by commas.',
      fr: 'Les mandataires placés devant le serveur, dont X-Forwarded-For est cru\u00A0: adresses et plages, séparées par des virgules.',
    },
  }),
  dataFolder: words(
    {
      name: 'DATA_FOLDER',
      says: {
        en: 'Where the embedded database and the demo keep their files.',
        fr: 'Où la base de données intégrée et la démonstration gardent leurs fichiers.',
      },
      fallback: './data',
    },
    'a folder',
  ),
  databaseUrl: databaseUrl({
    name: 'DATABASE_URL',
    says: {
      en: 'A PostgreSQL database to use instead of the embedded one.',
      fr: 'Une base de données PostgreSQL à utiliser au lieu de celle qui est intégrée.',
    },
    secret: true,
  }),
  databaseConnections: wholeNumber(
    {
      name: 'DATABASE_CONNECTIONS',
      says: {
        en: 'The most connections that are opened to PostgreSQL.',
        fr: 'Combien de connexions à PostgreSQL sont ouvertes au plus.',
      },
      fallback: '10',
    },
    1,
    1000,
  ),
  databaseDeadline: wholeNumber(
    {
      name: 'DATABASE_DEADLINE',
      says: {
        en: 'How many milliseconds PostgreSQL may take for one statement; what waits longer is answered with 503.',
        fr: 'En combien de millisecondes PostgreSQL doit exécuter une instruction; ce qui attend plus longtemps reçoit 503.',
      },
      fallback: '10000',
    },
    500,
    600_000,
  ),
  secretKeys: keys({
    name: 'SECRET_KEY',
    says: {
      en: 'The key that seals what is stored and must be read again. Keep a copy outside the server: without it the data is lost. While it is replaced, the former one follows it after a comma.',
      fr: 'La clé qui scelle ce qui est conservé et devra être relu. Gardez-en une copie hors du serveur\u00A0: sans elle, les données sont perdues. Pendant qu’on la remplace, l’ancienne la suit après une virgule.',
    },
  }),
  signingKeyDays: wholeNumber(
    {
      name: 'SIGNING_KEY_DAYS',
      says: {
        en: 'For how many days a key signs access tokens before the next one, announced a day ahead, takes its place; 0: only when you say so.',
        fr: 'Pendant combien de jours une clé signe les jetons d’accès avant que la suivante, annoncée un jour d’avance, la remplace; 0\u00A0: seulement quand vous le demandez.',
      },
      fallback: '90',
    },
    0,
    3650,
  ),
  demoAppPort: wholeNumber(
    {
      name: 'DEMO_APP_PORT',
      says: { en: 'The port of the demo app.', fr: 'Le port de l’appli de démonstration.' },
      fallback: '8081',
    },
    1,
    65_535,
  ),
  sandboxSeed: words(
    {
      name: 'SANDBOX_SEED',
      says: {
        en: 'What the sandbox banks are made from: the same seed gives the same lives.',
        fr: 'Ce dont les banques d’essai sont tirées\u00A0: d’une même semence naissent les mêmes vies.',
      },
      fallback: 'portage',
    },
    'a text',
  ),
  consentMonths: wholeNumber(
    {
      name: 'CONSENT_MONTHS',
      says: {
        en: 'How many months a consent lasts; the law allows twelve at most.',
        fr: 'Combien de mois dure un consentement; la loi en permet douze au plus.',
      },
      fallback: '12',
    },
    1,
    12,
  ),
  providerDeadline: wholeNumber(
    {
      name: 'PROVIDER_DEADLINE',
      says: {
        en: 'How many milliseconds a bank may take to answer.',
        fr: 'En combien de millisecondes une banque doit répondre.',
      },
      fallback: '10000',
    },
    100,
    120_000,
  ),
  providerCalls: wholeNumber(
    {
      name: 'PROVIDER_CALLS',
      says: {
        en: 'The most requests for which one process asks one bank at once; as many more wait a second at most, and one beyond these is answered with 503. Keep it well below REQUESTS_AT_ONCE: a bank that hangs keeps nobody else out.',
        fr: 'Pour combien de requêtes un même processus interroge au plus une banque en même temps; autant d’autres attendent une seconde au plus, et à une de plus il est répondu 503. Gardez-le bien au-dessous de REQUESTS_AT_ONCE\u00A0: une banque qui ne répond pas n’arrête personne d’autre.',
      },
      fallback: '50',
    },
    1,
    10_000,
  ),
  bodyLimit: wholeNumber(
    {
      name: 'BODY_LIMIT',
      says: {
        en: 'The most bytes that the body of a request may have.',
        fr: 'Combien d’octets le corps d’une requête peut avoir au plus.',
      },
      fallback: '16384',
    },
    1024,
    1_048_576,
  ),
  longBodyLimit: wholeNumber(
    {
      name: 'LONG_BODY_LIMIT',
      says: {
        en: 'The same, where the body holds lists: the redirect URIs of an app, the registrations that are asked for.',
        fr: 'De même, là où le corps contient des listes\u00A0: les adresses de redirection d’une appli, les inscriptions demandées.',
      },
      fallback: '1048576',
    },
    16_384,
    16_777_216,
  ),
  headLimit: wholeNumber(
    {
      name: 'HEAD_LIMIT',
      says: {
        en: 'The most bytes that the address and the headers of a request may have together.',
        fr: 'Combien d’octets l’adresse et les en-têtes d’une requête peuvent avoir ensemble au plus.',
      },
      fallback: '16384',
    },
    8192,
    65_536,
  ),
  requestTimeout: wholeNumber(
    {
      name: 'REQUEST_TIMEOUT',
      says: {
        en: 'How many milliseconds a whole request, head and body, may take to arrive.',
        fr: 'En combien de millisecondes une requête entière, en-têtes et corps, doit arriver.',
      },
      fallback: '15000',
    },
    1000,
    120_000,
  ),
  answerTimeout: wholeNumber(
    {
      name: 'ANSWER_TIMEOUT',
      says: {
        en: 'How many milliseconds a caller may take to read its answer.',
        fr: 'En combien de millisecondes l’appelant doit avoir lu sa réponse.',
      },
      fallback: '60000',
    },
    1000,
    600_000,
  ),
  requestsAtOnce: wholeNumber(
    {
      name: 'REQUESTS_AT_ONCE',
      says: {
        en: 'The most requests that one process has in work at once.',
        fr: 'Combien de requêtes un même processus traite au plus en même temps.',
      },
      fallback: '200',
    },
    1,
    10_000,
  ),
  requestQueue: wholeNumber(
    {
      name: 'REQUEST_QUEUE',
      says: {
        en: 'The most requests that wait for their turn; one beyond these is answered with 503 and when to come back.',
        fr: 'Combien de requêtes attendent leur tour au plus; à une de plus, il est répondu 503 et quand revenir.',
      },
      fallback: '400',
    },
    0,
    10_000,
  ),
  requestPatience: wholeNumber(
    {
      name: 'REQUEST_PATIENCE',
      says: {
        en: 'How many milliseconds a request waits for its turn before it is answered with 503.',
        fr: 'Combien de millisecondes une requête attend son tour avant qu’il lui soit répondu 503.',
      },
      fallback: '2000',
    },
    10,
    60_000,
  ),
  failureLimit: wholeNumber(
    {
      name: 'FAILURE_LIMIT',
      says: {
        en: 'How many wrong secrets per minute, client and address are answered as such, by all servers together; what is beyond is told to wait. A right one is never refused because of them.',
        fr: 'À combien de secrets erronés il est répondu comme tels par minute, par client et par adresse, tous serveurs confondus; au-delà, il faut attendre. Un secret juste n’est jamais refusé à cause d’eux.',
      },
      fallback: '30',
    },
    1,
    10_000,
  ),
  strangerLimit: wholeNumber(
    {
      name: 'STRANGER_LIMIT',
      says: {
        en: 'How much of a kind one address may begin per minute before anybody has signed in: authorizations, trips to a bank, visits. Many customers may share an address.',
        fr: 'Combien de démarches d’une sorte une même adresse peut commencer par minute avant que quiconque se soit connecté\u00A0: autorisations, passages à une banque, visites. Plusieurs clients peuvent partager une adresse.',
      },
      fallback: '300',
    },
    1,
    1_000_000,
  ),
  allowLoopbackRedirects: yesOrNo({
    name: 'ALLOW_LOOPBACK_REDIRECTS',
    says: {
      en: 'Whether an app may register http addresses of its own machine (127.0.0.1, localhost); the demo allows it.',
      fr: 'Si une appli peut enregistrer des adresses http de sa propre machine (127.0.0.1, localhost); la démonstration le permet.',
    },
    fallback: 'no',
  }),
  allowLoopbackCallbacks: yesOrNo({
    name: 'ALLOW_LOOPBACK_CALLBACKS',
    says: {
      en: 'Whether notifications may go to http addresses of this machine (127.0.0.1, localhost); the demo allows it. Never where strangers may subscribe.',
      fr: 'Si les avis peuvent aller à des adresses http de cette machine (127.0.0.1, localhost); la démonstration le permet. Jamais là où des inconnus peuvent s’abonner.',
    },
    fallback: 'no',
  }),
  subscriptionLimit: wholeNumber(
    {
      name: 'SUBSCRIPTION_LIMIT',
      says: {
        en: 'The most notification subscriptions that one app may have.',
        fr: 'Combien d’abonnements aux avis une appli peut avoir au plus.',
      },
      fallback: '20',
    },
    1,
    1000,
  ),
  notificationDeadline: wholeNumber(
    {
      name: 'NOTIFICATION_DEADLINE',
      says: {
        en: 'How many milliseconds the receiver of a notification may take to answer.',
        fr: 'En combien de millisecondes le destinataire d’un avis doit répondre.',
      },
      fallback: '10000',
    },
    100,
    60_000,
  ),
  notificationAttempts: wholeNumber(
    {
      name: 'NOTIFICATION_ATTEMPTS',
      says: {
        en: 'How often a notification is tried before it is given up; ten times take about three days.',
        fr: 'Combien de fois un avis est tenté avant d’être abandonné; dix fois durent environ trois jours.',
      },
      fallback: '10',
    },
    1,
    20,
  ),
  notificationsAtOnce: wholeNumber(
    {
      name: 'NOTIFICATIONS_AT_ONCE',
      says: {
        en: 'The most notifications that one process has under way at once.',
        fr: 'Combien d’avis un même processus envoie au plus en même temps.',
      },
      fallback: '20',
    },
    1,
    1000,
  ),
  notificationDays: wholeNumber(
    {
      name: 'NOTIFICATION_DAYS',
      says: {
        en: 'For how many days a notification can be fetched; one that is still on its way is kept until it has arrived or is given up.',
        fr: 'Pendant combien de jours une notification peut être relue\u00A0; celle qui est encore en route est gardée jusqu’à ce qu’elle arrive ou soit abandonnée.',
      },
      fallback: '90',
    },
    7,
    3650,
  ),
  redirectUriLimit: wholeNumber(
    {
      name: 'REDIRECT_URI_LIMIT',
      says: {
        en: 'The most redirect URIs that one app may register.',
        fr: 'Combien d’adresses de redirection une appli peut enregistrer au plus.',
      },
      fallback: '20',
    },
    1,
    1000,
  ),
  registrationLimit: wholeNumber(
    {
      name: 'REGISTRATION_LIMIT',
      says: {
        en: 'The most registrations (apps times banks) that one request may ask for.',
        fr: 'Combien d’inscriptions (applis fois banques) une même requête peut demander au plus.',
      },
      fallback: '1000',
    },
    1,
    100_000,
  ),
  dispatchAfter: wholeNumber(
    {
      name: 'DISPATCH_AFTER',
      says: {
        en: 'How many milliseconds GetAccountsDetail waits for a bank before it answers that the read goes on without it.',
        fr: 'Combien de millisecondes GetAccountsDetail attend une banque avant de répondre que la lecture continue sans lui.',
      },
      fallback: '20000',
    },
    100,
    210_000,
  ),
  transactionLimit: wholeNumber(
    {
      name: 'TRANSACTION_LIMIT',
      says: {
        en: 'The most transactions of one account that one answer of the Banking API holds.',
        fr: 'Combien d’opérations d’un même compte une réponse de l’API bancaire contient au plus.',
      },
      fallback: '25000',
    },
    500,
    1_000_000,
  ),
} as const
