/**
 * The way to a mail relay: the only place that knows Jakarta Mail, which the server brings. It
 * carries letters; whom they go to and what they say is decided elsewhere.
 */
package org.opengeps.platform.mail;
