/** What is asked in an address of the table, a line each; without the names of what is asked. */
export const askedIn = (query: string): string =>
  [...new URLSearchParams(query).values()].join('\n')
