import { fork } from 'node:child_process'
import { once } from 'node:events'
import { get, type IncomingHttpHeaders } from 'node:http'
import { join } from 'node:path'
import { buffer } from 'node:stream/consumers'

/** Of the connection itself, which Node says by itself. */
const hopByHop = ['connection', 'keep-alive', 'transfer-encoding', 'content-length', 'date']

/** Starts raw node:http in a process of its own with what the site answers to this request. */
export async function startRaw(url: string, headers: Record<string, string>) {
  const answer = await answerTo(url, headers)
  const child = fork(join(import.meta.dirname, 'raw-server.ts'))
  const kept = Object.entries(answer.headers).filter(([name]) => !hopByHop.includes(name))
  child.send({ headers: Object.fromEntries(kept), body: answer.body.toString('base64') })
  const [port] = await once(child, 'message')
  return { port: port as number, bytes: answer.body.length, stop: () => void child.kill() }
}

/** As it comes over the wire, which `fetch` would unpack. */
async function answerTo(url: string, headers: Record<string, string>) {
  const [response] = await once(get(url, { headers }), 'response')
  if (response.statusCode !== 200) throw new Error(`${response.statusCode} ${url}`)
  return { headers: response.headers as IncomingHttpHeaders, body: await buffer(response) }
}
