// Starts the viewer on this server's own document. `/docs?provider_id=1001` signs in at another provider than the first.

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
  oauth2RedirectUrl: `${location.origin}/docs/oauth2-redirect.html`,
})

viewer.initOAuth({
  usePkceWithAuthorizationCodeGrant: true,
  scopes: ['ACCOUNT_BASIC', 'ACCOUNT_DETAILED', 'TRANSACTIONS', 'STATEMENTS'],
  additionalQueryStringParams: { provider_id: new URLSearchParams(location.search).get('provider_id') ?? '1000' },
})
