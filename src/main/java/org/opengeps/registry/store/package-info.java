/** The tables of registry. */
package org.opengeps.registry.store;
