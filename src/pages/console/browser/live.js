// Live figures: asks for this page again every few seconds and puts in what has changed, while somebody looks.

const EVERY = 5000
const control = document.querySelector('[data-live]')
const pause = control.querySelector('button')
let timer

async function refresh() {
  clearTimeout(timer)
  if (document.hidden || control.hidden || pause.getAttribute('aria-pressed') === 'true') return
  try {
    const headers = { 'portage-refresh': 'yes' }
    const answer = await fetch(location.href, { headers, redirect: 'manual', cache: 'no-store' })
    // Sent to the sign-in, or refused: the session is over.
    if (answer.type === 'opaqueredirect' || answer.status === 403) control.hidden = true
    if (answer.ok) put(new DOMParser().parseFromString(await answer.text(), 'text/html'))
  } catch {
    // The server cannot be reached at the moment.
  }
  timer = setTimeout(refresh, EVERY)
}

/** What is the same stays as it is, and so does what somebody is using. */
function put(fresh) {
  for (const part of document.querySelectorAll('[data-part]')) {
    const found = fresh.querySelector(`[data-part="${part.dataset.part}"]`)
    if (!found || found.innerHTML === part.innerHTML || part.contains(document.activeElement)) continue
    part.replaceChildren(...found.childNodes)
  }
}

pause.addEventListener('click', () => {
  pause.setAttribute('aria-pressed', String(pause.getAttribute('aria-pressed') !== 'true'))
  refresh()
})
document.addEventListener('visibilitychange', refresh)
control.hidden = false
timer = setTimeout(refresh, EVERY)
