import { domainToASCII } from 'node:url'

/** Its domains lead to the same post boxes; `same`: pairs of signs that are one in a name. */
type Provider = { domains: readonly string[]; same?: Readonly<Record<string, string>> }

const providers: readonly Provider[] = [
  { domains: ['gmail.com', 'googlemail.com'], same: { '.': '' } },
  { domains: ['proton.me', 'protonmail.com', 'pm.me'], same: { '.': '', '-': '', _: '' } },
  { domains: ['icloud.com', 'me.com', 'mac.com'] },
  { domains: ['yandex.ru', 'ya.ru', 'yandex.com', 'yandex.by', 'yandex.kz'], same: { '.': '-' } },
]

/** Where the mail of an address ends up, as far as its spelling tells: in whatever case, without `+tag`. */
export function postBoxOf(address: string): string {
  const at = address.lastIndexOf('@')
  const domain = domainToASCII(address.slice(at + 1)) || address.slice(at + 1).toLowerCase()
  const [name = ''] = address.slice(0, at).toLowerCase().split('+')
  const { domains: [first] = [domain], same = {} } =
    providers.find(({ domains }) => domains.includes(domain)) ?? {}
  return `${name.replace(/[._-]/g, sign => same[sign] ?? sign)}@${first}`
}
