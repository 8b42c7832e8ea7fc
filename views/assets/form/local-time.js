const toMinute = { day: 'numeric', month: 'long', hour: '2-digit', minute: '2-digit' }

/** A deadline in the reader's own zone, where that says something else. */
export function showLocalTimes() {
  for (const time of document.querySelectorAll('[data-local]')) showLocalTime(time)
}

function showLocalTime(time) {
  const here = saidIn(undefined, time)
  if (here !== saidIn(time.dataset.zone, time)) time.textContent = here
}

/** The page's sentence says the parts in its own order. Without a zone in the reader's own. */
function saidIn(timeZone, { dateTime, dataset }) {
  const options = { ...toMinute, hourCycle: 'h23', timeZone }
  return new Intl.DateTimeFormat(document.documentElement.lang, options)
    .formatToParts(new Date(dateTime))
    .reduce((text, { type, value }) => text.replace(`{${type}}`, value), dataset.text)
}
