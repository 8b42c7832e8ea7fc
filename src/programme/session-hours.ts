import type { Translate } from '../i18n.ts'
import type { SessionPlan } from './programme-store.ts'

/** Till when a session lasts and where it pauses, as papers say it; empty: neither is set. */
export const sessionHours = ({ startsAt, endsAt, breaks }: SessionPlan, t: Translate): string =>
  [
    endsAt && t('admin:programme.hours', { startsAt, endsAt }),
    breaks && t('admin:programme.breaks_on_paper', { breaks }),
  ]
    .filter(Boolean)
    .join(' ')
