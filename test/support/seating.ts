import { beforeEach } from 'node:test'
import { load } from 'cheerio'
import { aiGovernanceDay, type TypedForm } from './answers.ts'
import { useNewApp } from './app.ts'
import { createDial } from './clock.ts'
import { signedIn } from './staff.ts'
import { createVisitor } from './visitor.ts'

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
    return app.services.seating.guests().at(-1)?.replyId as number
  }
  const version = (id: number) => app.services.replies.replyById(id)?.version as number
  const decide = (ids: number[], to: 'invited' | 'waiting' | 'refused') =>
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
  const page = async (path = '') => load(await (await desk.get(`/admin/seating${path}`)).text())
  const post = (path: string, form: TypedForm = {}) => desk.post(`/admin/seating/${path}`, form)

  return { app, reply, version, decide, release, page, post, desk: () => desk }
}
