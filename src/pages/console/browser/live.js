// Live figures: requests the page again every five seconds while it is visible, and replaces the parts that have changed.

const INTERVAL_MS = 5000
const control = document.querySelector('[data-live]')
const pause = control.querySelector('button')
let timer

async function refresh() {
  clearTimeout(timer)
  if (document.hidden || control.hidden || pause.getAttribute('aria-pressed') === 'true') return
  try {
    const headers = { 'portage-refresh': 'yes' }
    const answer = await fetch(location.href, { headers, redirect: 'manual', cache: 'no-store' })
    // A redirect to the sign-in or a refusal means that the session has ended.
    if (answer.type === 'opaqueredirect' || answer.status === 403) control.hidden = true
    if (answer.ok) replaceParts(new DOMParser().parseFromString(await answer.text(), 'text/html'))
  } catch {
    // The server cannot be reached; the next refresh tries again.
  }
  timer = setTimeout(refresh, INTERVAL_MS)
}

/** Replaces the parts that have changed, except one that has the focus. */
function replaceParts(fresh) {
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
timer = setTimeout(refresh, INTERVAL_MS)
