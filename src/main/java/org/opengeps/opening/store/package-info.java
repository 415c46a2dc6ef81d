/** The tables of V070__opening.sql. */
package org.opengeps.opening.store;
