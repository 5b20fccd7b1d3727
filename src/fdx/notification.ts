// Notifications as the standard names them: types, categories, and what their ids are of (FDX 6.2 notifications).

export const notificationTypes = [
  'BALANCE',
  'CONSENT_REVOKED',
  'CONSENT_UPDATED',
  'CUSTOM',
  'PLANNED_OUTAGE',
  'RISK',
  'SERVICE',
] as const

export type NotificationType = (typeof notificationTypes)[number]

export const notificationCategories = ['CONSENT', 'FRAUD', 'MAINTENANCE', 'NEW_DATA', 'SECURITY'] as const

export type NotificationCategory = (typeof notificationCategories)[number]

export const payloadIdTypes = ['ACCOUNT', 'CONSENT', 'CUSTOMER', 'MAINTENANCE', 'PARTY'] as const

export type PayloadIdType = (typeof payloadIdTypes)[number]

export const partyTypes = [
  'DATA_ACCESS_PLATFORM',
  'DATA_PROVIDER',
  'DATA_RECIPIENT',
  'INDIVIDUAL',
  'MERCHANT',
  'VENDOR',
] as const

export type PartyType = (typeof partyTypes)[number]
