// A card can be dragged too: it is picked, and a drop presses the button of the place.
const cards = [...document.querySelectorAll('.speech:has(.pick)')]
for (const card of cards) {
  card.draggable = true
  for (const link of card.querySelectorAll('a')) link.draggable = false
}

let dragged
let place

document.addEventListener('dragstart', event => {
  const card = event.target.closest?.('.speech[draggable]')
  dragged = card?.closest('li')
  if (!dragged) return
  event.dataTransfer.effectAllowed = 'move'
  event.dataTransfer.setData('text/plain', '')
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

/** Before the first speech whose middle is below the pointer, or after all of them; undefined: in no column. */
function placeAt(target, y) {
  const element = target instanceof Element ? target : target.parentElement
  const column = element?.closest('.column')
  if (!column?.querySelector('.place-here')) return
  const list = column.querySelector('.speeches')
  const others = [...list.children].filter(one => one !== dragged)
  const found = others.findIndex(one => y < one.offsetHeight / 2 + one.getBoundingClientRect().top)
  const index = found < 0 ? others.length : found
  return { column, list, index, next: others[index], last: others[index - 1] }
}

function mark(next) {
  for (const one of document.querySelectorAll('.drop-before, .drop-after'))
    one.classList.remove('drop-before', 'drop-after')
  place = next
  if (place?.next) place.next.classList.add('drop-before')
  else if (place) (place.last ?? place.list).classList.add('drop-after')
}

/** Requests without a place have no order that could be changed. */
const isWhereItWas = () =>
  dragged.parentNode === place.list &&
  (!place.list.dataset.session || [...place.list.children].indexOf(dragged) === place.index)

function send() {
  dragged.querySelector('.pick input').checked = true
  const isInOrder = place.list.dataset.session && place.last
  const button = (isInOrder ? place.last : place.column).querySelector('.place-here')
  button.form.requestSubmit(button)
}
