/** How the values of a file can stand in it, and in which order its rows. */
export const exportValues = ['words', 'codes'] as const
export const exportOrders = ['time', 'protocol'] as const
export type ExportOrder = (typeof exportOrders)[number]
