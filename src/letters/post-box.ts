/** Providers whose users get one another's mail when a dot is left out. */
const withoutDots = ['gmail.com', 'googlemail.com']

/** Where the mail of an address ends up, as far as its spelling tells: in whatever case, without `+tag`. */
export function postBoxOf(address: string): string {
  const at = address.lastIndexOf('@')
  const domain = address.slice(at + 1).toLowerCase()
  const [name = ''] = address.slice(0, at).toLowerCase().split('+')
  return `${withoutDots.includes(domain) ? name.replaceAll('.', '') : name}@${domain}`
}
