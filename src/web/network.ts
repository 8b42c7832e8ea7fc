import { isIP } from 'node:net'
import type { Request } from 'express'
import { ipKeyGenerator } from 'express-rate-limit'

/** One customer of a provider has at least so much of IPv6. */
const networkBits = 64

/** What a proxy may write around an address: quotes, the zone of an interface; brackets and a port. */
const around = /^\s*"?|"?\s*$|%[^\]"]*/g
const bracketed = /^\[([^\]]+)\](?::\d+)?$/
const port = /:\d+$/

/**
 * From where a request comes: the key of every limit by place. An address is one however it is
 * written; what a proxy names without an address counts as the proxy's own.
 */
export const networkOf = ({ ip, socket }: Request): string =>
  networkIn(ip) ?? networkIn(socket.remoteAddress) ?? ''

function networkIn(text = ''): string | undefined {
  const bare = text.replace(around, '').toLowerCase()
  const inside = bare.match(bracketed)?.[1] ?? bare
  const address = [inside, inside.replace(port, '')].find(one => isIP(one))
  return address && ipKeyGenerator(address, networkBits)
}
