/**
 * The public HTTP doors (OpenAPI at {@code /openapi}): resources only translate between HTTP and
 * use cases. A refusal is an {@code application/problem+json} with code, sentence and signature.
 */
package org.opengeps.rest;
