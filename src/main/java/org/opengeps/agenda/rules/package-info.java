/** What follows from the facts of one morning, one class for each list or part of it. */
package org.opengeps.agenda.rules;
