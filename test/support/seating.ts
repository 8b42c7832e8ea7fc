import { beforeEach } from 'node:test'
import { load } from 'cheerio'
import { placeText } from '../../src/seating/place.ts'
import type { Guest } from '../../src/seating/seating-store.ts'
import { aiGovernanceDay, type TypedForm } from './answers.ts'
import { type TestApp, useNewApp } from './app.ts'
import { createDial } from './clock.ts'
import { plain } from './page.ts'
import { signedIn } from './staff.ts'
import { createVisitor } from './visitor.ts'

/** Everybody who is on the list, in the order in which they came. */
export const guestsOf = ({ services }: Pick<TestApp, 'services'>): Guest[] =>
  [...services.seating.guestsInPieces()].flat()

/** The round table of a new site for each test, with a reviewer at the desk. */
export function useSeating() {
  let desk: Awaited<ReturnType<typeof signedIn>>
  const clock = createDial()
  const app = useNewApp({}, clock)
  beforeEach(async () => {
    clock.turnTo('2025-04-28T07:00:00Z')
    desk = await signedIn(app)
  })

  async function reply(family_name: string, changes: TypedForm = {}): Promise<number> {
    clock.goOn({ minutes: 1 })
    const organization = `Authority of ${family_name}`
    await createVisitor(app).post('/ru/ai-governance-day', {
      ...aiGovernanceDay,
      family_name,
      organization,
      ...changes,
    })
    return guestsOf(app).at(-1)?.replyId as number
  }
  const version = (id: number) => app.services.replies.replyById(id)?.version as number
  const decide = (ids: number[], to: 'invited' | 'waiting' | 'refused' | 'uninvited') =>
    app.services.decisions.run(
      ids.map(id => ({ id, version: version(id) })),
      { kind: 'decide', to, note: '' },
      'x',
    )
  const release = (...ids: number[]) =>
    app.services.decisions.run(
      ids.map(id => ({ id, version: version(id) })),
      { kind: 'release' },
      'x',
    )
  /** Where somebody sits, as forms and papers say it; empty: nowhere. */
  const at = (id: number): string => placeText(app.services.seating.placeOf(id) ?? null)
  const seat = (id: number, table: number, seat?: number) =>
    app.services.seating.seat([{ replyId: id, from: app.services.seating.placeOf(id) ?? null }], { table, seat }, 'x')
  /** The value of somebody's box, as the page has it now. */
  const box = (id: number): string => `${id}:${version(id)}:${at(id)}`
  const page = async (path = '') => load(await (await desk.get(`/admin/seating${path}`)).text())
  const post = (path: string, form: TypedForm = {}) => desk.post(`/admin/seating/${path}`, form)

  /** The page on which a press that was done is told. */
  const told = async (answer: Response) => {
    const path = answer.headers.get('location') ?? ''
    const $ = await page(path.replace(/^\/admin\/seating|#.*/g, ''))
    return { status: answer.status, path, said: plain($('.said p').text()), $ }
  }
  return { app, reply, version, decide, release, at, seat, box, page, post, told, desk: () => desk }
}
