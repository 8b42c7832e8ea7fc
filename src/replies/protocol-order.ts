/** ITU's protocol categories in their order: United Nations, ministers, deputy ministers, heads of authorities, ambassadors. */
export const protocolCategories = ['UN', 'MIN', 'DMIN', 'REG', 'AMB', 'none'] as const
export type ProtocolCategory = (typeof protocolCategories)[number]

/** What a stated level suggests, until staff set a category. */
export const categoryOfLevel: Record<string, ProtocolCategory> = {
  minister: 'MIN',
  deputy_minister: 'DMIN',
  head: 'REG',
  ambassador: 'AMB',
}
