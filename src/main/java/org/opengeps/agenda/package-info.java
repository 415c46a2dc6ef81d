/**
 * What the officers of an agency have before them: what waits for each of them, what is due, what
 * goes wrong. A reader of all contexts of the flow that owns no table and changes nothing.
 */
package org.opengeps.agenda;
