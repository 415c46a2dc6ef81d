/** Watching, searching, telling: doors of people, and the jobs that spread and send letters. */
package org.opengeps.watch.usecase;
