/** The description of the doors for programs, as a page: the document itself is at /openapi. */
import SwaggerUI from 'swagger-ui-dist/swagger-ui-es-bundle.js';

SwaggerUI({
  url: '/openapi?format=json',
  domNode: document.getElementById('api'),
  supportedSubmitMethods: [], // to read, not to try: what changes something must be signed
  validatorUrl: null, // nothing is asked of other hosts
});
