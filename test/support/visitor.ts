import { encode, type TypedForm } from './answers.ts'
import type { TestApp } from './app.ts'

/** A browser without script: keeps cookies, follows no redirect by itself. */
export function createVisitor(app: Pick<TestApp, 'url'>) {
  const cookies = new Map<string, string>()

  async function send(path: string, init: RequestInit = {}): Promise<Response> {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    const headers = { ...(cookie && { cookie }), ...(init.headers as Record<string, string>) }
    const response = await fetch(new URL(path, app.url), { redirect: 'manual', ...init, headers })
    for (const line of response.headers.getSetCookie()) keep(line)
    return response
  }

  function keep(line: string): void {
    const [, name, value] = line.match(/^([^=]+)=([^;]*)/) ?? []
    if (!name) return
    if (value) cookies.set(name, value)
    else cookies.delete(name)
  }

  return {
    cookies,
    get: (path: string, headers?: Record<string, string>) => send(path, { headers }),
    post: (path: string, form: TypedForm = {}, headers?: Record<string, string>) =>
      send(path, { method: 'POST', body: encode(form), headers }),
    send,
    /** Sends a form and follows to the page that it leads to. */
    async submit(path: string, form: TypedForm): Promise<Response> {
      const response = await send(path, { method: 'POST', body: encode(form) })
      const next = response.headers.get('location')
      return next ? send(next) : response
    },
  }
}
