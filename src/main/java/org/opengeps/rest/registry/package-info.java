/** Registration and the public register over HTTP. */
package org.opengeps.rest.registry;
