const toMinute = { day: 'numeric', month: 'long', hour: '2-digit', minute: '2-digit' }

/** A deadline in the reader's own zone, where that says something else. */
export function showLocalTimes() {
  for (const time of document.querySelectorAll('[data-local]')) showLocalTime(time)
}

function showLocalTime(time) {
  const { zone, text } = time.dataset
  const local = momentIn(undefined, time.dateTime)
  if (local !== momentIn(zone, time.dateTime)) time.textContent = text.replace('{time}', local)
}

/** Without a zone in the reader's own. */
const momentIn = (timeZone, instant) =>
  new Intl.DateTimeFormat(document.documentElement.lang, {
    ...toMinute,
    hourCycle: 'h23',
    timeZone,
  }).format(new Date(instant))
