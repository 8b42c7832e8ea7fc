// Speeches can be dragged too: a drop fills in the form beside the speech and presses its button.
let dragged
let place

document.addEventListener('dragstart', event => {
  dragged = event.target.closest?.('.handle') && event.target.closest('li')
  if (!dragged) return
  event.dataTransfer.effectAllowed = 'move'
  event.dataTransfer.setData('text/plain', '')
  event.dataTransfer.setDragImage(dragged, 0, 0)
})

document.addEventListener('dragover', event => {
  mark(dragged && placeAt(event.target, event.clientY))
  if (place) event.preventDefault()
})

document.addEventListener('drop', event => {
  if (!place) return
  event.preventDefault()
  if (!isWhereItWas()) send()
})

document.addEventListener('dragend', () => {
  mark()
  dragged = undefined
})

/** Before the first speech whose middle is below the pointer, or after all of them; undefined: in no session. */
function placeAt(target, y) {
  const element = target instanceof Element ? target : target.parentElement
  const list = element?.closest('section')?.querySelector('[data-session]')
  if (!list) return
  const others = [...list.children].filter(one => one !== dragged)
  const found = others.findIndex(one => y < one.offsetHeight / 2 + one.getBoundingClientRect().top)
  const index = found < 0 ? others.length : found
  return { list, index, next: others[index], last: others.at(-1) }
}

function mark(next) {
  for (const one of document.querySelectorAll('.drop-before, .drop-after'))
    one.classList.remove('drop-before', 'drop-after')
  place = next
  if (place?.next) place.next.classList.add('drop-before')
  else if (place) (place.last ?? place.list).classList.add('drop-after')
}

const isWhereItWas = () =>
  dragged.parentNode === place.list && [...place.list.children].indexOf(dragged) === place.index

function send() {
  const select = dragged.querySelector('select[name=session]')
  select.value = place.list.dataset.session
  select.form.elements.to.value = place.index + 1
  select.form.requestSubmit(select.form.querySelector('button'))
}
