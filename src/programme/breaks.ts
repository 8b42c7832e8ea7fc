/** Breaks of a session as the secretariat types them and as they are stored: «11:00–11:15, 13:00–14:00». */

/** From and to, HH:MM at the event's place. */
export type Break = { from: string; to: string }

const mostBreaks = 5
const clock = '(?:[01]\\d|2[0-3]):[0-5]\\d'
const one = new RegExp(`^(${clock}) ?[-–—] ?(${clock})$`)

/** In the order of the day; undefined: they are no breaks, or one begins before another is over. */
export function breaksIn(text: string): Break[] | undefined {
  const parts = text.split(/[,;]/).flatMap(part => part.trim() || [])
  const breaks = parts.flatMap(part => {
    const [, from, to] = one.exec(part) ?? []
    return from && to ? [{ from, to }] : []
  })
  const inOrder = breaks.toSorted((a, b) => (a.from < b.from ? -1 : 1))
  const isClear = inOrder.every(
    ({ from, to }, at) => from < to && (inOrder[at - 1]?.to ?? '') <= from,
  )
  const isRead = breaks.length === parts.length && breaks.length <= mostBreaks
  return isClear && isRead ? inOrder : undefined
}

export const breaksText = (breaks: readonly Break[]): string =>
  breaks.map(({ from, to }) => `${from}–${to}`).join(', ')
