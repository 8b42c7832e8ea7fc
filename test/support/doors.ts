import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import type { Router } from 'express'
import { deliveryKey } from '../../src/exports/deliveries.ts'
import type { Services } from '../../src/services.ts'
import type { StaffMember } from '../../src/staff/roles.ts'
import { participation, type TypedForm } from './answers.ts'
import type { Desk } from './desk.ts'

/** Everything that the secretariat's side can be asked for, and what a success of each needs. */

export const password = 'correct horse battery'

/** Every route that is mounted under /admin, as `GET /replies`. */
export function routesOf(router: Router): string[] {
  return router.stack.flatMap(layer => {
    if (layer.route)
      return Object.keys((layer.route as unknown as { methods: object }).methods).map(
        method => `${method.toUpperCase()} ${layer.route?.path}`,
      )
    const nested = layer.handle as unknown as Partial<Router>
    return nested.stack ? routesOf(nested as Router) : []
  })
}

/** 303 to the page for signing in is `sign-in`; with the cookie taken away `signed out`. */
export type Outcome = number | 'sign-in' | 'signed out'
/** Signed out, viewer, reviewer, admin. */
type Outcomes = readonly [Outcome, Outcome, Outcome, Outcome]

const everybody: Outcomes = [200, 200, 200, 200]
const everybodyPosts: Outcomes = [303, 303, 303, 303]
const staffReads: Outcomes = ['sign-in', 200, 200, 200]
const staffPosts: Outcomes = ['sign-in', 303, 303, 303]
const writersRead: Outcomes = ['sign-in', 403, 200, 200]
const writersPost: Outcomes = ['sign-in', 403, 303, 303]
const adminsRead: Outcomes = ['sign-in', 403, 403, 200]
const adminsPost: Outcomes = ['sign-in', 403, 403, 303]
const signsOut: Outcomes = ['sign-in', 'signed out', 'signed out', 'signed out']

/** What one visit asks for: the parts of its address by name, and a body that is good. */
export type Visit = { at?: Record<string, string | number>; body?: TypedForm }
export type Setting = { desk: Desk; services: Services; member: StaffMember }
export type Door = readonly [Outcomes, ((setting: Setting) => Visit | Promise<Visit>)?]

const form = 'participation'
const session = 'segment-9-july'

/** A form as it stands on its page, with what is typed into it. */
const onPage = async (
  desk: Desk,
  page: string,
  action: string,
  at: Record<string, string | number> = {},
  typed: TypedForm = {},
) => ({ at, body: { ...(await desk.formOn(`/admin/${page}`, `/admin/${page}/${action}`)), ...typed } })

/** The address of something that is this participant's reply to a form. */
const about = async ({ desk }: Setting, of: string) => {
  const one = await desk.participant([of])
  return { one, at: { reference: one.reference, form: of } }
}
/** A reply as it is ticked in the table. */
const marked = async (of: Setting) => {
  const { id, version } = (await about(of, form)).one.reply(form)
  return `${id}:${version}`
}
const offered = async ({ desk }: Setting) => {
  const one = await desk.speaker()
  const { id, version } = one.reply('speaking-slot')
  return { one, id, version: String(version), at: { reference: one.reference, form: 'speaking-slot' } }
}
const anybody = async ({ desk }: Setting): Promise<Visit & { at: { reference: string } }> => ({
  at: { reference: (await desk.participant()).reference },
})
const someAccount = async ({ desk }: Setting) => ({ at: { id: (await desk.colleague()).id } })
const twoRecords = async ({ desk, services }: Setting) => {
  const [kept, other] = [await desk.participant([form]), await desk.participant(['speaking-slot'])]
  const versions = services.merging.versionsOf({ kept: kept.participant(), other: other.participant() })
  return { at: { reference: kept.reference, other: other.reference }, body: { versions } }
}
const sentLetter = async ({ desk, services }: Setting) => {
  const one = await desk.participant([form])
  await services.outbox.deliverDue()
  const [letter] = services.outbox.ofParticipant(one.participant().id)
  return { at: { reference: one.reference, id: letter?.id ?? 0 } }
}
const delivery = ({ services, member }: Setting): Visit & { was: string } => {
  const made = { name: `Visas ${randomUUID()}`, selection: 'form=participation', choice: 'values=words' }
  services.deliveries.add(made, member.email)
  const id = services.deliveries.all().find(({ name }) => name === made.name)?.id ?? 0
  return { at: { id }, was: deliveryKey(made) }
}
const renamed = (of: Setting): Visit => {
  const { at, was } = delivery(of)
  return { at, body: { was, name: `Other ${randomUUID()}` } }
}
const invitation = async ({ desk, services }: Setting) => ({
  at: { token: services.staff.mintInvitation((await desk.colleague()).email) },
  body: { password },
})

