// Guests can be dragged too: a drop ticks whoever is dragged alone, and presses the button of the place.
const picks = document.querySelector('.picks')
const boxes = [...picks.querySelectorAll('input[name=guest]')]
let dragged
let target

for (const box of boxes) box.closest('li').draggable = true

picks.addEventListener('dragstart', event => {
  dragged = event.target.closest?.('li')?.querySelector('input[name=guest]')
  if (!dragged) return
  event.dataTransfer.effectAllowed = 'move'
  event.dataTransfer.setData('text/plain', '')
})

picks.addEventListener('dragover', event => {
  mark(dragged && buttonAt(event.target))
  if (target) event.preventDefault()
})

picks.addEventListener('drop', event => {
  if (!target) return
  event.preventDefault()
  for (const box of boxes) box.checked = box === dragged
  picks.requestSubmit(target)
})

picks.addEventListener('dragend', () => {
  mark()
  dragged = undefined
})

/** Of the free seat under the pointer, else of the table. */
function buttonAt(element) {
  const found = element instanceof Element ? element : element.parentElement
  return (
    found.closest('button.free-seat') ??
    found.closest('.round-table')?.querySelector('.here') ??
    undefined
  )
}

function mark(next) {
  target?.classList.remove('drop-here')
  target = next
  target?.classList.add('drop-here')
}
