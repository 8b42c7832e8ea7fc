const toMinute = { day: 'numeric', month: 'long', hour: '2-digit', minute: '2-digit' }

/** A deadline in the reader's own zone, where that says something else. */
export function showLocalTimes() {
  for (const time of document.querySelectorAll('[data-local]')) showLocalTime(time)
}

function showLocalTime(time) {
  const { zone, text } = time.dataset
  const here = momentIn(undefined, time.dateTime)
  if (isSame(here, momentIn(zone, time.dateTime))) return
  time.textContent = text.replace(/\{(\w+)\}/g, (_, part) => here[part])
}

/** Its parts, which the page's sentence puts in order. Without a zone in the reader's own. */
function momentIn(timeZone, instant) {
  const format = new Intl.DateTimeFormat(document.documentElement.lang, {
    ...toMinute,
    hourCycle: 'h23',
    timeZone,
  })
  const parts = format.formatToParts(new Date(instant)).map(({ type, value }) => [type, value])
  const { day, month, hour, minute } = Object.fromEntries(parts)
  return { day, month, time: `${hour}:${minute}` }
}

const isSame = (one, other) => Object.keys(one).every(part => one[part] === other[part])
