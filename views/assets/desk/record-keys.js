// Keys for a record, by their place on the keyboard: they are the same whatever letters it writes.
const record = document.querySelector('.record')
const deciding = record?.querySelector('.deciding')

const links = { KeyJ: '[rel=next]', KeyK: '[rel=prev]', KeyE: '.edit' }

const isWriting = target => target.closest('textarea, select, dialog, input:not([type=radio])')

function choose(code) {
  const choice = deciding?.querySelector(`[data-key="${code.replace('Key', '')}"]`)
  if (!choice) return false
  choice.checked = true
  choice.focus()
  return true
}

function follow(code) {
  const link = links[code] && record.querySelector(links[code])
  link?.click()
  return link !== undefined
}

/** The first button: it goes on to the next record where there is one. */
function send(form) {
  form?.requestSubmit(form.querySelector('.button'))
  return form !== null
}

const isChosen = () => deciding?.querySelector('[name=to]:checked')

function act({ code, key, target, ctrlKey, metaKey, altKey }) {
  if (key === 'Enter' && (ctrlKey || metaKey)) return send(target.closest('form') ?? deciding)
  if (ctrlKey || metaKey || altKey || isWriting(target)) return false
  if (key === 'Enter') return target === document.body && isChosen() ? send(deciding) : false
  return choose(code) || follow(code)
}

if (record) {
  document.addEventListener('keydown', event => {
    if (!isOff() && act(event)) event.preventDefault()
  })
  // Whoever chooses a session means to offer it.
  record.addEventListener('change', ({ target }) => {
    const offer = deciding?.querySelector('[data-needs=session]')
    if (target.name === 'session' && offer && !isChosen()) offer.checked = true
  })
  record.querySelector('.record-list [aria-current]')?.scrollIntoView({ block: 'nearest' })
}
