/**
 * The command {@code verify}, in the whole command line and as a program of its own that needs
 * nothing else.
 */
package org.opengeps.cli.verify;
