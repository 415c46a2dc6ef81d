/** The tables of identity. */
package org.opengeps.identity.store;
