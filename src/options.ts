// Every setting of the server: its name, kind, default, and one sentence in each language.

import { optionalMembers } from './domain/recipients/recipient-request.ts'
import { databaseUrl, keys, origin, someOf, trustedProxies, wholeNumber, words, yesOrNo } from './platform/option.ts'

export const options = {
  port: wholeNumber({
    name: 'PORT',
    says: { en: 'The port that the server listens on.', fr: 'Le port sur lequel le serveur écoute.' },
    fallback: '8080',
    from: 1,
    to: 65_535,
  }),
  host: words({
    name: 'HOST',
    says: { en: 'The address that the server listens on.', fr: 'L’adresse sur laquelle le serveur écoute.' },
    fallback: '127.0.0.1',
    takes: 'an IP address or a host name',
  }),
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
      en: 'The proxies in front of the server whose X-Forwarded-For is trusted: addresses and ranges, separated by commas.',
      fr: 'Les mandataires placés devant le serveur, dont X-Forwarded-For est cru\u00A0: adresses et plages, séparées par des virgules.',
    },
  }),
  dataFolder: words({
    name: 'DATA_FOLDER',
    says: {
      en: 'Where the embedded database and the demo keep their files.',
      fr: 'Où la base de données intégrée et la démonstration gardent leurs fichiers.',
    },
    fallback: './data',
    takes: 'a folder',
  }),
  databaseUrl: databaseUrl({
    name: 'DATABASE_URL',
    says: {
      en: 'A PostgreSQL database to use instead of the embedded one.',
      fr: 'Une base de données PostgreSQL à utiliser au lieu de celle qui est intégrée.',
    },
    secret: true,
  }),
  databaseConnections: wholeNumber({
    name: 'DATABASE_CONNECTIONS',
    says: {
      en: 'The most connections that are opened to PostgreSQL.',
      fr: 'Combien de connexions à PostgreSQL sont ouvertes au plus.',
    },
    fallback: '10',
    from: 1,
    to: 1000,
  }),
  databaseDeadline: wholeNumber({
    name: 'DATABASE_DEADLINE',
    says: {
      en: 'How many milliseconds PostgreSQL may take for one statement; a request that waits longer is answered with 503.',
      fr: 'En combien de millisecondes PostgreSQL doit exécuter une instruction; une requête qui attend plus longtemps reçoit 503.',
    },
    fallback: '10000',
    from: 500,
    to: 600_000,
  }),
  secretKeys: keys({
    name: 'SECRET_KEY',
    says: {
      en: 'The key that encrypts stored secrets. Keep a copy outside the server: without it the data is lost. While the key is being replaced, the former one follows it after a comma.',
      fr: 'La clé qui chiffre les secrets conservés. Gardez-en une copie hors du serveur\u00A0: sans elle, les données sont perdues. Pendant qu’on la remplace, l’ancienne la suit après une virgule.',
    },
  }),
  signingKeyDays: wholeNumber({
    name: 'SIGNING_KEY_DAYS',
    says: {
      en: 'For how many days a key signs access tokens before the next one, announced a day ahead, takes its place; 0: keys are replaced only by command.',
      fr: 'Pendant combien de jours une clé signe les jetons d’accès avant que la suivante, annoncée un jour d’avance, la remplace; 0\u00A0: les clés ne sont remplacées que sur commande.',
    },
    fallback: '90',
    from: 0,
    to: 3650,
  }),
  demoAppPort: wholeNumber({
    name: 'DEMO_APP_PORT',
    says: { en: 'The port of the demo app.', fr: 'Le port de l’appli de démonstration.' },
    fallback: '8081',
    from: 1,
    to: 65_535,
  }),
  sandboxSeed: words({
    name: 'SANDBOX_SEED',
    says: {
      en: 'The seed of the test banks’ invented data: the same seed gives the same data.',
      fr: 'La valeur de départ des données inventées des banques d’essai\u00A0: la même valeur donne les mêmes données.',
    },
    fallback: 'portage',
    takes: 'a text',
  }),
  consentMonths: wholeNumber({
    name: 'CONSENT_MONTHS',
    says: {
      en: 'How many months a consent lasts; the law allows twelve at most.',
      fr: 'Combien de mois dure un consentement; la loi en permet douze au plus.',
    },
    fallback: '12',
    from: 1,
    to: 12,
  }),
  providerDeadline: wholeNumber({
    name: 'PROVIDER_DEADLINE',
    says: {
      en: 'How many milliseconds a bank may take to answer.',
      fr: 'En combien de millisecondes une banque doit répondre.',
    },
    fallback: '10000',
    from: 100,
    to: 120_000,
  }),
  providerCalls: wholeNumber({
    name: 'PROVIDER_CALLS',
    says: {
      en: 'The most calls to one bank that one process makes at once. As many more wait, for a second at most; any beyond those are answered with 503. Keep it well below REQUESTS_AT_ONCE, so that a bank that hangs does not block requests for the others.',
      fr: 'Combien d’appels à une même banque un processus fait au plus en même temps. Autant d’autres attendent, une seconde au plus; au-delà, il est répondu 503. Gardez-le bien au-dessous de REQUESTS_AT_ONCE, pour qu’une banque qui ne répond pas ne bloque pas les requêtes destinées aux autres.',
    },
    fallback: '50',
    from: 1,
    to: 10_000,
  }),
  bodyLimit: wholeNumber({
    name: 'BODY_LIMIT',
    says: {
      en: 'The most bytes that the body of a request may have.',
      fr: 'Combien d’octets le corps d’une requête peut avoir au plus.',
    },
    fallback: '16384',
    from: 1024,
    to: 1_048_576,
  }),
  longBodyLimit: wholeNumber({
    name: 'LONG_BODY_LIMIT',
    says: {
      en: 'The same, for requests whose body holds lists: the redirect URIs of an app, the registrations to make.',
      fr: 'De même, pour les requêtes dont le corps contient des listes\u00A0: les adresses de redirection d’une appli, les inscriptions à faire.',
    },
    fallback: '1048576',
    from: 16_384,
    to: 16_777_216,
  }),
  headLimit: wholeNumber({
    name: 'HEAD_LIMIT',
    says: {
      en: 'The most bytes that the address and the headers of a request may have together.',
      fr: 'Combien d’octets l’adresse et les en-têtes d’une requête peuvent avoir ensemble au plus.',
    },
    fallback: '16384',
    from: 8192,
    to: 65_536,
  }),
  requestTimeout: wholeNumber({
    name: 'REQUEST_TIMEOUT',
    says: {
      en: 'How many milliseconds a whole request, head and body, may take to arrive.',
      fr: 'En combien de millisecondes une requête entière, en-têtes et corps, doit arriver.',
    },
    fallback: '15000',
    from: 1000,
    to: 120_000,
  }),
  answerTimeout: wholeNumber({
    name: 'ANSWER_TIMEOUT',
    says: {
      en: 'How many milliseconds a caller may take to read its answer.',
      fr: 'En combien de millisecondes l’appelant doit avoir lu sa réponse.',
    },
    fallback: '60000',
    from: 1000,
    to: 600_000,
  }),
  requestsAtOnce: wholeNumber({
    name: 'REQUESTS_AT_ONCE',
    says: {
      en: 'The most requests that one process handles at once.',
      fr: 'Combien de requêtes un même processus traite au plus en même temps.',
    },
    fallback: '200',
    from: 1,
    to: 10_000,
  }),
  requestQueue: wholeNumber({
    name: 'REQUEST_QUEUE',
    says: {
      en: 'The most requests that wait in the queue; any beyond those are answered with 503 and Retry-After.',
      fr: 'Combien de requêtes attendent au plus dans la file; au-delà, il est répondu 503 avec Retry-After.',
    },
    fallback: '400',
    from: 0,
    to: 10_000,
  }),
  requestPatience: wholeNumber({
    name: 'REQUEST_PATIENCE',
    says: {
      en: 'How many milliseconds a request waits in the queue before it is answered with 503.',
      fr: 'Combien de millisecondes une requête attend dans la file avant qu’il lui soit répondu 503.',
    },
    fallback: '2000',
    from: 10,
    to: 60_000,
  }),
  failureLimit: wholeNumber({
    name: 'FAILURE_LIMIT',
    says: {
      en: 'How many wrong secrets per minute, for one client from one address, are answered as wrong, counted across all servers; further ones are answered with 429. A correct secret is never refused because of them.',
      fr: 'À combien de secrets erronés par minute, pour un client et depuis une adresse, il est répondu qu’ils sont erronés, tous serveurs confondus; au-delà, il est répondu 429. Un secret juste n’est jamais refusé à cause d’eux.',
    },
    fallback: '30',
    from: 1,
    to: 10_000,
  }),
  strangerLimit: wholeNumber({
    name: 'STRANGER_LIMIT',
    says: {
      en: 'How many authorizations, sign-ins at a bank and visits to /my-data one address may start per minute, each counted by itself. Many customers may share an address.',
      fr: 'Combien d’autorisations, de connexions à une banque et de visites à /my-data une même adresse peut commencer par minute, chaque sorte comptée à part. Plusieurs clients peuvent partager une adresse.',
    },
    fallback: '300',
    from: 1,
    to: 1_000_000,
  }),
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
      en: 'Whether notifications and webhooks may go to http addresses of this machine (127.0.0.1, localhost); the demo allows it. Never where strangers may subscribe.',
      fr: 'Si les avis et les webhooks peuvent aller à des adresses http de cette machine (127.0.0.1, localhost); la démonstration le permet. Jamais là où des inconnus peuvent s’abonner.',
    },
    fallback: 'no',
  }),
  allowLoopbackBanks: yesOrNo({
    name: 'ALLOW_LOOPBACK_BANKS',
    says: {
      en: 'Whether banks may be at http addresses of this machine (127.0.0.1, localhost): for examples and tests; the demo allows it.',
      fr: 'Si des banques peuvent être à des adresses http de cette machine (127.0.0.1, localhost) : pour les exemples et les essais; la démonstration le permet.',
    },
    fallback: 'no',
  }),
  subscriptionLimit: wholeNumber({
    name: 'SUBSCRIPTION_LIMIT',
    says: {
      en: 'The most notification subscriptions that one app may have.',
      fr: 'Combien d’abonnements aux avis une appli peut avoir au plus.',
    },
    fallback: '20',
    from: 1,
    to: 1000,
  }),
  notificationDeadline: wholeNumber({
    name: 'NOTIFICATION_DEADLINE',
    says: {
      en: 'How many milliseconds the receiver of a notification or webhook may take to answer.',
      fr: 'En combien de millisecondes le destinataire d’un avis ou d’un webhook doit répondre.',
    },
    fallback: '10000',
    from: 100,
    to: 60_000,
  }),
  notificationAttempts: wholeNumber({
    name: 'NOTIFICATION_ATTEMPTS',
    says: {
      en: 'How many times a notification or webhook is sent before it is given up; ten attempts take about three days.',
      fr: 'Combien de fois un avis ou un webhook est tenté avant d’être abandonné; dix fois durent environ trois jours.',
    },
    fallback: '10',
    from: 1,
    to: 20,
  }),
  notificationsAtOnce: wholeNumber({
    name: 'NOTIFICATIONS_AT_ONCE',
    says: {
      en: 'The most notifications and webhooks that one process sends at once.',
      fr: 'Combien d’avis et de webhooks un même processus envoie au plus en même temps.',
    },
    fallback: '20',
    from: 1,
    to: 1000,
  }),
  notificationDays: wholeNumber({
    name: 'NOTIFICATION_DAYS',
    says: {
      en: 'For how many days a notification can be fetched; one that is still being sent is kept until it has arrived or is given up. Deliveries of webhooks are listed as long.',
      fr: 'Pendant combien de jours une notification peut être relue\u00A0; celle qui est encore en route est gardée jusqu’à ce qu’elle arrive ou soit abandonnée. Les envois de webhooks restent listés aussi longtemps.',
    },
    fallback: '90',
    from: 7,
    to: 3650,
  }),
  redirectUriLimit: wholeNumber({
    name: 'REDIRECT_URI_LIMIT',
    says: {
      en: 'The most redirect URIs that one app may register.',
      fr: 'Combien d’adresses de redirection une appli peut enregistrer au plus.',
    },
    fallback: '20',
    from: 1,
    to: 1000,
  }),
  recipientMembers: someOf({
    name: 'RECIPIENT_MEMBERS',
    says: {
      en: 'What an app must say of itself beyond its name, its redirect URIs and its scopes. Customers see its site and its logo before they decide.',
      fr: 'Ce qu’une appli doit dire d’elle-même en plus de son nom, de ses adresses de redirection et de ses portées. Les clients voient son site et son logo avant de décider.',
    },
    among: optionalMembers,
  }),
  registrationLimit: wholeNumber({
    name: 'REGISTRATION_LIMIT',
    says: {
      en: 'The most registrations (apps times banks) that one request may ask for.',
      fr: 'Combien d’inscriptions (applis fois banques) une même requête peut demander au plus.',
    },
    fallback: '1000',
    from: 1,
    to: 100_000,
  }),
  demandsInteractionId: yesOrNo({
    name: 'DEMAND_INTERACTION_ID',
    says: {
      en: 'Whether a call of FDX 6 without x-fapi-interaction-id is refused, as FDX 6.4.1 says; otherwise an id is made and returned, because hubs such as Plaid send none.',
      fr: 'Si un appel de FDX 6 sans x-fapi-interaction-id est refusé, comme le veut FDX 6.4.1; sinon, un identifiant est créé et renvoyé, car des intermédiaires comme Plaid n’en envoient pas.',
    },
    fallback: 'no',
  }),
  dispatchAfter: wholeNumber({
    name: 'DISPATCH_AFTER',
    says: {
      en: 'How many milliseconds a read of the Banking API waits for a bank before it answers that it continues in the background.',
      fr: 'Combien de millisecondes une lecture de l’API bancaire attend une banque avant de répondre qu’elle continue en arrière-plan.',
    },
    fallback: '20000',
    from: 100,
    to: 210_000,
  }),
  longReadDeadline: wholeNumber({
    name: 'LONG_READ_DEADLINE',
    says: {
      en: 'How many milliseconds a read of the Banking API may go on in the background before it is given up.',
      fr: 'Combien de millisecondes une lecture de l’API bancaire peut continuer en arrière-plan avant d’être abandonnée.',
    },
    fallback: '900000',
    from: 1000,
    to: 1_800_000,
  }),
  longReadsAtOnce: wholeNumber({
    name: 'LONG_READS_AT_ONCE',
    says: {
      en: 'The most reads of the Banking API that go on in the background of one process at once.',
      fr: 'Combien de lectures de l’API bancaire continuent au plus en même temps en arrière-plan d’un même processus.',
    },
    fallback: '100',
    from: 1,
    to: 10_000,
  }),
  longReadsPerOrganization: wholeNumber({
    name: 'LONG_READS_PER_ORGANIZATION',
    says: {
      en: 'The most reads of one organization that go on in the background at once, on all processes together.',
      fr: 'Combien de lectures d’une même organisation continuent au plus en même temps en arrière-plan, tous processus ensemble.',
    },
    fallback: '50',
    from: 1,
    to: 10_000,
  }),
  transactionLimit: wholeNumber({
    name: 'TRANSACTION_LIMIT',
    says: {
      en: 'The most transactions of one account in one answer of the Banking API.',
      fr: 'Combien d’opérations d’un même compte une réponse de l’API bancaire contient au plus.',
    },
    fallback: '25000',
    from: 500,
    to: 1_000_000,
  }),
} as const
