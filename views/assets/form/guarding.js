import { form, make, words } from './form.js'

/** In milliseconds: a press that has led nowhere by then may be repeated. */
const sendingTime = 3000
/** In milliseconds: a network that has not answered by then is taken for none. */
const answerTime = 5000

let isDirty = false
let isSending = false
let isReached = false

/** A closed tab must not cost ten minutes of typing; nothing is kept on a computer that others use too. */
export function guardTyping() {
  isDirty = 'hasTyped' in form.dataset
  form.addEventListener('input', () => {
    isDirty = true
  })
  form.addEventListener('submit', askNetwork)
  addEventListener('submit', markSending)
  addEventListener('pageshow', endSending)
  addEventListener('beforeunload', event => {
    if (isDirty && !isSending) event.preventDefault()
  })
}

/** The browser's own page for a lost network would take the place of the form. */
function askNetwork(event) {
  if (isReached || isSending) return
  event.preventDefault()
  const { submitter } = event
  submitter?.setAttribute('aria-busy', 'true')
  fetch('/healthz', { cache: 'no-store', signal: AbortSignal.timeout(answerTime) }).then(
    () => sendOn(submitter),
    () => tellOffline(submitter),
  )
}

function sendOn(submitter) {
  isReached = true
  form.requestSubmit(submitter)
}

function tellOffline(submitter) {
  endSending()
  form.querySelector('.offline')?.remove()
  const sentence = make('p', { className: 'error offline', role: 'alert' })
  sentence.textContent = words('textOffline', {})
  ;(submitter ?? form.lastElementChild).before(sentence)
}

function markSending(event) {
  if (event.defaultPrevented) return
  if (isSending && event.target === form) event.preventDefault()
  // Another form of the page takes nothing of this one along: it is asked about like a link.
  if (event.target === form) isSending = true
  event.submitter?.setAttribute('aria-busy', 'true')
  setTimeout(endSending, sendingTime)
}

function endSending() {
  isSending = false
  isReached = false
  for (const button of document.querySelectorAll('[aria-busy]')) button.removeAttribute('aria-busy')
}
