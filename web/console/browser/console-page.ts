// Makes the console's pages live; a meta element in the page frame configures htmx for the security policy.
import 'htmx.org'
import { openWorkplace } from './workplace.ts'

document.addEventListener('htmx:configRequest', event => {
  const token = document.querySelector('meta[name="csrf"]')?.getAttribute('content')
  if (event instanceof CustomEvent && token) event.detail.headers['x-csrf-token'] = token
})

document.addEventListener('click', event => {
  if (event.target instanceof Element && event.target.closest('[data-print]')) print()
})

const place = document.querySelector<HTMLElement>('[data-workplace]')
if (place) openWorkplace(place)
