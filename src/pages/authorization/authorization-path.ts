// The addresses of an authorization's pages.

export function authorizationPath(id: string, step?: string): string {
  return step === undefined ? `/authorizations/${id}` : `/authorizations/${id}/${step}`
}
