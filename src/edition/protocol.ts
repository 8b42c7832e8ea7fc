import type { Protocol } from '../forms/edition.ts'

/** ITU's protocol categories: United Nations, ministers, deputy ministers, heads of authorities, ambassadors. */
export const protocol: Protocol = {
  categories: ['UN', 'MIN', 'DMIN', 'REG', 'AMB', 'none'],
  categoryOfLevel: {
    minister: 'MIN',
    deputy_minister: 'DMIN',
    head: 'REG',
    ambassador: 'AMB',
  },
}