/**
 * What each may do, each time with everything that a success needs, made for that visit alone.
 * A new route must be put in here before the test passes.
 */
export const doors: Record<string, Door> = {
  'GET /sign-in': [everybody],
  'POST /sign-in': [everybodyPosts, () => ({ body: { email: 'known@itu.example', password } })],
  'POST /sign-in/link': [everybody, () => ({ body: { email: 'known@itu.example' } })],
  'GET /sign-in/:token': [everybody, () => ({ at: { token: 'A'.repeat(22) } })],
  'GET /password/:token': [everybody, invitation],
  'POST /password/:token': [everybodyPosts, invitation],
  'GET /': [staffReads],
  'GET /first-run': [staffReads],
  'POST /first-run/test-letter': [writersPost],
  'GET /help': [staffReads],
  'GET /no-reply': [staffReads],
  'GET /representation': [staffReads],
  'GET /summary': [staffReads],
  'POST /sign-out': [signsOut],
  'POST /language': [staffPosts, () => ({ body: { language: 'en' } })],
  'GET /overview': [staffPosts],
  'GET /duplicates': [staffReads],
  'GET /replies': [staffReads],
  'POST /columns': [staffPosts, () => ({ body: { column: ['topic'], query: 'sort=name' } })],
  'GET /export': [staffReads],
  'GET /files': [staffReads],
  'GET /replies.csv': [staffReads],
  'GET /replies.xlsx': [staffReads],
  'GET /published/:form.csv': [staffReads, () => ({ at: { form } })],
  'POST /views': [staffPosts, () => ({ body: { name: 'Mine', query: 'sort=name' } })],
  'POST /views/:id/removal': [
    staffPosts,
    ({ services, member }) => {
      services.savedViews.add(member, { name: 'To be removed', query: '', isShared: false })
      return { at: { id: services.savedViews.of(member.id).find(({ isOwn }) => isOwn)?.id ?? 0 } }
    },
  ],
  'GET /deliveries/:id': [staffReads, delivery],
  'GET /deliveries/:id.csv': [staffReads, delivery],
  'GET /deliveries/:id.xlsx': [staffReads, delivery],
  'POST /deliveries': [writersPost, () => ({ body: { name: `Visas ${randomUUID()}`, visa_support: 'needed' } })],
  'POST /deliveries/:id/name': [writersPost, renamed],
  'POST /deliveries/:id/removal': [writersPost, delivery],
  'POST /column-sets': [writersPost, () => ({ body: { name: `Names ${randomUUID()}`, column: 'family_name' } })],
  'POST /column-sets/:id/removal': [
    writersPost,
    ({ services, member }) => {
      services.columnSets.add({ name: 'To be removed', choice: 'values=words' }, member.email)
      return { at: { id: services.columnSets.all().find(({ madeBy }) => madeBy === member.email)?.id ?? 0 } }
    },
  ],
  'GET /replies/:reference': [staffReads, anybody],
  'POST /replies/:reference/notes': [writersPost, async of => ({ ...(await anybody(of)), body: { text: 'Called' } })],
  'POST /replies/:reference/different': [
    writersPost,
    async of => ({ ...(await anybody(of)), body: { other: (await anybody(of)).at.reference } }),
  ],
  'GET /replies/:reference/letters/:id': [staffReads, sentLetter],
  'POST /replies/:reference/letters/:id/copies': [writersPost, sentLetter],
  'POST /replies/:reference/assignee': [
    writersPost,
    async of => ({ ...(await anybody(of)), body: { assignee: String(of.member.id) } }),
  ],
  'POST /replies/:reference/tags': [writersPost, async of => ({ ...(await anybody(of)), body: { tag: 'visa' } })],
  'POST /replies/:reference/tags/removal': [
    writersPost,
    async of => {
      const { one, at } = await about(of, form)
      of.services.labels.addTag(one.participant(), 'visa', 'x')
      return { at, body: { tag: 'visa' } }
    },
  ],
  'GET /replies/:reference/merging/:other': [writersRead, twoRecords],
  'POST /replies/:reference/merging/:other': [writersPost, twoRecords],
  'GET /replies/:reference/held.json': [writersRead, anybody],
  'GET /replies/:reference/erasure': [adminsRead, anybody],
  'POST /replies/:reference/erasure': [
    adminsPost,
    async of => {
      const { at } = await anybody(of)
      const page = `/admin/replies/${at.reference}/erasure`
      return { at, body: { ...(await of.desk.formOn(page, page)), reference: at.reference } }
    },
  ],
  'POST /replies/:reference/:form/decision': [
    writersPost,
    async of => ({ at: (await about(of, form)).at, body: { to: 'noted', version: '1' } }),
  ],
  'POST /replies/:reference/:form/answer': [
    writersPost,
    async of => ({
      at: (await about(of, form)).at,
      body: { version: '1', answer: 'withdrawn', source: 'letter', source_details: 'No. 18' },
    }),
  ],
  'GET /replies/:reference/:form/letter': [writersRead, offered],
  'POST /replies/:reference/:form/release': [
    writersPost,
    async of => {
      const { at, version } = await offered(of)
      return { at, body: { version } }
    },
  ],
  'POST /replies/:reference/:form/reconsideration': [
    writersPost,
    async of => {
      const { at, version } = await offered(of)
      return { at, body: { version } }
    },
  ],
  'POST /replies/:reference/:form/undo': [
    writersPost,
    async of => {
      const { one, at } = await about(of, form)
      return { at, body: { batch: of.desk.decide(one, form, 'noted') } }
    },
  ],
  'GET /entries/:form': [writersRead, () => ({ at: { form } })],
  'POST /entries/:form': [
    writersPost,
    ({ member }) => ({
      at: { form },
      body: { ...participation, contact_email: `of-${member.email}`, source: 'letter', source_details: 'No. 17' },
    }),
  ],
  'GET /replies/:reference/call': [writersRead, anybody],
  'POST /replies/:reference/call': [
    writersPost,
    async of => {
      const one = await of.desk.participant()
      const seen = of.services.calls.seenOf(one.participant())
      return {
        at: { reference: one.reference },
        body: { answer: 'other', note: 'x', source: 'telephone', seen },
      }
    },
  ],
  'GET /replies/:reference/:form/entry': [writersRead, async of => ({ at: (await about(of, form)).at })],
  'POST /replies/:reference/:form/entry': [
    writersPost,
    async of => ({
      at: (await about(of, form)).at,
      body: { ...participation, position: 'Deputy Head', source: 'correction', source_details: '', seen: '1.1' },
    }),
  ],
  'POST /batches': [writersPost, async of => ({ body: { change: 'noted', reply: await marked(of) } })],
  'POST /marked/tags': [writersPost, async of => ({ body: { tag: 'urgent', reply: await marked(of) } })],
  'POST /marked/assignee': [writersPost, async of => ({ body: { assignee: '', reply: await marked(of) } })],
  'POST /marked/read': [writersPost, async of => ({ body: { reply: await marked(of) } })],
  'GET /batches/:id': [writersRead, async ({ desk, member }) => ({ at: { id: (await desk.batch(member.email)).id } })],
  'POST /batches/:id': [writersPost, async ({ desk, member }) => ({ at: { id: (await desk.batch(member.email)).id } })],
  'POST /batches/:id/undo': [
    writersPost,
    async ({ desk, member }) => ({ at: { id: await desk.batchCarriedOut(member.email) } }),
  ],
  'GET /participants': [staffPosts],
  'GET /programme': [staffReads],
  'GET /programme/order': [staffReads],
  'GET /programme/order/:day': [staffReads, () => ({ at: { day: '2025-07-09' } })],
  'GET /programme/session-file/:day': [staffReads, () => ({ at: { day: '2025-07-09' } })],
  'GET /programme.csv': [staffReads],
  'GET /programme.ics': [staffReads],
  'POST /programme/sessions/:name': [
    writersPost,
    ({ desk }) =>
      onPage(desk, 'programme', `sessions/${session}`, { name: session }, { starts_at: '09:30', capacity: '12' }),
  ],
  'GET /programme/conflicts': [staffReads],
  'POST /programme/moves': [
    writersPost,
    async of => {
      const { id } = (await about(of, 'speaking-slot')).one.reply('speaking-slot')
      return { body: { speech: String(id), place: session } }
    },
  ],
  'POST /programme/slots/:reply/length': [
    writersPost,
    async of => {
      const { id } = await offered(of)
      return onPage(of.desk, 'programme', `slots/${id}/length`, { reply: id }, { minutes: '5' })
    },
  ],
  'POST /programme/offers': [
    writersPost,
    async ({ desk, services }) => {
      const { id, version } = (await desk.participant(['speaking-slot'])).reply('speaking-slot')
      services.programme.place(id, { session }, 'x')
      return { body: { slot: `${id}:${version}:${session}` } }
    },
  ],
  'POST /programme/letters': [
    writersPost,
    async of => {
      const { id, version } = await offered(of)
      return { body: { slot: `${id}:${version}:${session}` } }
    },
  ],
  'POST /programme/undo': [
    writersPost,
    async ({ desk }) => {
      const one = await desk.participant(['speaking-slot'])
      return { body: { batch: desk.decide(one, 'speaking-slot', 'slot_offered', session) } }
    },
  ],
  'POST /programme/categories/:reply': [
    writersPost,
    async of => {
      const { one, at } = await about(of, 'speaking-slot')
      const { id } = one.reply('speaking-slot')
      // By then there are more requests than a page has.
      const form = await of.desk.formOn(`/admin/programme?q=${at.reference}`, `/admin/programme/categories/${id}`)
      return { at: { reply: id }, body: { ...form, category: 'MIN' } }
    },
  ],
  'GET /seating': [staffReads],
  'GET /seating/round-table': [staffReads],
  'GET /seating/round-table.csv': [staffReads],
  'GET /seating/afternoon': [staffReads],
  'GET /seating/afternoon.csv': [staffReads],
  'GET /seating/cards': [staffReads],
  'GET /seating/signs': [staffReads],
  'GET /seating/plan': [staffReads],
  'POST /seating/settings': [
    writersPost,
    ({ desk }) => onPage(desk, 'seating', 'settings', {}, { seats: '60', table_size: '8' }),
  ],
  'POST /seating/proposal': [
    writersPost,
    async ({ desk }) => {
      await desk.guest()
      return onPage(desk, 'seating', 'proposal')
    },
  ],
  'POST /seating/clearing': [
    writersPost,
    async ({ desk, services }) => {
      const { id } = (await desk.guest()).reply('ai-governance-day')
      services.seating.seat([{ replyId: id, from: null }], { table: 1 }, 'x')
      return onPage(desk, 'seating', 'clearing')
    },
  ],
  'POST /seating/moves': [
    writersPost,
    async ({ desk, services }) => {
      services.seating.clear('x')
      const { id, version } = (await desk.guest()).reply('ai-governance-day')
      return { body: { guest: `${id}:${version}:`, to: '2/3' } }
    },
  ],
  'POST /seating/moves/undo': [
    writersPost,
    async ({ desk, services }) => {
      services.seating.clear('x')
      const { id } = (await desk.guest()).reply('ai-governance-day')
      services.seating.seat([{ replyId: id, from: null }], { table: 1 }, 'x')
      return { body: { moves: `${id}:1/1:` } }
    },
  ],
  'POST /seating/invitations': [
    writersPost,
    async ({ desk }) => {
      const { id, version } = (await desk.participant(['ai-governance-day'])).reply('ai-governance-day')
      return { body: { one: `${id}:${version}` } }
    },
  ],
  'POST /seating/uninviting': [
    writersPost,
    async ({ desk }) => {
      const { id, version } = (await desk.guest()).reply('ai-governance-day')
      return { body: { guest: `${id}:${version}:` } }
    },
  ],
  'POST /seating/decisions/undo': [
    writersPost,
    async ({ desk, services, member }) => {
      const { id, version } = (await desk.participant(['ai-governance-day'])).reply('ai-governance-day')
      const invited = { kind: 'decide', to: 'invited', note: '' } as const
      return { body: { batch: services.decisions.run([{ id, version }], invited, member.email).batch } }
    },
  ],
  'GET /account': [staffReads],
  'POST /account/digest': [staffPosts, () => ({ body: { wanted: '1' } })],
  'POST /account/password': [
    staffPosts,
    async ({ services, member }) => {
      await services.staff.setPassword(services.staff.mintInvitation(member.email), password)
      return { body: { current: password, password: 'another horse battery' } }
    },
  ],
  'POST /account/sign-out': [signsOut],
  'GET /staff': [adminsRead],
  'POST /staff': [
    adminsPost,
    ({ member }) => ({ body: { email: `by-${member.email}`, role: 'viewer', language: 'en' } }),
  ],
  'POST /staff/:id/invitation': [adminsPost, someAccount],
  'POST /staff/:id/role': [adminsPost, async of => ({ ...(await someAccount(of)), body: { role: 'reviewer' } })],
  'POST /staff/:id/sign-out': [adminsPost, someAccount],
  'POST /staff/:id/removal': [adminsPost, someAccount],
  'GET /audit': [adminsRead],
}

/** Where a route is visited; its parts are those of the visit. */
export const addressOf = (route: string, at: Visit['at'] = {}): string =>
  `/admin${route.replace(/^\w+ /, '').replace(/:(\w+)/g, (_, name) => String(at[name] ?? assert.fail(`${route}: no ${name}`)))}`
