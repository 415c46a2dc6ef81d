/**
 * What a notice must satisfy, one class for each sentence of the law. Input is a facts record; the
 * figures come from the rule set that the notice pins. Pure: no Jakarta, no input or output, no
 * clock.
 */
package org.opengeps.notice.rules;
