/** A committee member's commands. */
package org.opengeps.cli.committee;
