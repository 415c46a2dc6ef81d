/** Ceremonies, pools and bindings as they are kept; repositories as plural nouns. */
package org.opengeps.custody.model;
