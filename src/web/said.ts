import type { Request, RequestHandler, Response } from 'express'
import { z } from 'zod'
import { orNothing, type Translate } from '../i18n.ts'
import type { Services } from '../services.ts'
import { hostCookie } from './cookies.ts'

/**
 * What a press has done, as the next page says it once. Its words are keys of the catalogues; `undo`:
 * the form that takes it back, the last decision where it does not say.
 */
export type Said = z.input<typeof shape>

/** The same in the reader's language. */
export type SaidOnPage = {
  text: string
  undo: { action: string; inputs: { name: string; value: string }[]; text: string } | undefined
  next: { href: string; text: string } | undefined
}

const key = z.string().regex(/^admin:\w+(\.\w+)+$/)
const ofDesk = z.string().regex(/^\/admin(\/|\?|$)/)
/** What takes a press back, and nothing else that is done at the desk. */
const takingBack = z.string().regex(/^\/admin\/[\w/-]+\/(undo|moves)(\?[^\s#]*)?$/)
const shape = z.object({
  text: key,
  about: z.record(z.string(), z.union([z.string(), z.number()])).optional(),
  undo: z
    .object({
      action: takingBack,
      inputs: z.array(z.object({ name: z.string(), value: z.string() })),
      text: key.default('admin:decision.undo'),
    })
    .optional(),
  next: z.object({ href: ofDesk, text: key }).optional(),
})

/** Whoever opens no page within a minute is told nothing any more. */
const cookieDays = 1 / 1440

const base64 = {
  encode: (text: string) => Buffer.from(text).toString('base64url'),
  decode: (text: string) => Buffer.from(text, 'base64url').toString(),
}

/** Lets what is answered be told on the page that follows, and takes up what was told before. */
export const knowSaid =
  ({ config }: Services): RequestHandler =>
  (req, res, next) => {
    const cookie = hostCookie('said', config, base64)
    res.locals.say = said => cookie.write(res, textOf(said), cookieDays)
    let text = asksInBackground(req) ? '' : cookie.read(req)
    // Taken when a page shows it: a redirect or a file on the way leaves it for the page. Whoever
    // has signed out meanwhile leaves it to nobody.
    res.locals.takeSaid = () => {
      const taken = text
      text = ''
      if (taken) cookie.clear(res)
      return taken && res.locals.member ? inWords(taken, res.locals.t) : undefined
    }
    next()
  }

/** What a script asks for is no page that somebody looks at. Old browsers do not say who asks. */
const asksInBackground = (req: Request): boolean => req.get('sec-fetch-dest') === 'empty'

/** Browsers keep no cookie of more than 4,096 bytes; in base64 three of these are four. */
const longest = 2900

/** What does not fit in is said in a word, with the way back; then without the way on and back. */
function textOf(said: Said): string {
  const { undo, next, ...bare } = said
  const done = { text: 'admin:said.done' }
  const tries = [said, { ...bare, undo }, { ...done, undo, next }, { ...done, undo }, bare, done]
  const texts = tries.map(one => JSON.stringify(one))
  return texts.find(text => Buffer.byteLength(text) <= longest) ?? JSON.stringify(done)
}

/** Tells what was done on the page that follows this answer. */
export const say = (res: Response, said: Said): void => res.locals.say(said)

function inWords(text: string, t: Translate): SaidOnPage | undefined {
  const { data: said } = shape.safeParse(parsed(text))
  const words = said && t(said.text, { ...said.about, ...orNothing })
  if (!said || !words) return undefined
  return {
    text: words,
    undo: said.undo && { ...said.undo, text: t(said.undo.text) },
    next: said.next && { href: said.next.href, text: t(said.next.text) },
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
