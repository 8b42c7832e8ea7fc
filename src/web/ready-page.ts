import type { ServerResponse } from 'node:http'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'
import type { Response } from 'express'
import type { Encoding, PlainWish } from './plain-wish.ts'

/** A page as Express has made it, to be sent again. */
export type ReadyPage = { tag: string; send(wish: PlainWish, res: ServerResponse): void }

/** Names and values in turn, as node takes them fastest. */
type RawHeaders = string[]

/** From 10 on brotli saves a tenth more; 11 takes twice as long for the same. */
const brotli = { params: { [constants.BROTLI_PARAM_QUALITY]: 10 } }

const packings: Record<Encoding, (page: Buffer) => Buffer> = {
  br: page => brotliCompressSync(page, brotli),
  gzip: page => gzipSync(page, { level: 9 }),
  identity: page => page,
}

/** What belongs to one way of packing, or to what follows the headers. */
const ofBody = ['content-encoding', 'content-length', 'content-type']

/** From the answer that has just left. Each packing is made when the first reader asks for it. */
export function readyPage(res: Response, html: string): ReadyPage {
  const tag = String(res.get('ETag'))
  const type = String(res.get('Content-Type'))
  const headers = rawHeaders(res)
  const whole = Buffer.from(html)
  const packed = new Map<Encoding, { headers: RawHeaders; body: Buffer }>()

  function inPacking(encoding: Encoding) {
    const body = packings[encoding](whole)
    const own = ['Content-Type', type, 'Content-Length', String(body.length)]
    if (encoding !== 'identity') own.push('Content-Encoding', encoding)
    return { headers: [...headers, ...own], body }
  }

  return {
    tag,
    send(wish, res) {
      if (wish.tag === tag) return void res.writeHead(304, headers).end()
      const { headers: all, body } = packed.getOrInsertComputed(wish.encoding, inPacking)
      res.writeHead(200, all).end(body)
    },
  }
}

const rawHeaders = (res: Response): RawHeaders =>
  Object.entries(res.getHeaders())
    .filter(([name]) => !ofBody.includes(name))
    .flatMap(([name, value]) => [name, String(value)])
