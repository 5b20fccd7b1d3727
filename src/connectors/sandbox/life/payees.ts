// The people and businesses that the sandbox's customers pay and are paid by, in each bank's language. All are invented.

import type { Language } from '../../../domain/retrieval/connector.ts'

type Names = readonly [string, ...string[]]

/** The shops of one kind, and the category of purchases there. */
type Shops = { readonly category: string; readonly names: Names }

export type ShopKind =
  | 'groceries'
  | 'restaurant'
  | 'coffee'
  | 'fuel'
  | 'pharmacy'
  | 'clothing'
  | 'online'
  | 'leisure'
  | 'gifts'
  | 'office'

export type Payees = {
  readonly shops: Readonly<Record<ShopKind, Shops>>
  readonly subscriptions: Names
  readonly friends: Names
  readonly clients: Names
  readonly suppliers: Names
}

const en: Payees = {
  shops: {
    groceries: {
      category: 'Groceries',
      names: ['MAPLEWAY MARKET', 'GREEN BASKET FOODS', 'CORNERSTONE GROCERS', 'HARVEST LANE'],
    },
    restaurant: {
      category: 'Restaurants',
      names: ['THE PAPER LANTERN', 'NOODLE HARBOUR', 'OAK & EMBER GRILL', 'PIZZERIA FABULA'],
    },
    coffee: { category: 'Coffee', names: ['BEANSTALK COFFEE', 'MOOSE MUG CAFE', 'NORTH STAR DONUTS'] },
    fuel: { category: 'Fuel', names: ['TRUE NORTH FUELS', 'PRAIRIE GAS BAR', 'ROADSIDE PETROLEUM'] },
    pharmacy: { category: 'Health', names: ['WELLSPRING DRUGS', 'LAKESIDE PHARMACY'] },
    clothing: { category: 'Clothing', names: ['THREAD & TOQUE', 'BOREAL OUTFITTERS', 'SECOND STITCH'] },
    online: { category: 'Shopping', names: ['PARCELPINE.EXAMPLE', 'BOOKBEAVER.EXAMPLE', 'GADGETGROVE.EXAMPLE'] },
    leisure: { category: 'Entertainment', names: ['STARFALL CINEMAS', 'PUCK & PADDLE SPORTS', 'BIRCH STREET BOOKS'] },
    gifts: { category: 'Gifts', names: ['TINSEL & TWINE', 'TOYS IN THE ATTIC', 'SNOWGLOBE GIFTS'] },
    office: { category: 'Office', names: ['PAPERCLIP SUPPLY', 'PRINTWELL STUDIO', 'DESKLAND'] },
  },
  subscriptions: ['STREAMLOON VIDEO', 'TUNEBEAVER MUSIC', 'CLOUDCAIRN STORAGE'],
  friends: ['Kim Storey', 'Taylor Fabler', 'Devon Tale', 'Jamie Novella'],
  clients: ['FABLED BREWING CO', 'NOVEL HOMES LTD', 'HARBOUR MYTH TOURS', 'LEGEND DENTAL GROUP', 'PAGE ONE MEDIA'],
  suppliers: ['BULKWELL WHOLESALE', 'DAIRYDALE DISTRIBUTION', 'FRESHFIELD PRODUCE', 'SNACKWORKS CANADA'],
}

const fr: Payees = {
  shops: {
    groceries: {
      category: 'Épicerie',
      names: ['MARCHÉ DU VERGER', 'ÉPICERIE BELLE-RIVE', 'LE PANIER VERT', 'ALIMENTS DES QUATRE-VENTS'],
    },
    restaurant: {
      category: 'Restaurants',
      names: ['BISTRO LA FABLE', 'CHEZ LE CONTEUR', 'CASSE-CROÛTE DU QUAI', 'RÔTISSERIE LE COQ DORÉ'],
    },
    coffee: { category: 'Café', names: ['CAFÉ DU CARIBOU', 'LA BRÛLERIE IMAGINAIRE', 'BEIGNES DU NORD'] },
    fuel: { category: 'Essence', names: ['ESSENCE DU FLEUVE', 'PÉTROLES BORÉAL', 'STATION DES ÉRABLES'] },
    pharmacy: { category: 'Santé', names: ['PHARMACIE DES LILAS', 'PHARMACIE BONNE-MINE'] },
    clothing: { category: 'Vêtements', names: ['TUQUE ET MITAINE', 'LA GARDE-ROBE', 'FRIPERIE DEUX FOIS'] },
    online: { category: 'Achats', names: ['COLISPIN.EXAMPLE', 'LIVRECASTOR.EXAMPLE', 'BIDULERIE.EXAMPLE'] },
    leisure: { category: 'Loisirs', names: ['CINÉMA ÉTOILE FILANTE', 'SPORTS LA RONDELLE', 'LIBRAIRIE DU BOULEAU'] },
    gifts: { category: 'Cadeaux', names: ['AU PIED DU SAPIN', 'JOUETS DU GRENIER', 'CADEAUX FLOCON'] },
    office: { category: 'Bureau', names: ['PAPETERIE TROMBONE', 'IMPRIMERIE BELLE-PAGE'] },
  },
  subscriptions: ['HUARD VIDÉO EN CONTINU', 'CASTOR MUSIQUE', 'NUAGE BORÉAL'],
  friends: ['Léa Lafable', 'Mathis Duconte', 'Océane Roman', 'Félix Lalégende'],
  clients: ['BRASSERIE LA LÉGENDE', 'HABITATIONS DU ROMAN'],
  suppliers: ['GROSSISTE BELLE-AFFAIRE', 'LAITERIE DU VALLON'],
}

export const payees: Readonly<Record<Language, Payees>> = { en, fr }

/** True for a person; every other payee is a business. */
export function isFriend(payee: string): boolean {
  return Object.values(payees).some(({ friends }) => (friends as readonly string[]).includes(payee))
}
