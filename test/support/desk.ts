import assert from 'node:assert/strict'
import { load } from 'cheerio'
import type { ReplyStatus } from '../../src/replies/statuses.ts'
import type { Participant, Reply } from '../../src/replies/store.ts'
import type { Role, StaffMember } from '../../src/staff/roles.ts'
import { type TypedForm, typedForms } from './answers.ts'
import type { TestApp } from './app.ts'
import { createVisitor } from './visitor.ts'

export type Asked = {
  reference: string
  participant(): Participant
  /** As it is now. */
  reply(form: string): Reply
}

/** Everything that can stand on the secretariat's desk, made anew for each who asks, so that no visit changes another's. */
export function createDesk(app: TestApp) {
  const { services } = app
  let made = 0

  /** Somebody new with replies to these forms, all three by themselves. */
  async function participant(forms: readonly string[] = Object.keys(typedForms), changes: TypedForm = {}) {
    made += 1
    const visitor = createVisitor(app)
    const own = { family_name: `Person${lettersOf(made)}`, contact_email: `person-${made}@regulator.example` }
    let page = ''
    for (const form of forms)
      page = await (await visitor.submit(`/ru/${form}`, { ...typedForms[form], ...own, ...changes })).text()
    return asked(load(page)('[data-reference]').attr('data-reference') as string)
  }

  function asked(reference: string): Asked {
    const find = () => services.replies.participantByReference(reference) ?? assert.fail(`${reference} is nobody`)
    return {
      reference,
      participant: find,
      reply: form => services.replies.reply(find().id, form) ?? assert.fail(`${reference} has no ${form}`),
    }
  }

  function decide(one: Asked, form: string, to: ReplyStatus, session?: string): string {
    const { id, version } = one.reply(form)
    return services.decisions.run([{ id, version }], { kind: 'decide', to, note: '', session }, 'x').batch
  }

  function release(one: Asked, form: string): void {
    const { id, version } = one.reply(form)
    services.decisions.run([{ id, version }], { kind: 'release' }, 'x')
  }

  /** One change for one reply, prepared by this member. */
  async function batch(madeBy: string) {
    const one = await participant(['participation'])
    const { id, version } = one.reply('participation')
    const change = { kind: 'decide', to: 'noted' } as const
    const targets = [{ id, version }]
    return { id: services.batches.add(madeBy, change, targets), change, targets }
  }

  /** An account that nobody has signed in to yet. */
  async function colleague(role: Role = 'viewer'): Promise<StaffMember> {
    made += 1
    const email = `colleague-${made}@itu.example`
    await services.staff.invite({ email, role, language: 'en' }, 'x')
    return services.staff.list().find(member => member.email === email) ?? assert.fail(`${email} is not there`)
  }

  /** A browser in which this member is signed in. */
  function browserOf(member: StaffMember) {
    const visitor = createVisitor(app)
    visitor.cookies.set('staff', services.staff.openSession(member.id) ?? '')
    return visitor
  }

  return {
    participant,
    decide,

    release,

    /** A request to speak that has its place in this session, and an offer whose letter waits. */
    async speaker(session = 'segment-9-july') {
      const one = await participant(['speaking-slot'])
      decide(one, 'speaking-slot', 'slot_offered', session)
      return one
    },

    /** Invited to the round table, and told so; without a table. */
    async guest() {
      const one = await participant(['ai-governance-day'])
      decide(one, 'ai-governance-day', 'invited')
      release(one, 'ai-governance-day')
      return one
    },

    batch,

    async batchCarriedOut(madeBy: string) {
      const { id, targets, change } = await batch(madeBy)
      const { done } = services.decisions.run(targets, { ...change, note: '' }, madeBy, id)
      services.batches.markDone(id, done.length, [])
      return id
    },

    colleague,
    browserOf,

    /** What the form for this address has in it on a page of the desk, as it comes up. */
    async formOn(page: string, action: string): Promise<TypedForm> {
      const $ = load(await (await browserOf(await colleague('admin')).get(page)).text())
      const form = $(`form[action="${action}"], form[action^="${action}?"]`).first()
      assert.equal(form.length, 1, `${page} has no form for ${action}`)
      return Object.fromEntries(form.serializeArray().map(({ name, value }) => [name, value]))
    },
  }
}

export type Desk = ReturnType<typeof createDesk>

/** Names have no digits: 28 is `bb`. */
const lettersOf = (number: number): string =>
  number.toString(26).replace(/./g, digit => String.fromCharCode(97 + Number.parseInt(digit, 26)))
