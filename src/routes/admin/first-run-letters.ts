import type { TextIn } from '../../every-language.ts'
import { errorWords } from '../../letters/error-words.ts'
import type { Reader } from '../../reader.ts'
import type { Services } from '../../services.ts'
import { mayWrite } from '../../staff/roles.ts'
import type { Asked, Unmarked } from './first-run-step.ts'

/** Whether letters leave: a mail server is set, and has taken one to whoever reads. */
export function letters({ services, reader, member }: Asked): Unmarked {
  const { t } = reader
  const { config, outbox } = services
  const tried = outbox.latestTo('test', member.email)
  return {
    id: 'letters',
    title: t('admin:first_run.letters'),
    isDone: config.smtpUrl !== undefined && tried?.state === 'sent',
    states: [
      { text: t(config.smtpUrl ? 'admin:first_run.has_server' : 'admin:first_run.no_server') },
      ...(tried ? triedInWords(tried, config.smtpUrl !== undefined, reader) : []),
    ],
    ...(mayWrite(member) && {
      button: {
        action: '/admin/first-run/test-letter',
        text: t('admin:first_run.test', { email: member.email }),
      },
    }),
  }
}

type Tried = NonNullable<ReturnType<Services['outbox']['latestTo']>>

function triedInWords({ sentAt, error }: Tried, hasServer: boolean, reader: Reader): TextIn[] {
  const { t, dates } = reader
  if (error) return [{ text: t('admin:first_run.test_failed') }, errorWords(error, reader)]
  if (!sentAt) return [{ text: t('admin:first_run.test_queued') }]
  const moment = dates.moment(Temporal.Instant.from(sentAt))
  const key = hasServer ? 'admin:first_run.test_sent' : 'admin:first_run.test_kept'
  return [{ text: t(key, { moment }) }]
}
