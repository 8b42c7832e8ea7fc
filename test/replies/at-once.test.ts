import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import Sqlite from 'better-sqlite3'
import { edition } from '#edition/index.ts'
import { readAnswers } from '../../src/forms/read-answers.ts'
import type { Received } from '../../src/replies/received.ts'
import { type Submission, seenOf } from '../../src/replies/submission.ts'
import { participation, speakingSlot, type TypedForm } from '../support/answers.ts'
import { type TestApp, useNewApp } from '../support/app.ts'
import { createVisitor } from '../support/visitor.ts'
import { countCommits } from '../support/wal.ts'

describe('what is sent in the same moment', () => {
  const app = useNewApp()
  const databaseOf = ({ folder }: TestApp): string => `${folder}/replies.sqlite`

  const names = ['Anders', 'Berger', 'Castro', 'Dupont', 'Eriksen', 'Fischer', 'Gomez', 'Hansen']
  const typedBy = (family_name: string, changes: TypedForm = {}): TypedForm => ({
    ...participation,
    family_name,
    contact_email: `${family_name}@itu.example`,
    ...changes,
  })

  function submission(typed: TypedForm, rest: Partial<Submission> = {}, path = 'participation'): Submission {
    const form = edition.findForm(path) ?? assert.fail('no such form')
    const { answers } = readAnswers(edition.withPerson(form), typed)
    return { form, participant: undefined, language: 'ru', ...edition.personAndAnswers(answers), ...rest }
  }

  const sendTogether = (submissions: Submission[]): Promise<Received[]> =>
    Promise.all(submissions.map(one => app.services.commits.together(() => app.services.receiver.submit(one))))

  const resultsOf = (received: Received[]) => received.map(({ result }) => result)

  function storedNames(): string[] {
    const other = new Sqlite(databaseOf(app), { readonly: true })
    const found = other
      .prepare<[], string>(`SELECT person ->> 'family_name' FROM desk_replies ORDER BY id`)
      .pluck()
      .all()
    other.close()
    return found
  }

  test('a reply and the link of its browser are one commit, the very same again is none', async () => {
    const visitor = createVisitor(app)
    const before = countCommits(databaseOf(app))
    assert.equal((await visitor.post('/ru/participation', participation)).status, 303)
    assert.equal(countCommits(databaseOf(app)) - before, 1)
    assert.equal((await visitor.post('/ru/participation', participation)).status, 303)
    assert.equal(countCommits(databaseOf(app)) - before, 1)
  })

  test('a draft, a withdrawal and a browser that is left are one commit each', async () => {
    const visitor = createVisitor(app)
    await visitor.post('/ru/participation', participation)
    const commitsOf = async (path: string, typed: TypedForm) => {
      const before = countCommits(databaseOf(app))
      assert.equal((await visitor.post(path, typed)).status, 303)
      return countCommits(databaseOf(app)) - before
    }
    assert.deepEqual(
      [
        await commitsOf('/ru/speaking-slot/draft', { topic: 'Connecting villages' }),
        await commitsOf('/ru/replies/participation/withdrawal', { message: '' }),
        await commitsOf('/ru/replies/leave', {}),
      ],
      [1, 1, 1],
    )
  })

  test('replies of one moment are one commit, in their order, each with its letter and its line of the log', async () => {
    const before = countCommits(databaseOf(app))
    const received = await sendTogether(names.map(name => submission(typedBy(name))))
    assert.deepEqual(resultsOf(received), Array(names.length).fill('saved'))
    assert.equal(countCommits(databaseOf(app)) - before, 1)
    assert.deepEqual(storedNames(), names)
    const count = app.services.database
      .prepare(
        `SELECT count(DISTINCT letters.id), count(DISTINCT reply_versions.id) FROM participants
       JOIN letters ON letters.participant_id = participants.id
       JOIN replies ON replies.participant_id = participants.id
       JOIN reply_versions ON reply_versions.reply_id = replies.id`,
      )
      .raw()
    assert.deepEqual(count.get(), [names.length, names.length])
  })

  test('whoever is answered is stored for every other program, and who is not has stored nothing', async () => {
    const [, refused = ''] = names
    app.services.database.exec(`
    CREATE TEMP TRIGGER refuses BEFORE INSERT ON main.reply_versions
    WHEN (SELECT person ->> 'family_name' FROM desk_replies WHERE id = new.reply_id) = '${refused}'
    BEGIN SELECT RAISE(ABORT, 'not this one'); END`)
    const answered = await Promise.all(
      names.map(async name => {
        const { status } = await createVisitor(app).post('/ru/participation', typedBy(name))
        return [name, status, storedNames().includes(name)]
      }),
    )
    assert.deepEqual(
      answered,
      names.map(name => (name === refused ? [name, 500, false] : [name, 303, true])),
    )
    assert.deepEqual(storedNames().toSorted(), names.toSpliced(1, 1))
    assert.equal(app.services.outbox.countWaiting(), names.length - 1)
  })

  test('who presses twice in one moment has one reply', async () => {
    const typed = submission(participation)
    assert.deepEqual(resultsOf(await sendTogether([typed, typed])), ['saved', 'repeated'])
    assert.equal(storedNames().length, 1)
  })

  test('two pages of one participant in one moment: the second is shown what the first has stored', async () => {
    const [first] = await sendTogether([submission(participation)])
    if (first?.result !== 'saved') return assert.fail('not saved')
    const { participant, reply } = first
    const pages = [
      submission({ ...participation, position: 'Director' }, { participant, seen: seenOf(participant, reply) }),
      submission(speakingSlot, { participant, seen: seenOf(participant, undefined) }, 'speaking-slot'),
    ]
    assert.deepEqual(resultsOf(await sendTogether(pages)), ['saved', 'outdated'])
    assert.equal(app.services.replies.participant(participant.id)?.person.position, 'Director')
  })

  test('one browser sends for the same person twice in one moment: they are nobody new', async () => {
    const [first] = await sendTogether([submission(typedBy('Anders'))])
    if (first?.result !== 'saved') return assert.fail('not saved')
    const token = app.services.access.admit([], first.participant.id) ?? assert.fail('no token')
    const again = ['Director', 'Deputy Minister'].map(position =>
      submission(typedBy('Berger', { position }), { tokens: [token] }),
    )
    const { commits, receiver, access } = app.services
    const received = await Promise.all(
      again.map(one =>
        commits.together(() => {
          const outcome = receiver.submit(one)
          if (outcome.result === 'saved') access.admit([token], outcome.participant.id)
          return outcome
        }),
      ),
    )
    const [one, other] = received.map(outcome => 'participant' in outcome && outcome.participant?.reference)
    assert.deepEqual([one === other, storedNames()], [true, ['Anders', 'Berger']])
  })
})
