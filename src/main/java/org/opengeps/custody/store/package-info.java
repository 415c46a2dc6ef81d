/** The tables of V040__custody.sql. */
package org.opengeps.custody.store;
