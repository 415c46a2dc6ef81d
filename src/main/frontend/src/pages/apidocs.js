/** The description of the doors for programs, as a page: the document itself is at /openapi. */
import SwaggerUI from 'swagger-ui-dist/swagger-ui-es-bundle.js';

/** The doors and the forms of their documents; title and frame are those of the page around, which has its own main part. */
function reading({ React, getComponent }) {
  const part = (name, container) => React.createElement(getComponent(name, container));
  const Reading = ({ specSelectors }) => (specSelectors.loadingStatus() === 'success'
    ? React.createElement('div', { className: 'swagger-ui' }, part('SvgAssets'), part('operations', true), part('Models', true)) : null);
  return { components: { Reading } };
}

SwaggerUI({
  url: '/openapi?format=json',
  domNode: document.getElementById('api'),
  plugins: [reading],
  layout: 'Reading',
  defaultModelsExpandDepth: 0,
  supportedSubmitMethods: [], // to read, not to try: what changes something must be signed
  validatorUrl: null, // nothing is asked of other hosts
});
