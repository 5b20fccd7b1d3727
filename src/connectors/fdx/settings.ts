// Settings of a bank that speaks FDX: its sign-in, its API, and in what it differs from the standard.

import { z } from 'zod'
import { setting, settingTexts } from '../../domain/retrieval/setting.ts'
import { dataClusters } from '../../fdx/cluster.ts'
import { openIdSettings } from '../openid/openid-settings.ts'
import { fdxReads, pathNames, type FdxRead } from './read-settings.ts'

/** Who asks is said by the customer's token alone, and how the message is framed by the library. */
function isFree(header: string): boolean {
  return !/^((proxy-)?authorization|cookie|host|connection|content-.+|transfer-encoding|keep-alive|upgrade|expect|te)$/i.test(
    header,
  )
}

const api = {
  fdxAddress: setting(
    z.url(),
    settingTexts(
      ['FDX address', 'The address below which the paths of the standard are: https://api.bank.example/fdx/v6.'],
      ['Adresse FDX', 'L’adresse sous laquelle sont les chemins de la norme : https://api.banque.example/fdx/v6.'],
    ),
  ),
  reads: setting(
    z.array(z.enum(fdxReads)).min(1).optional(),
    settingTexts(
      [
        'Reads',
        'What the bank offers; everything if empty. What it answers with 404 or 501 is told apps as not offered.',
      ],
      ['Lectures', 'Ce que la banque offre ; tout si vide. Ce à quoi elle répond 404 ou 501 est dit non offert.'],
    ),
  ),
  paths: setting(
    z.partialRecord(z.enum(pathNames), z.string().startsWith('/', 'must begin with a slash')).default({}),
    settingTexts(
      [
        'Paths',
        'Paths that differ from the standard, by the name of the read: contact = /accounts/{accountId}/holders.',
      ],
      [
        'Chemins',
        'Les chemins qui diffèrent de la norme, par le nom de la lecture : contact = /accounts/{accountId}/holders.',
      ],
    ),
  ),
  headers: setting(
    z
      .record(
        z
          .string()
          .regex(/^[A-Za-z0-9-]+$/, 'must be the name of a header')
          .refine(isFree, 'is a header that Portage sets'),
        z.string().regex(/^[\t -~]*$/, 'must be printable ASCII'),
      )
      .default({}),
    settingTexts(
      ['Headers', 'Further headers of each call, none of them secret: FDX-API-Data-Provider-Id.'],
      ['En-têtes', 'D’autres en-têtes de chaque appel, aucun n’étant secret : FDX-API-Data-Provider-Id.'],
    ),
  ),
} as const

const lists = {
  pageSize: setting(
    z.int().min(1).max(1000).default(100),
    settingTexts(
      ['Page size', 'The most rows that the bank puts on a page.'],
      ['Taille de page', 'Le plus de lignes que la banque met sur une page.'],
    ),
  ),
  paging: setting(
    z.enum(['auto', 'offset', 'pageKey', 'link']).default('auto'),
    settingTexts(
      ['Paging', 'How the bank names the next page: auto takes whichever it gives.'],
      ['Pagination', 'Comment la banque nomme la page suivante : auto prend ce qu’elle donne.'],
    ),
  ),
  order: setting(
    z.enum(['auto', 'newest_first', 'any']).default('auto'),
    settingTexts(
      ['Order', 'The order of the bank’s lists. auto sees it on the first page; any is sorted here, month by month.'],
      ['Ordre', 'L’ordre des listes de la banque. auto le voit à la première page ; any est trié ici, mois par mois.'],
    ),
  ),
  mostDays: setting(
    z.int().min(0).max(10_000).default(0),
    settingTexts(
      ['Most days', 'The most days that one request may cover; 0 if the bank has no such limit.'],
      ['Le plus de jours', 'Le plus de jours qu’une requête peut couvrir ; 0 si la banque n’a pas de telle limite.'],
    ),
  ),
  windowParameters: setting(
    z.enum(['startTime', 'startDate']).default('startTime'),
    settingTexts(
      ['Window parameters', 'startTime and endTime, or startDate and endDate of version 6.4.'],
      ['Paramètres de période', 'startTime et endTime, ou startDate et endDate de la version 6.4.'],
    ),
  ),
  windowFormat: setting(
    z.enum(['date', 'timestamp']).default('date'),
    settingTexts(
      ['Window format', 'Whether the ends of a window are sent as dates or as times.'],
      ['Format de période', 'Si les bornes d’une période sont envoyées comme dates ou comme heures.'],
    ),
  ),
  windowBy: setting(
    z.enum(['posted', 'made']).default('posted'),
    settingTexts(
      ['Window by', 'Whether the bank picks transactions by when they posted or by when they were made.'],
      ['Période selon', 'Si la banque choisit les opérations selon leur inscription ou selon leur moment.'],
    ),
  ),
} as const

const consent = {
  scopes: setting(
    z.partialRecord(z.enum(dataClusters), z.string()).default({}),
    settingTexts(
      ['Scopes', 'The scope of each cluster where it is not as the style says: TRANSACTIONS = transactions:read.'],
      ['Portées', 'La portée de chaque groupe si elle diffère du style : TRANSACTIONS = transactions:read.'],
    ),
  ),
  scopeStyle: setting(
    z.enum(['cluster', 'fdx', 'none']).default('cluster'),
    settingTexts(
      ['Style of scopes', 'cluster: TRANSACTIONS; fdx: fdx:transactions:read; none: only those of the table.'],
      [
        'Style des portées',
        'cluster : TRANSACTIONS ; fdx : fdx:transactions:read ; none : seulement celles de la table.',
      ],
    ),
  ),
  extraScopes: setting(
    z.string().default('openid offline_access'),
    settingTexts(
      ['Further scopes', 'Asked for in every sign-in; offline_access makes a consent outlast an access token.'],
      [
        'Autres portées',
        'Demandées à chaque connexion ; offline_access fait durer un consentement au-delà d’un jeton d’accès.',
      ],
    ),
  ),
  customerIdFrom: setting(
    z.enum(['customer', 'claim']).default('customer'),
    settingTexts(
      ['Id of the customer', 'customer: customerId of the FDX API; claim: the claim of the ID token.'],
      ['Identifiant du client', 'customer : customerId de l’API FDX ; claim : la revendication du jeton d’identité.'],
    ),
  ),
  revokes: setting(
    z.enum(['auto', 'consent', 'token', 'none']).default('auto'),
    settingTexts(
      [
        'Revocation',
        'How the bank is told that a consent is over. auto: its FDX consent if it told one, else its token.',
      ],
      [
        'Révocation',
        'Comment la banque apprend la fin d’un consentement. auto : son consentement FDX s’il est connu, sinon son jeton.',
      ],
    ),
  ),
} as const

export const fdxSettings = z.strictObject({ ...openIdSettings, ...api, ...lists, ...consent })

export type FdxSettings = z.infer<typeof fdxSettings>

export function readsOf({ reads }: FdxSettings): ReadonlySet<FdxRead> {
  return new Set(reads ?? fdxReads)
}
