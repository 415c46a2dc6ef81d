/** What makes an opened bid count, one judgment each. */
package org.opengeps.opening.rules;
