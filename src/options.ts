// Every setting of the server, declared once: name, kind, default, and one sentence.

import { databaseUrl, keys, origin, wholeNumber, words, yesOrNo } from './platform/option.ts'

export const options = {
  port: wholeNumber({ name: 'PORT', says: 'The port that the server listens on.', fallback: '8080' }, 1, 65_535),
  host: words(
    { name: 'HOST', says: 'The address that the server listens on.', fallback: '127.0.0.1' },
    'an IP address or a host name',
  ),
  issuer: origin({
    name: 'ISSUER',
    says: 'The address that browsers and apps reach the server at; also the issuer of its tokens.',
  }),
  dataFolder: words(
    { name: 'DATA_FOLDER', says: 'Where the embedded database and the demo keep their files.', fallback: './data' },
    'a folder',
  ),
  databaseUrl: databaseUrl({
    name: 'DATABASE_URL',
    says: 'A PostgreSQL database to use instead of the embedded one.',
    secret: true,
  }),
  databaseConnections: wholeNumber(
    { name: 'DATABASE_CONNECTIONS', says: 'The most connections that are opened to PostgreSQL.', fallback: '10' },
    1,
    1000,
  ),
  secretKeys: keys({
    name: 'SECRET_KEY',
    says: 'The key that seals what is stored and must be read again. Keep a copy outside the server: without it the data is lost. While it is replaced, the former one follows it after a comma.',
  }),
  demoAppPort: wholeNumber({ name: 'DEMO_APP_PORT', says: 'The port of the demo app.', fallback: '8081' }, 1, 65_535),
  sandboxSeed: words(
    {
      name: 'SANDBOX_SEED',
      says: 'What the sandbox banks are made from: the same seed gives the same lives.',
      fallback: 'portage',
    },
    'a text',
  ),
  consentMonths: wholeNumber(
    { name: 'CONSENT_MONTHS', says: 'How many months a consent lasts; the law allows twelve at most.', fallback: '12' },
    1,
    12,
  ),
  providerDeadline: wholeNumber(
    { name: 'PROVIDER_DEADLINE', says: 'How many milliseconds a bank may take to answer.', fallback: '10000' },
    100,
    120_000,
  ),
  bodyLimit: wholeNumber(
    { name: 'BODY_LIMIT', says: 'The most bytes that the body of a request may have.', fallback: '16384' },
    1024,
    1_048_576,
  ),
  longBodyLimit: wholeNumber(
    {
      name: 'LONG_BODY_LIMIT',
      says: 'The same, where the body holds lists: the redirect URIs of an app, the registrations that are asked for.',
      fallback: '1048576',
    },
    16_384,
    16_777_216,
  ),
  requestTimeout: wholeNumber(
    { name: 'REQUEST_TIMEOUT', says: 'How many milliseconds a request may take to arrive.', fallback: '15000' },
    1000,
    120_000,
  ),
  failureLimit: wholeNumber(
    {
      name: 'FAILURE_LIMIT',
      says: 'How many wrong client secrets per minute, client and address are answered.',
      fallback: '30',
    },
    1,
    10_000,
  ),
  allowLoopbackRedirects: yesOrNo({
    name: 'ALLOW_LOOPBACK_REDIRECTS',
    says: 'Whether an app may register http addresses of its own machine (127.0.0.1, localhost); the demo allows it.',
    fallback: 'no',
  }),
  allowLoopbackCallbacks: yesOrNo({
    name: 'ALLOW_LOOPBACK_CALLBACKS',
    says: 'Whether notifications may go to http addresses of this machine (127.0.0.1, localhost); the demo allows it. Never where strangers may subscribe.',
    fallback: 'no',
  }),
  subscriptionLimit: wholeNumber(
    {
      name: 'SUBSCRIPTION_LIMIT',
      says: 'The most notification subscriptions that one app may have.',
      fallback: '20',
    },
    1,
    1000,
  ),
  notificationDeadline: wholeNumber(
    {
      name: 'NOTIFICATION_DEADLINE',
      says: 'How many milliseconds the receiver of a notification may take to answer.',
      fallback: '10000',
    },
    100,
    60_000,
  ),
  notificationAttempts: wholeNumber(
    {
      name: 'NOTIFICATION_ATTEMPTS',
      says: 'How often a notification is tried before it is given up; ten times take about three days.',
      fallback: '10',
    },
    1,
    20,
  ),
  notificationsAtOnce: wholeNumber(
    {
      name: 'NOTIFICATIONS_AT_ONCE',
      says: 'The most notifications that one process has under way at once.',
      fallback: '20',
    },
    1,
    1000,
  ),
  redirectUriLimit: wholeNumber(
    { name: 'REDIRECT_URI_LIMIT', says: 'The most redirect URIs that one app may register.', fallback: '20' },
    1,
    1000,
  ),
  registrationLimit: wholeNumber(
    {
      name: 'REGISTRATION_LIMIT',
      says: 'The most registrations (apps times banks) that one request may ask for.',
      fallback: '1000',
    },
    1,
    100_000,
  ),
  dispatchAfter: wholeNumber(
    {
      name: 'DISPATCH_AFTER',
      says: 'How many milliseconds GetAccountsDetail waits for a bank before it answers that the read goes on without it.',
      fallback: '20000',
    },
    100,
    210_000,
  ),
  transactionLimit: wholeNumber(
    {
      name: 'TRANSACTION_LIMIT',
      says: 'The most transactions of one account that one answer of the Banking API holds.',
      fallback: '25000',
    },
    500,
    1_000_000,
  ),
} as const
