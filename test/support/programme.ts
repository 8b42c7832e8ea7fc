import { beforeEach } from 'node:test'
import { load } from 'cheerio'
import { speakingSlot, type TypedForm } from './answers.ts'
import { useNewApp } from './app.ts'
import { createDial } from './clock.ts'
import { signedIn } from './staff.ts'
import { createVisitor } from './visitor.ts'

/** The programme as a reviewer has it, empty for each test, and those who ask to speak. */
export function useProgramme() {
  const clock = createDial()
  beforeEach(() => clock.turnTo('2025-04-28T07:00:00Z'))
  const app = useNewApp({}, clock)
  let reviewer: Awaited<ReturnType<typeof signedIn>>
  const signIn = async () => {
    reviewer = await signedIn(app)
  }
  beforeEach(signIn)

  const get = (path: string) => reviewer.get(`/admin/programme${path}`)
  const post = (path: string, form: TypedForm) => reviewer.post(`/admin/programme/${path}`, form)
  const page = async () => load(await (await get('')).text())

  return {
    app,
    clock,
    signIn,
    get,
    post,
    page,

    /** As somebody does who has just opened the page. `place`: a session, one after a speech there, or `out`. */
    async move(id: number, place: string): Promise<Response> {
      const $ = await page()
      return post('moves', { speech: $(`#speech-${id} [name=speech]`).first().val() as string, place })
    },

    /** They have been offered a slot in this session, one after the other, and know it. */
    offered(ids: readonly number[], session: string): void {
      for (const id of ids) {
        app.services.decisions.run([{ id, version: 1 }], { kind: 'decide', to: 'slot_offered', note: '', session }, 'x')
        app.services.decisions.run([{ id, version: 2 }], { kind: 'release' }, 'x')
      }
    },

    /** Somebody who asks to speak, a minute after the one before. */
    async ask(family_name: string, changes: TypedForm = {}) {
      clock.goOn({ minutes: 1 })
      const visitor = createVisitor(app)
      const answers = { ...speakingSlot, family_name, organization: `Authority of ${family_name}`, ...changes }
      await visitor.post('/ru/speaking-slot', answers)
      const [found] = app.services.search.look({ sort: 'submitted_at', isDescending: true }).page(1, 1)
      return { visitor, id: found?.id as number }
    },

    /** Whom a session has, in their order; `unplaced`: who has no place yet. */
    async speakers(session: string): Promise<(string | undefined)[]> {
      const $ = await page()
      const links = $(`#${session}`).closest('section').find('.speeches .speech-head a').toArray()
      return links.map(link => $(link).text().split(' ')[0])
    },

    /** What the page says of the settings, in the form that changes them. */
    async settingsOf(session: string): Promise<string> {
      const $ = await page()
      return $(`form[action="/admin/programme/sessions/${session}"] [name=was]`).val() as string
    },

    async noted(): Promise<string[]> {
      const $ = await page()
      return $('.speeches .alarm')
        .toArray()
        .map(one => $(one).text().replaceAll('\u00a0', ' '))
    },
  }
}

export const problemIn = async (response: Response): Promise<string> =>
  load(await response.text())('.error-summary li')
    .text()
    .replaceAll('\u00a0', ' ')
