/**
 * The practice: an agency, a committee and bidders who use the engine as strangers would, from
 * processes of their own, over HTTP only, with keys from the practice authorities. Nothing here has
 * a way into the engine that the public does not have.
 */
package org.opengeps.app.demo;
