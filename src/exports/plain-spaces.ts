/** No-break, figure and narrow spaces: right on a page, and found by no filter and no script in a file. */
export const oddSpaces = /[\u00a0\u2007\u202f]/g

export const plainSpaces = (text: string): string => text.replace(oddSpaces, ' ')
