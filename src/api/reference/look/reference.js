// Starts the viewer with this server's document. `/docs?provider_id=1001` selects the provider for the sign-in.

const { SwaggerUIBundle, location } = globalThis

const viewer = SwaggerUIBundle({
  url: '/openapi.json',
  dom_id: '#reference',
  presets: [SwaggerUIBundle.presets.apis],
  layout: 'BaseLayout',
  deepLinking: true,
  displayOperationId: true,
  displayRequestDuration: true,
  tryItOutEnabled: true,
  filter: true,
  // One level of a schema is enough to begin with.
  defaultModelExpandDepth: 1,
  defaultModelsExpandDepth: 0,
  defaultModelRendering: 'example',
  validatorUrl: null,
  oauth2RedirectUrl: `${location.origin}/docs/return`,
})

viewer.initOAuth({
  usePkceWithAuthorizationCodeGrant: true,
  scopes: ['ACCOUNT_BASIC', 'ACCOUNT_DETAILED', 'TRANSACTIONS', 'STATEMENTS'],
  additionalQueryStringParams: { provider_id: new URLSearchParams(location.search).get('provider_id') ?? '1000' },
})

new BroadcastChannel('portage-reference').addEventListener('message', ({ data }) => {
  const waiting = globalThis.swaggerUIRedirectOauth2
  const answer = new URLSearchParams(data)
  if (!waiting || answer.get('state') !== waiting.state) return
  const { auth, redirectUrl, callback, errCb } = waiting
  if (answer.has('code')) {
    delete waiting.state
    callback({ auth: { ...auth, code: answer.get('code') }, redirectUrl })
  } else {
    const message = `${answer.get('error')}: ${answer.get('error_description')}`
    errCb({ authId: auth.name, source: 'auth', level: 'error', message })
  }
})
