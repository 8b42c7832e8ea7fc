import { edition } from '#edition/index.ts'
import type { Reader } from '../reader.ts'

/** What a browser may see that holds nothing of the participant: the reference, and the way on. */
export type ReceivedPage = { documentTitle: string; title: string; reference: string; body: string }

/** `done`: the form that was taken just now; else the very same reply had been taken before. */
export function receivedPage(reference: string, done: unknown, { t }: Reader): ReceivedPage {
  const form = edition.findForm(String(done))
  return form
    ? {
        documentTitle: t(`${form.path}:short`),
        title: t('replies:done.received', { form: t(`${form.path}:short`) }),
        reference,
        body: t('replies:received_without_cookie'),
      }
    : {
        documentTitle: t('replies:received_before.title'),
        title: t('replies:received_before.title'),
        reference,
        body: t('replies:received_before.body'),
      }
}
