// The credit union's members as its sign-in knows them: user name, name and id.

export type Member = { readonly memberId: string; readonly userName: string; readonly name: string }

export type Members = {
  byUserName(userName: string): Member | undefined
  byId(memberId: string): Member | undefined
}

export function openMembers(all: readonly Member[]): Members {
  const byUserName = new Map(all.map((member) => [member.userName, member]))
  const byId = new Map(all.map((member) => [member.memberId, member]))
  return {
    byUserName: (userName) => byUserName.get(userName.trim().toLowerCase()),
    byId: (memberId) => byId.get(memberId),
  }
}
