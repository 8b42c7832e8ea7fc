import { randomBytes } from 'node:crypto'
import { type Config, loadConfig } from '../config.ts'
import { declines } from '../facts/answers.ts'
import { type Language, languages } from '../i18n.ts'
import { isInForce } from '../replies/statuses.ts'
import type { Participant } from '../replies/store.ts'
import { createServices, type Services } from '../services.ts'
import { fullRole } from '../staff/roles.ts'
import { decideSamples } from './decide-samples.ts'
import { opensAt } from './opens-at.ts'
import type { Preview } from './preview.ts'
import { type SampleDraft, saveDrafts } from './sample-drafts.ts'
import { linkedSample, samples } from './samples.ts'
import { sendSamples } from './send-samples.ts'

export type PreviewDesk = {
  services: Services
  setTime(at: Temporal.Instant | undefined): void
  /** The cookie of a request by this participant or member; '' for nobody. */
  cookie(as: Preview['as'], language: Language): string
  reference: string
  /** The reference of the participant whose cookie it is; '' for all others. */
  referenceOf(as: Preview['as']): string
  /** The id of a letter to `participant`. */
  letter: number | undefined
  /** The participant whom the letters are about; undefined: the desk is empty. */
  participant: Participant | undefined
  /** The reference of a participant with a pending decision. */
  pending: string
  /** The token of a draft in this state. */
  draft(state: SampleDraft): string
  /** Prepares a batch by the member with this language, and returns its id. */
  batch(language: Language): string
}

/** A desk in memory with sample replies in every state, and a clock that can be set. */
export async function createPreviewDesk(config: Config, isEmpty: boolean): Promise<PreviewDesk> {
  let now = opensAt
  const services = createServices(configOf(config), { now: () => now })
  if (!isEmpty) sendSamples(services, samples, opensAt, at => (now = at))
  now = opensAt
  const people = isEmpty ? undefined : treatSamples(services)
  const drafts = saveDrafts(services, people?.everything.reference ?? '', languages[0])
  const sessions = await staffSessions(services)
  const openedBy = (as: Preview['as']): Participant[] =>
    people && as && as !== 'secretary' && as !== 'drafter' ? [people[as]].flat() : []
  return {
    services,
    setTime: at => (now = at ?? opensAt),
    cookie(as, language) {
      if (as === 'secretary') return `staff=${sessions[language]}`
      if (as === 'drafter') return `drafts=${drafts.BEGUN}.${drafts.WHOLE}`
      if (as === 'linked') return `reply=${linkOf(services, people?.linked)}`
      return `reply=${browserOf(services, openedBy(as))}`
    },
    referenceOf: as => openedBy(as)[0]?.reference ?? '',
    reference: people?.everything.reference ?? '',
    letter: people && services.outbox.ofParticipant(people.everything.id)[0]?.id,
    participant: people?.everything,
    pending: people?.pending.reference ?? '',
    draft: state => drafts[state],
    batch: language => prepareBatch(services, secretaryOf(language)),
  }
}

/** Who looks at the previews in this language. */
const secretaryOf = (language: Language): string => `${language}@sample.example`.toLowerCase()

const configOf = ({ lettersDir }: Config): Config => ({
  ...loadConfig({
    DATABASE_FILE: ':memory:',
    LETTERS_DIR: lettersDir,
    LOG_LEVEL: 'silent',
    RATE_LIMIT_POSTS: '0',
  }),
  mayBeFramed: true,
})

/** The token of a browser that has sent the forms of all these; '' for nobody. */
function browserOf({ access }: Services, [first, ...others]: Participant[]): string {
  if (!first) return ''
  const token = access.admit([], first.id) ?? ''
  for (const { id } of others) access.admit([token], id)
  return token
}

/** The token of a mailed link to the address of this participant; '' for nobody. */
const linkOf = ({ access }: Services, one: Participant | undefined): string =>
  one ? access.mailLink(one.email) : ''

/** Adds decisions and a note to the samples. */
function treatSamples(services: Services) {
  const by = secretaryOf(languages[0])
  addDelivery(services, by)
  decideSamples(services, by)
  const people = peopleIn(services)
  const note = 'Sample note: <b>called back</b>, confirmed by telephone.'
  services.notes.add(people.everything, note, by)
  return people
}

/** A file of it has been taken before the decisions. */
function addDelivery({ deliveries, columnSets }: Services, by: string): void {
  const choice = `values=words&headings=${languages[0]}&column=reference&column=status`
  deliveries.add({ name: 'Sample delivery', selection: 'region=cis', choice }, by)
  columnSets.add({ name: 'Sample columns', choice }, by)
  for (const { id } of deliveries.all()) deliveries.finish(id, deliveries.begin(false, by))
}

function prepareBatch({ search, batches }: Services, madeBy: string): string {
  const targets = search.targets({ sort: 'name', isDescending: false }, 60)
  return batches.add(madeBy, { kind: 'decide', to: 'slot_offered' }, targets)
}

/** Finds a sample participant for each state that pages show. */
function peopleIn({ replies }: Services) {
  const everybody = samples.map((_, index) => replies.participant(index + 1) as Participant)
  const statusOf = (participant: Participant, form: string) =>
    replies.reply(participant.id, form)?.status
  const find = (fits: (participant: Participant) => boolean) => everybody.find(fits) as Participant
  const people = {
    everything: find(one =>
      ['participation', 'speaking-slot', 'ai-governance-day'].every(form =>
        isInForce(replies.reply(one.id, form)),
      ),
    ),
    refused: find(one => {
      const reply = replies.reply(one.id, 'participation')
      return isInForce(reply) && declines(reply) && !statusOf(one, 'ai-governance-day')
    }),
    withdrawn: find(one => statusOf(one, 'participation') === 'withdrawn'),
    offered: find(one => statusOf(one, 'speaking-slot') === 'slot_offered'),
    confirmed: find(one => statusOf(one, 'speaking-slot') === 'confirmed'),
    pending: find(one => replies.reply(one.id, 'speaking-slot')?.pendingStatus === 'slot_offered'),
    speaker: find(
      one => statusOf(one, 'speaking-slot') === 'received' && !statusOf(one, 'participation'),
    ),
  }
  const office = [people.everything, people.offered, people.withdrawn]
  return { ...people, linked: everybody[linkedSample] as Participant, office }
}

/** The session of a member with all rights, for each language. */
async function staffSessions(services: Services): Promise<Record<Language, string>> {
  const signedIn: [Language, string][] = []
  for (const language of languages)
    signedIn.push([language, await staffSession(services, language)])
  return Object.fromEntries(signedIn) as Record<Language, string>
}

async function staffSession(
  { staff, audit, savedViews }: Services,
  language: Language,
): Promise<string> {
  const email = secretaryOf(language)
  const password = randomBytes(9).toString('base64url')
  await staff.add({ email, password, role: fullRole, language }, 'npm run staff')
  const member = staff.list().find(one => one.email === email)
  const view = { name: 'Sample view', query: 'region=cis&sort=name', isShared: true }
  if (member) savedViews.add(member, view)
  const token = await staff.signIn(email, password)
  audit.record(email, 'exported', { form: 'participation', rows: 38 })
  return token ?? ''
}
