import type { Database } from '../database.ts'

/** Letters about decisions that nothing was tried with yet. Instants are UTC text. */
export function createHeldLetterStore(database: Database) {
  const update = (change: string, where = '') => `
    UPDATE letters SET ${change}
    WHERE participant_id = :participantId
      AND kind = 'decision'
      AND state = 'queued'
      AND attempts = 0
      AND error IS NULL
      ${where}`
  const calledBack = `state = 'failed', error = 'cancelled', next_at = :now`
  const aboutForm = `AND data ->> '$.form' = :form`
  const letGo = database.prepare(update('next_at = min(next_at, :now)', aboutForm))
  const callBack = database.prepare(update(calledBack, aboutForm))
  const callAllBack = database.prepare(update(calledBack))
  const readdress = database.prepare(update('recipient = :recipient, post_box = :postBox'))
  type About = { participantId: number; form: string; now: string }
  return {
    letGo: (about: About): void => void letGo.run(about),
    callBack: (about: About): void => void callBack.run(about),
    callAllBack: (participantId: number, now: string): void =>
      void callAllBack.run({ participantId, now }),
    readdress: (participantId: number, recipient: string, postBox: string): void =>
      void readdress.run({ participantId, recipient, postBox }),
  }
}
