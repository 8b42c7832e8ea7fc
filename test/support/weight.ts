import { request } from 'node:http'
import { brotliDecompressSync } from 'node:zlib'
import { load } from 'cheerio'

/** Bytes of a body as they come over the wire to a browser of today. */
function fetchRaw(url: string, headers: Record<string, string> = {}): Promise<{ body: Buffer; text: string }> {
  return new Promise((resolve, reject) => {
    const asked = request(url, { headers: { 'accept-encoding': 'br, gzip', ...headers } }, async response => {
      const body = Buffer.concat(await response.toArray())
      const isBrotli = response.headers['content-encoding'] === 'br'
      resolve({ body, text: String(isBrotli ? brotliDecompressSync(body) : body) })
    })
    asked.on('error', reject).end()
  })
}

/** A page with the styles, scripts and pictures that it names; `addresses`: what these are. */
export async function wireWeight(site: string, path: string, headers?: Record<string, string>) {
  const page = await fetchRaw(site + path, headers)
  const $ = load(page.text)
  const addresses = $('link[rel=stylesheet], script[src], img[src]')
    .toArray()
    .map(element => $(element).attr('href') ?? $(element).attr('src') ?? '')
  const assets = await Promise.all(addresses.map(address => fetchRaw(new URL(address, site).href)))
  const bytes = [page, ...assets].reduce((sum, { body }) => sum + body.length, 0)
  return { bytes, addresses }
}
