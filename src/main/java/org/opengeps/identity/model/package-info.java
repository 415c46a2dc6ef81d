/** People and bindings as they are stored. */
package org.opengeps.identity.model;
