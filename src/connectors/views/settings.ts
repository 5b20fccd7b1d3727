// Settings of a bank whose data lies in a database: where the views are, and what a read may cost there.

import { z } from 'zod'
import type { SecretSetting } from '../../domain/retrieval/connector.ts'
import { setting, settingTexts } from '../../domain/retrieval/setting.ts'
import { openIdSettings } from '../openid/openid-settings.ts'

const viewSettings = {
  schema: setting(
    z
      .string()
      .regex(/^[a-z_][a-z0-9_]{0,62}$/, 'is a name of small letters, digits and _')
      .default('portage'),
    settingTexts(['Schema', 'The schema that holds the views.'], ['Schéma', 'Le schéma qui contient les vues.']),
  ),
  connections: setting(
    z.int().min(1).max(100).default(5),
    settingTexts(
      ['Connections', 'The most connections to the database at once, for each process of Portage.'],
      ['Connexions', 'Le plus de connexions à la base à la fois, pour chaque processus de Portage.'],
    ),
  ),
  statementSeconds: setting(
    z.int().min(1).max(60).default(5),
    settingTexts(
      ['Statement time-out', 'In seconds: the database ends a query that takes longer.'],
      ['Délai d’une requête', 'En secondes : la base met fin à une requête plus longue.'],
    ),
  ),
  plainBecause: setting(
    z.string().min(10).max(200).optional(),
    settingTexts(
      [
        'Without TLS because',
        'The reason why the connection needs no TLS. Empty: TLS is demanded, except on this machine.',
      ],
      [
        'Sans TLS parce que',
        'La raison pour laquelle la connexion se passe de TLS. Vide : TLS est exigé, sauf sur cette machine.',
      ],
    ),
  ),
  writableBecause: setting(
    z.string().min(10).max(200).optional(),
    settingTexts(
      ['Role may write because', 'The reason why the role may change data. Empty: such a role is refused.'],
      [
        'Rôle en écriture parce que',
        'La raison pour laquelle le rôle peut modifier des données. Vide : un tel rôle est refusé.',
      ],
    ),
  ),
} as const

export const viewSecrets = {
  connectionString: {
    texts: settingTexts(
      ['Connection string', 'postgres://portage_reader:password@db.bank.example:5432/core, of a role that only reads.'],
      [
        'Chaîne de connexion',
        'postgres://portage_reader:motdepasse@db.banque.example:5432/core, d’un rôle qui ne fait que lire.',
      ],
    ),
    required: true,
  },
  databaseAuthority: {
    texts: settingTexts(
      ['Certificate authority of the database', 'The authority that signed the certificate of the database, in PEM.'],
      ['Autorité de certification de la base', 'L’autorité qui a signé le certificat de la base, en PEM.'],
    ),
    required: false,
    multiline: true,
  },
} as const satisfies Readonly<Record<string, SecretSetting>>

const shape = z.object(viewSettings)

export type ViewSettings = z.infer<typeof shape>

export const viewsConnectorSettings = z.strictObject({ ...openIdSettings, ...viewSettings })
