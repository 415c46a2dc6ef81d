/** What is told, when letters go, and which conditions a search has. Pure. */
package org.opengeps.watch.rules;
