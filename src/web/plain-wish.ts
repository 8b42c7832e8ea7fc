import type { IncomingMessage } from 'node:http'

export type Encoding = 'br' | 'gzip' | 'identity'

/** A page, packed in this way, for a reader who says nothing of who it is; `tag`: of the page that is there already. */
export type PlainWish = { url: string; encoding: Encoding; tag: string | undefined }

/** By these a request says who it is, sends something, or asks a question that Express answers. */
const saysMore = ['cookie', 'content-length', 'transfer-encoding', 'if-modified-since']

/** Of a browser that opens a page, loads it again, or loads it anew. */
const usualCaching = [undefined, 'max-age=0', 'no-cache']

const oneTag = /^W\/"[^",]+"$/

/** Of packings that none is preferred of: with weights, or a star, Express chooses. */
const namesAlone = /^[a-z]+(, ?[a-z]+)*$/

/** Undefined: whatever else a request says is left to Express. */
export function plainWish({ method, url = '', headers }: IncomingMessage): PlainWish | undefined {
  const { 'if-none-match': tag, 'cache-control': caching } = headers
  const encoding = encodingIn(headers['accept-encoding'])
  const isPlain =
    method === 'GET' &&
    usualCaching.includes(caching) &&
    (tag === undefined || oneTag.test(tag)) &&
    saysMore.every(name => headers[name] === undefined)
  if (!isPlain || !encoding) return undefined
  return { url, encoding, tag: caching === 'no-cache' ? undefined : tag }
}

function encodingIn(accepted = 'identity'): Encoding | undefined {
  if (!namesAlone.test(accepted)) return undefined
  const names = accepted.split(/, ?/)
  return (['br', 'gzip', 'identity'] as const).find(encoding => names.includes(encoding))
}
