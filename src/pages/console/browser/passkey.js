// Passkeys in the browser: shows the button if WebAuthn is supported, and posts the authenticator's answer with the form.

for (const part of document.querySelectorAll('[data-passkey]')) {
  const { browserSupportsWebAuthn, startAuthentication, startRegistration } = globalThis.SimpleWebAuthnBrowser
  if (!browserSupportsWebAuthn()) continue
  part.hidden = false
  if (!part.dataset.options) continue
  const form = part.querySelector('form')
  form.addEventListener('submit', async (event) => {
    event.preventDefault()
    const optionsJSON = JSON.parse(part.dataset.options)
    const alert = part.querySelector('[role="alert"]')
    alert.hidden = true
    try {
      const ask = part.dataset.passkey === 'new' ? startRegistration : startAuthentication
      form.elements[part.dataset.field].value = JSON.stringify(await ask({ optionsJSON }))
      form.submit()
    } catch {
      alert.hidden = false
    }
  })
}
