/** Marks every reply of the page. */
const all = document.querySelector('[data-select-all]')
if (all) {
  all.hidden = false
  all.addEventListener('change', () => {
    for (const box of document.querySelectorAll('input[name=reply]')) box.checked = all.checked
  })
}
