/** Payara Micro in our own process: its options, its boot, its end. */
package org.opengeps.app.server;
