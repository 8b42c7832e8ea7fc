import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

/** What Node can serve at most: the same bytes with the same headers, made once. */
process.on('message', ({ headers, body }: { headers: Record<string, string>; body: string }) => {
  const bytes = Buffer.from(body, 'base64')
  const server = createServer((_request, answer) =>
    answer.writeHead(200, { ...headers, 'content-length': bytes.length }).end(bytes),
  ).listen(0, '127.0.0.1', () => process.send?.((server.address() as AddressInfo).port))
})
