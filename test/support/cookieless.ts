import { once } from 'node:events'
import { createServer, request } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { TestContext } from 'node:test'

/** Where a browser that blocks cookies finds the site: it sends none, and is given none. */
export async function withoutCookies(t: TestContext, { url: site }: { url: string }): Promise<string> {
  const server = createServer((asked, answer) => {
    const { method, url = '/', headers } = asked
    const passedOn = request(new URL(url, site), { method, headers: { ...headers, cookie: '' } }, given => {
      answer.writeHead(given.statusCode ?? 500, { ...given.headers, 'set-cookie': [] })
      given.pipe(answer)
    })
    asked.pipe(passedOn)
  }).listen(0)
  await once(server, 'listening')
  t.after(() => {
    server.close()
    server.closeAllConnections()
  })
  return `http://localhost:${(server.address() as AddressInfo).port}`
}
