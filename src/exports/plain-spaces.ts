/** No-break, figure and narrow spaces: right on a page, and found by no filter and no script in a file. */
export const oddSpace = /[\u00a0\u2007\u202f]/

const oddSpaces = new RegExp(oddSpace, 'g')

export const plainSpaces = (text: string): string => text.replace(oddSpaces, ' ')
