/** A menu of the bar closes like any other: by Escape, and when something else is pressed. */
const openMenu = () => document.querySelector('.menu[open]')

addEventListener('click', ({ target }) => {
  const menu = openMenu()
  if (menu && !menu.contains(target)) menu.open = false
})
addEventListener('keydown', ({ key }) => {
  const menu = key === 'Escape' && openMenu()
  if (!menu) return
  menu.open = false
  menu.querySelector('summary').focus()
})
