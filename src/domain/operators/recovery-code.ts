// Recovery codes: ten per operator, each of which replaces one code of the authenticator app.

import { randomText } from '../../platform/ids.ts'
import type { Vault } from '../../platform/secret.ts'
import type { Act } from '../journal/act.ts'
import type { Operator } from './operator.ts'

const CODES = 10

/** Crockford's base 32, without the ambiguous i, l, o and u. 16 characters are 80 bits. */
const ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz'
const LENGTH = 16

/** Replaces all codes of the operator. Returns the new ones, in the form `abcd-efgh-jkmn-pqrs`; they are stored as hashes. */
export async function replaceRecoveryCodes(
  act: Act,
  vault: Vault,
  { operatorId, userName }: Pick<Operator, 'operatorId' | 'userName'>,
): Promise<readonly string[]> {
  await act.tx.deleteFrom('operator_recovery_code').where('operator_id', '=', operatorId).execute()
  const codes = Array.from({ length: CODES }, () => randomText(ALPHABET, LENGTH))
  const rows = codes.map((code) => ({ code_mac: recoveryCodeMac(vault, userName, code), operator_id: operatorId }))
  await act.tx.insertInto('operator_recovery_code').values(rows).execute()
  return codes.map((code) => code.match(/.{4}/g)?.join('-') ?? code)
}

/** Deletes the code. Returns false if it was unknown, or if a concurrent request used it first. */
export async function takeRecoveryCode(act: Act, codeMac: string): Promise<boolean> {
  const taken = await act.tx
    .deleteFrom('operator_recovery_code')
    .where('code_mac', '=', codeMac)
    .returning('code_mac')
    .execute()
  return taken.length === 1
}

/** Returns whether the typed text has the form of a recovery code, with or without dashes and in any case. */
export function looksLikeRecoveryCode(typed: string): boolean {
  return new RegExp(`^[${ALPHABET}]{${LENGTH}}$`).test(plain(typed))
}

/** Returns the keyed hash by which a code is stored and found. It includes the user name, so that codes are per operator. */
export function recoveryCodeMac(vault: Vault, userName: string, typed: string): string {
  return vault.mac('recovery code', `${userName} ${plain(typed)}`)
}

function plain(typed: string): string {
  return typed.toLowerCase().replace(/[\s-]/g, '')
}
