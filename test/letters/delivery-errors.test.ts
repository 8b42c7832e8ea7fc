import assert from 'node:assert/strict'
import { test } from 'node:test'
import { concernOf, minutesToNextTry, pauseMinutes } from '../../src/letters/delivery-errors.ts'

/** What a mail server answers at a step, and whom that concerns. */
const answers: [command: string, answer: string, concern: string][] = [
  ['AUTH PLAIN', '535 5.7.8 Authentication credentials invalid', 'everybody'],
  ['AUTH LOGIN', '454 4.7.0 Temporary authentication failure', 'everybody'],
  ['MAIL FROM', '530 5.7.0 Must issue a STARTTLS command first', 'everybody'],
  ['MAIL FROM', '550 5.1.8 Sender address rejected', 'everybody'],
  ['MAIL FROM', '452 4.3.1 Insufficient system storage', 'everybody'],
  ['CONN', '554 5.7.1 No SMTP service here', 'everybody'],
  ['EHLO', '500 what?', 'everybody'],
  ['RCPT TO', '554 5.7.1 <a@b.example>: Relay access denied', 'everybody'],
  ['RCPT TO', '550 relaying denied', 'everybody'],
  ['RCPT TO', '550 5.7.1 Client was not authenticated', 'everybody'],
  ['RCPT TO', '530 Authentication required', 'everybody'],
  ['DATA', '421 4.3.0 closing, too busy', 'everybody'],
  ['DATA', '535 session expired', 'everybody'],
  ['RCPT TO', '452 4.3.1 Insufficient system storage', 'everybody'],
  ['DATA', '554 5.3.2 System not accepting network messages', 'everybody'],
  ['RCPT TO', '550 5.1.1 No such user', 'recipient'],
  ['RCPT TO', '550 no such user', 'recipient'],
  ['RCPT TO', '553 5.1.3 Bad address', 'recipient'],
  ['RCPT TO', '550 5.2.1 Mailbox disabled', 'recipient'],
  ['DATA', '554 5.2.2 Mailbox full', 'recipient'],
  ['DATA', '552 5.3.4 Message too big', 'letter'],
  ['DATA', '552 too big', 'letter'],
  ['DATA', '554 5.6.0 Content rejected', 'letter'],
  ['RCPT TO', '451 4.7.1 Greylisted, come again', 'later'],
  ['RCPT TO', '450 4.2.0 Mailbox busy', 'later'],
  ['RCPT TO', '452 4.2.2 Mailbox full', 'later'],
  ['DATA', '451 try later', 'later'],
  ['RCPT TO', '550 5.7.1 Policy', 'later'],
  ['RCPT TO', '550 5.4.1 No route', 'later'],
  ['DATA', '554 5.7.1 Looks like spam', 'later'],
  ['DATA', '554 transaction failed', 'later'],
  ['RCPT TO', '550 Blocked: your IP address is on a block list', 'later'],
  ['RCPT TO', '550 Sender verify failed', 'later'],
  ['DATA', '550 You have exceeded the hourly limit', 'later'],
]

for (const [command, answer, concern] of answers)
  test(`«${answer}» to ${command} concerns ${concern}`, () => {
    const error = Object.assign(new Error(`Refused: ${answer}`), { responseCode: Number(answer.slice(0, 3)), command })
    assert.equal(concernOf(error), concern)
  })

test('what the machine itself has against a letter, it has against every one', () => {
  const concerns = ['SQLITE_FULL', 'ENOSPC', 'EROFS', 'EAUTH'].map(code =>
    concernOf(Object.assign(new Error('x'), { code })),
  )
  assert.deepEqual(new Set(concerns), new Set(['everybody']))
  assert.equal(concernOf(Object.assign(new Error('silent'), { code: 'ETIMEDOUT' })), 'unknown')
})

test('a letter is tried for five days; pauses of all grow to a quarter of an hour', () => {
  assert.deepEqual(
    Array.from({ length: 11 }, (_, at) => minutesToNextTry(at + 1)),
    [1, 5, 15, 60, 240, 720, 1440, 1440, 1440, 1440, undefined],
  )
  assert.deepEqual([1, 2, 3, 4, 5, 400].map(pauseMinutes), [1, 2, 5, 15, 15, 15])
})
