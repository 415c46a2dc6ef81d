/**
 * What runs the house: the entry of opengeps.jar, the {@code serve} command with its embedded
 * database, migrations and server, and (in packages of their own) the authorities, the witness, the
 * practice bank and the demo people. Imports everything, is imported by nothing.
 */
package org.opengeps.app;
