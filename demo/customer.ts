// The customer who connected: the name, if the consent covers it.

import type { Read } from './portage.ts'

export type Customer = { readonly firstName: string | undefined }

export async function readCustomer(read: Read): Promise<Customer> {
  const { name } = await read((connection) => connection.customer())
  return { firstName: name?.first ?? name?.company }
}
